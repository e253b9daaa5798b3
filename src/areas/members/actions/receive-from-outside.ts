import { sql } from 'kysely';
import { action } from '../../../platform/action/action.ts';
import type { ParsedInputOf } from '../../../platform/action/contract.ts';
import { newId } from '../../../platform/action/id.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import { calendarFrom } from '../../../platform/calendar/work-calendar.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { orRefuse, type Reason, Refused, reason, refuse } from '../../../platform/outcome/refusal.ts';
import { shippedPacks } from '../../../platform/packs/load-packs.ts';
import { packInForce } from '../../../platform/packs/pack.ts';
import * as contract from '../contract/transfers-receiving.ts';
import type { MemberId } from '../contract.ts';
import { findCellFacts } from '../questions/cell-facts.ts';
import { contradictingDates } from '../rules/check-member-dates.ts';
import { checkAcceptance, checkPresentation } from '../rules/check-reception.ts';
import { partyAgeFrom } from '../rules/party-age.ts';
import { dueDayOf } from '../rules/transfer-clocks.ts';
import { transferRules } from '../rules/transfer-pack.ts';
import { lockNewMember } from './lock-new-members.ts';
import { insertMembers, moveMembers, setMemberState } from './member-writes.ts';

type Input = ParsedInputOf<typeof contract.receiveFromOutside>;

export const receiveFromOutside = action(contract.receiveFromOutside, async (input, { tx, today, now, tell, note }) => {
  await lockNewMember(tx);
  const reasons = [
    ...(await slipReasons(tx, input, today)),
    ...contradictingDates({ ...input.dates, birthOn: input.birthOn, standing: input.standing }, today, (field) =>
      field === 'birthOn' ? field : `dates.${field}`,
    ),
    ...(await personReasons(tx, input)),
  ];
  if (reasons.length > 0) throw new Refused(refuse(...reasons));

  const memberId = input.returningMemberId ?? newId<MemberId>();
  if (input.returningMemberId === null) await insertMembers(tx, [lineOf(input, memberId)]);
  else await bringBack(tx, input, memberId);
  const transferInId = newId();
  await sql`
    INSERT INTO members.transfer_in (id, org_id, org_pos, member_id, full_name, sort_name, birth_year, standing, kind, from_text, state,
      slip_number, issued_on, dues_paid_through, dossier, presented_on, late_explanation, accepted_on, accepted_at, cell_id, settled_at,
      entered_at)
    SELECT ${transferInId}, m.org_id, m.org_pos, m.id, m.full_name, m.sort_name, m.birth_year, m.standing, 'in', ${input.fromText},
      'accepted', ${input.slipNumber}, ${input.issuedOn}::date, ${input.duesPaidThrough}::date, ${JSON.stringify(input.dossier)}::jsonb,
      ${input.presentedOn}::date, ${input.lateExplanation}, ${input.acceptedOn}::date, ${now}, m.org_id, ${now}, ${now}
    FROM members.member m WHERE m.id = ${memberId}`.execute(tx);
  note({ subject: `members.member ${memberId}`, after: { transferInId } });
  await tell('members.member-received', { transferInId, memberId });
  return { transferInId: transferInId as never, memberId };
});

const slipReasons = async (tx: Tx, input: Input, today: Day): Promise<Reason[]> => {
  const rules = orRefuse(packInForce(shippedPacks(), transferRules, input.issuedOn)).content;
  const presentBy = dueDayOf(rules.presentWithin.value, input.issuedOn, calendarFrom(shippedPacks()));
  const cell = await findCellFacts(tx, input.cellId, input.acceptedOn);
  return [
    ...(checkPresentation(input, { issuedOn: input.issuedOn, presentBy }, today)?.reasons ?? []),
    ...(checkAcceptance(
      input,
      { presentedOn: input.presentedOn, until: null },
      cell && { type: cell.type, isLivingToday: cell.livesToday, isLivingThen: cell.livesThen },
      rules.cellTypes,
      today,
    )?.reasons ?? []),
  ];
};

/** Someone of that name and year is here already, or the record named as coming back is none of somebody who left by a transfer. */
const personReasons = async (tx: Tx, input: Input): Promise<Reason[]> => {
  if (input.returningMemberId !== null) {
    const { rows } = await sql<{ id: string }>`
      SELECT id FROM members.member WHERE id = ${input.returningMemberId} AND state = 'transferred-out' FOR UPDATE`.execute(
      tx,
    );
    return rows.length === 0 ? [reason('members.not-a-returning-member', {}, 'returningMemberId')] : [];
  }
  if (input.isAnotherPerson) return [];
  const year = input.birthOn === null ? input.birthYear : Number(input.birthOn.slice(0, 4));
  const { rows } = await sql<{ count: number }>`
    SELECT count(*)::int AS count FROM members.member
    WHERE folded_name = platform.folded(${input.fullName}) AND birth_year IS NOT DISTINCT FROM ${year}::int`.execute(
    tx,
  );
  return rows[0]!.count > 0 ? [reason('members.namesake-here', { count: rows[0]!.count }, 'fullName')] : [];
};

const decisionOf = ({ decision }: Input) => decision ?? { number: null, decidedOn: null, issuer: null };

const lineOf = (input: Input, id: MemberId) => ({
  id,
  organisationId: input.cellId,
  fullName: input.fullName,
  standing: input.standing,
  dates: input.dates,
  partyAgeFrom: partyAgeFrom({ ...input.dates, gaps: [] }),
  facts: { sex: input.sex, birthOn: input.birthOn, birthYear: input.birthYear },
  spell: { since: input.acceptedOn, beganBy: 'transfer' as const, decision: decisionOf(input) },
  isFictional: input.isFictional,
});

const bringBack = async (tx: Tx, input: Input, memberId: MemberId): Promise<void> => {
  await setMemberState(tx, { memberId, state: 'active', since: input.acceptedOn });
  await moveMembers(tx, [
    {
      memberId,
      organisationId: input.cellId,
      on: input.acceptedOn,
      beganBy: 'transfer',
      endedBy: 'transfer',
      decision: decisionOf(input),
    },
  ]);
};
