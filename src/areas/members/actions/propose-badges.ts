import { sql } from 'kysely';
import { type ActionContext, action } from '../../../platform/action/action.ts';
import { newId } from '../../../platform/action/id.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { orRefuse } from '../../../platform/outcome/refusal.ts';
import * as contract from '../contract/badges.ts';
import { badgeMembers, homesOfMembers } from '../questions/badge-rows.ts';
import { badgeRulesOn } from '../questions/badge-rules-on.ts';
import { checkPastBadge, checkProposals, checkSpecialProposal } from '../rules/check-badge.ts';

type NewCase = {
  readonly memberId: string;
  readonly level: number;
  readonly kind: 'regular' | 'early' | 'posthumous';
  readonly reachedOn: Day | null;
  readonly roundOn: Day | null;
  readonly awardedOn?: Day;
  readonly decision?: { readonly number: string; readonly decidedOn: Day; readonly issuer: string } | null;
  readonly packId: string;
};

/** A case stands at the organisation where its member is today; the names are the record's. */
const insertCases = async ({ tx, note }: Pick<ActionContext, 'tx' | 'note'>, lines: readonly NewCase[]) => {
  const rows = lines.map(({ decision, ...line }) => ({
    ...line,
    id: newId(),
    number: decision?.number ?? null,
    decidedOn: decision?.decidedOn ?? null,
    issuer: decision?.issuer ?? null,
  }));
  await insertRows(tx, JSON.stringify(rows));
  for (const { id, memberId, level, roundOn, awardedOn } of rows)
    note({ subject: `members.badge_case:${id}`, after: { memberId, level, roundOn, awardedOn } });
  return rows.map(({ id }) => ({ caseId: id as typeof contract.badgeCaseId._output, expectedVersion: 1 }));
};

const insertRows = async (tx: Tx, rows: string): Promise<void> => {
  await sql`
    INSERT INTO members.badge_case (id, member_id, org_id, org_pos, full_name, sort_name, level, kind, state, reached_on, round_on,
      awarded_on, decision_number, decision_on, decision_issuer, is_past, pack_id)
    SELECT r.id, m.id, m.org_id, m.org_pos, m.full_name, m.sort_name, r.level, r.kind,
      CASE WHEN r."awardedOn" IS NULL THEN 'proposed' ELSE 'awarded' END, r."reachedOn", r."roundOn", r."awardedOn", r.number,
      r."decidedOn", r.issuer, r."awardedOn" IS NOT NULL, r."packId"
    FROM jsonb_to_recordset(${rows}::jsonb) AS r(id uuid, "memberId" uuid, level int, kind text, "reachedOn" date, "roundOn" date,
      "awardedOn" date, number text, "decidedOn" date, issuer text, "packId" text)
    JOIN members.member m ON m.id = r."memberId"`.execute(tx);
};

export const proposeBadges = action(
  contract.proposeBadges,
  async (input, context) => {
    const { tx, today, tell } = context;
    const members = await badgeMembers(
      tx,
      input.lines.map((line) => line.memberId),
    );
    const pack = badgeRulesOn(today);
    const lines = input.lines.map(({ level }, at) => ({ level, member: members[at]! }));

    const reached = orRefuse(checkProposals(lines, input.roundOn, { rules: pack.content, today }));

    const cases = await insertCases(
      context,
      input.lines.map(({ memberId, level }, at) => ({
        memberId,
        level,
        kind: 'regular' as const,
        reachedOn: reached[at]!.reachedOn,
        roundOn: input.roundOn,
        packId: pack.id,
      })),
    );
    await tell('members.badges-proposed', { roundOn: input.roundOn, count: cases.length });
    return { cases };
  },
  {
    over: (input, tx) =>
      homesOfMembers(
        tx,
        input.lines.map((line) => line.memberId),
      ),
  },
);

export const proposeSpecialBadge = action(
  contract.proposeSpecialBadge,
  async (input, context) => {
    const { tx, today, tell } = context;
    const [member] = await badgeMembers(tx, [input.memberId]);
    const pack = badgeRulesOn(today);

    const { reachedOn } = orRefuse(checkSpecialProposal(input, member!, { rules: pack.content, today }));

    const [made] = await insertCases(context, [{ ...input, reachedOn, packId: pack.id }]);
    await tell('members.badges-proposed', { roundOn: input.roundOn, count: 1 });
    return made!;
  },
  { over: (input, tx) => homesOfMembers(tx, [input.memberId]) },
);

export const recordPastBadge = action(
  contract.recordPastBadge,
  async (input, context) => {
    const { tx, today, tell } = context;
    const [member] = await badgeMembers(tx, [input.memberId]);
    const pack = badgeRulesOn(today);

    const { reachedOn } = orRefuse(checkPastBadge(input, member!, { rules: pack.content, today }));

    const line = { ...input, kind: 'regular' as const, reachedOn, roundOn: null, packId: pack.id };
    const [made] = await insertCases(context, [line]);
    await tell('members.past-badge-recorded', { caseId: made!.caseId, memberId: input.memberId });
    return made!;
  },
  { over: (input, tx) => homesOfMembers(tx, [input.memberId]) },
);
