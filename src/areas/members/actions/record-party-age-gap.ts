import { sql } from 'kysely';
import { action } from '../../../platform/action/action.ts';
import { newId } from '../../../platform/action/id.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { type Reason, Refused, reason, refuse, refuseNotFound } from '../../../platform/outcome/refusal.ts';
import * as contract from '../contract/records-member.ts';
import { gapsOf, lockMember, type MemberRecord, overMember } from '../questions/member-rows.ts';
import { partyAgeFrom } from '../rules/party-age.ts';

/** Writes the day from which party age runs anew; gives the new version of the member. */
const recount = async (tx: Tx, member: MemberRecord): Promise<number> => {
  const from = partyAgeFrom({ ...member, gaps: await gapsOf(tx, member.id) });
  await sql`
    UPDATE members.member SET party_age_from = ${from}::date, version = version + 1 WHERE id = ${member.id}`.execute(
    tx,
  );
  return member.version + 1;
};

const gapReasons = (member: MemberRecord, gap: { since: Day; until: Day }, today: Day): Reason[] => {
  const first = member.admissionDecidedOn ?? member.admittedOn;
  return [
    ...(gap.since >= gap.until ? [reason('members.gap-without-end', {}, 'until')] : []),
    ...(gap.until > today ? [reason('members.day-in-future', { day: gap.until }, 'until')] : []),
    ...(first !== null && gap.since < first ? [reason('members.gap-before-admission', { day: first }, 'since')] : []),
  ];
};

export const recordPartyAgeGap = action(
  contract.recordPartyAgeGap,
  async (input, { tx, today, note, tell }) => {
    const member = await lockMember(tx, input.memberId, input.expectedVersion);
    const reasons = gapReasons(member, input, today);
    if (reasons.length > 0) throw new Refused(refuse(...reasons));
    const gapId = newId<never>();
    const { decision } = input;
    await sql`
      INSERT INTO members.party_age_gap (id, member_id, since_day, until_day, reason, decision_number, decision_on, decision_issuer)
      VALUES (${gapId}, ${member.id}, ${input.since}, ${input.until}, ${input.reason}, ${decision?.number ?? null},
        ${decision?.decidedOn ?? null}::date, ${decision?.issuer ?? null})`.execute(tx);
    const version = await recount(tx, member);
    note({
      subject: `member ${member.id}`,
      after: { gap: gapId, since: input.since, until: input.until, reason: input.reason },
    });
    await tell('members.member-changed', { memberId: member.id });
    return { gapId, version };
  },
  { over: overMember },
);

export const withdrawPartyAgeGap = action(
  contract.withdrawPartyAgeGap,
  async (input, { tx, note, tell }) => {
    const member = await lockMember(tx, input.memberId, input.expectedVersion);
    const gap = (await gapsOf(tx, member.id)).find((one) => one.id === input.gapId);
    if (!gap) throw new Refused(refuseNotFound(reason('platform.not-found')));
    await sql`DELETE FROM members.party_age_gap WHERE id = ${gap.id}`.execute(tx);
    const version = await recount(tx, member);
    note({
      subject: `member ${member.id}`,
      before: { gap: gap.id, since: gap.since, until: gap.until, reason: gap.reason },
    });
    await tell('members.member-changed', { memberId: member.id });
    return { version };
  },
  { over: overMember },
);
