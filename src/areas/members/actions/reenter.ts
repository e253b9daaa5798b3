import { sql } from 'kysely';
import { type Action, action } from '../../../platform/action/action.ts';
import { newId } from '../../../platform/action/id.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { Refused, refuse } from '../../../platform/outcome/refusal.ts';
import * as contract from '../contract/life-cycle-ends.ts';
import { cellReasons } from '../questions/cell-reasons.ts';
import { homes } from '../questions/life-cycle-homes.ts';
import { getMember, type MemberRow, refuseStale } from '../questions/life-cycle-rows.ts';
import { lifeCycleRules } from '../questions/life-cycle-world.ts';
import { readmissionReasons } from '../rules/life-cycle-readmission.ts';
import { type ReentryKind, reentryReasons } from '../rules/member-reentry.ts';
import { partyAgeFrom } from '../rules/party-age.ts';
import { makeProbationary, moveMembers, setMemberState } from './member-writes.ts';

type Decision = { readonly number: string; readonly decidedOn: Day; readonly issuer: string };
type Back = {
  readonly organisationId: string;
  readonly effectiveOn: Day;
  readonly decision: Decision;
  readonly kind: ReentryKind;
  readonly gap: 'expelled' | 'removed' | 'lost-contact' | 'transfer-gap' | null;
  readonly hasNoConviction?: boolean;
  readonly hasNotQuit?: boolean;
  readonly verifiedBy?: string | null;
};

const history = async (tx: Tx, memberId: string) => {
  const { rows } = await sql<{
    isMinorCrime: boolean | null;
    clearedOn: Day | null;
    ground: string | null;
    times: number;
  }>`
    SELECT e.is_minor_crime AS "isMinorCrime", e.record_cleared_on AS "clearedOn",
      (SELECT ground FROM members.procedure WHERE id = e.procedure_id) AS ground,
      (SELECT count(*)::int FROM members.reentry WHERE member_id = ${memberId} AND kind = 'readmitted') AS times
    FROM (SELECT ${memberId}::uuid AS id) m
    LEFT JOIN LATERAL (SELECT is_minor_crime, record_cleared_on, procedure_id FROM members.member_end
      WHERE member_id = m.id AND withdrawn_at IS NULL ORDER BY effective_on DESC LIMIT 1) e ON true`.execute(tx);
  return rows[0]!;
};

/** Time that does not count for party age, and the day from which party age runs anew by all such times. */
const writeGap = async (tx: Tx, member: MemberRow, { gap, effectiveOn, decision }: Back): Promise<void> => {
  if (gap === null || member.stateSince === null || member.stateSince >= effectiveOn) return;
  await sql`
    INSERT INTO members.party_age_gap (id, member_id, since_day, until_day, reason, decision_number, decision_on, decision_issuer)
    VALUES (${newId()}, ${member.id}, ${member.stateSince}, ${effectiveOn}, ${gap}, ${decision.number}, ${decision.decidedOn},
      ${decision.issuer})`.execute(tx);
  const { rows } = await sql<{ since: Day; until: Day }>`
    SELECT since_day AS since, until_day AS until FROM members.party_age_gap WHERE member_id = ${member.id}`.execute(
    tx,
  );
  const from = partyAgeFrom({ ...member, gaps: rows });
  await sql`UPDATE members.member SET party_age_from = ${from}::date WHERE id = ${member.id}`.execute(tx);
};

/** Takes the member back: state, organisation, a new spell, and what the time in between means for party age. */
const reenter = async (tx: Tx, member: MemberRow, back: Back): Promise<never> => {
  const reentryId = newId<never>();
  const { decision, effectiveOn, kind } = back;
  await sql`
    INSERT INTO members.reentry (id, member_id, kind, decision_number, decision_on, decision_issuer, effective_on, standing_before,
      official_on_before, has_no_conviction, has_not_quit, verified_by)
    VALUES (${reentryId}, ${member.id}, ${kind}, ${decision.number}, ${decision.decidedOn}, ${decision.issuer}, ${effectiveOn},
      ${member.standing}, ${member.officialOn}::date, ${back.hasNoConviction ?? false}, ${back.hasNotQuit ?? false},
      ${back.verifiedBy ?? null})`.execute(tx);
  await writeGap(tx, member, back);
  await setMemberState(tx, { memberId: member.id, state: 'active', since: effectiveOn });
  if (kind === 'readmitted') await makeProbationary(tx, member.id);
  await moveMembers(tx, [
    {
      memberId: member.id,
      organisationId: back.organisationId,
      on: effectiveOn,
      beganBy: kind === 'readmitted' ? 'readmission' : 'restoration',
      endedBy: 'transfer',
      decision,
    },
  ]);
  return reentryId;
};

const load = async (tx: Tx, input: { memberId: string; expectedVersion: number }): Promise<MemberRow> => {
  const member = await getMember(tx, input.memberId, true);
  refuseStale(member, input.expectedVersion);
  return member;
};

/** Both the organisation of before and the one that takes the member back must lie in reach. */
const over = async (input: { memberId: string; organisationId: string }, tx: Tx): Promise<readonly string[]> => {
  const from = await homes.member(input, tx);
  return from.length === 0 ? [] : [...from, input.organisationId];
};

const refuseIfAny = (reasons: ReturnType<typeof reentryReasons>): void => {
  if (reasons.length > 0) throw new Refused(refuse(...reasons));
};

export const readmit: Action<typeof contract.readmit> = action(
  contract.readmit,
  async (input, { tx, today, note, tell }) => {
    const member = await load(tx, input);
    const { clearedOn, ...past } = await history(tx, member.id);
    const { hasNoConviction, hasNotQuit, verifiedBy } = input;
    const facts = {
      ...past,
      kind: member.state,
      outSince: member.stateSince!,
      recordClearedOn: clearedOn,
      on: input.effectiveOn,
      ...{ hasNoConviction, hasNotQuit, verifiedBy },
    };
    const rule = lifeCycleRules(input.decision.decidedOn).content.readmission;
    const back = { ...input, kind: 'readmitted' as const, decidedOn: input.decision.decidedOn };
    refuseIfAny([
      ...reentryReasons(member, back, today),
      ...(await cellReasons(tx, input.organisationId, today)),
      ...(member.stateSince ? readmissionReasons(rule, facts) : []),
    ]);

    const gap = member.state === 'expelled' ? ('expelled' as const) : ('removed' as const);
    const reentryId = await reenter(tx, member, { ...back, gap });
    note({
      subject: `member ${member.id}`,
      before: { state: member.state },
      after: { state: 'active', kind: 'readmitted', hasNoConviction, hasNotQuit, verifiedBy },
    });
    await tell('members.member-readmitted', { memberId: member.id, organisationId: input.organisationId });
    return { reentryId };
  },
  { over },
);

export const restoreRights: Action<typeof contract.restoreRights> = action(
  contract.restoreRights,
  async (input, { tx, today, note, tell }) => {
    const member = await load(tx, input);
    const back = { ...input, kind: 'restored' as const, decidedOn: input.decision.decidedOn };
    refuseIfAny([...reentryReasons(member, back, today), ...(await cellReasons(tx, input.organisationId, today))]);

    const gap = member.state === 'expelled' ? ('expelled' as const) : ('removed' as const);
    const reentryId = await reenter(tx, member, { ...back, gap: input.isPartyAgeContinuous ? null : gap });
    note({
      subject: `member ${member.id}`,
      before: { state: member.state },
      after: { state: 'active', kind: 'restored' },
    });
    await tell('members.rights-restored', { memberId: member.id, organisationId: input.organisationId });
    return { reentryId };
  },
  { over },
);

export const reconnect: Action<typeof contract.reconnect> = action(
  contract.reconnect,
  async (input, { tx, today, note, tell }) => {
    const member = await load(tx, input);
    const back = { ...input, kind: 'reconnected' as const, decidedOn: input.decision.decidedOn };
    refuseIfAny([...reentryReasons(member, back, today), ...(await cellReasons(tx, input.organisationId, today))]);

    const reentryId = await reenter(tx, member, back);
    note({
      subject: `member ${member.id}`,
      before: { state: member.state },
      after: { state: 'active', kind: 'reconnected' },
    });
    await tell('members.member-reconnected', { memberId: member.id, organisationId: input.organisationId });
    return { reentryId };
  },
  { over },
);
