import { type RawBuilder, sql } from 'kysely';
import { type ActionContext, action } from '../../../platform/action/action.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import {
  isRefusal,
  orRefuse,
  type Reason,
  type Refusal,
  Refused,
  reason,
  refuse,
} from '../../../platform/outcome/refusal.ts';
import * as contract from '../contract/badges.ts';
import { type BadgeCaseRow, badgeMembers, casesSeen, homesOfCases } from '../questions/badge-rows.ts';
import { badgeRulesOn } from '../questions/badge-rules-on.ts';
import { type BadgeStep, mayStepBadge } from '../rules/badge-transitions.ts';
import { advanceReasons, checkDeferral, checkResumption } from '../rules/check-badge.ts';

type Seen = readonly { readonly caseId: typeof contract.badgeCaseId._output; readonly expectedVersion: number }[];

/** Every case on which the step is not open in its state, and what else stands in the way. */
const orStop = (rows: readonly BadgeCaseRow[], step: BadgeStep, ...others: readonly Reason[]): void => {
  const closed = rows.flatMap((row, at) =>
    mayStepBadge(row.state, step) ? [] : [reason('members.badge-step-closed', { state: row.state }, `cases.${at}`)],
  );
  if (closed.length + others.length > 0) throw new Refused(refuse(...closed, ...others));
};

const notAhead = (on: Day, today: Day, field: string): Reason[] =>
  on > today ? [reason('members.day-ahead', { on }, field)] : [];

/** The members are looked at anew: a suspension may have begun since the proposal. */
const suspendedSince = async (tx: Tx, rows: readonly BadgeCaseRow[], on: Day): Promise<Reason[]> => {
  const members = await badgeMembers(
    tx,
    rows.map((row) => row.memberId),
  );
  return advanceReasons(
    rows.map(({ kind }, at) => ({ kind, member: members[at]! })),
    on,
  );
};

const save = async (
  { tx, note }: Pick<ActionContext, 'tx' | 'note'>,
  rows: readonly BadgeCaseRow[],
  state: contract.BadgeState,
  change: RawBuilder<unknown>,
) => {
  await sql`
    UPDATE members.badge_case SET state = ${state}, version = version + 1, ${change}
    WHERE id = ANY (${rows.map((row) => row.id)}::uuid[])`.execute(tx);
  for (const row of rows)
    note({ subject: `members.badge_case:${row.id}`, before: { state: row.state }, after: { state } });
  return { cases: rows.map((row) => ({ caseId: row.id as Seen[number]['caseId'], expectedVersion: row.version + 1 })) };
};

const overCases = {
  over: (input: { readonly cases: Seen }, tx: Tx) =>
    homesOfCases(
      tx,
      input.cases.map((one) => one.caseId),
    ),
};
const overCase = { over: (input: { readonly caseId: string }, tx: Tx) => homesOfCases(tx, [input.caseId]) };

export const fileBadges = action(
  contract.fileBadges,
  async (input, context) => {
    const rows = await casesSeen(context.tx, input.cases);
    const held = await suspendedSince(context.tx, rows, input.filedOn);
    orStop(rows, 'file-badges', ...notAhead(input.filedOn, context.today, 'filedOn'), ...held);
    const done = await save(context, rows, 'filed', sql`filed_on = ${input.filedOn}::date`);
    await context.tell('members.badges-filed', { count: rows.length });
    return done;
  },
  overCases,
);

export const takeBackBadgeFiling = action(
  contract.takeBackBadgeFiling,
  async (input, context) => {
    const rows = await casesSeen(context.tx, input.cases);
    orStop(rows, 'take-back-badge-filing');
    return save(context, rows, 'proposed', sql`filed_on = NULL`);
  },
  overCases,
);

export const awardBadges = action(
  contract.awardBadges,
  async (input, context) => {
    const rows = await casesSeen(context.tx, input.cases);
    const { awardedOn, decision } = input;
    const late =
      decision && decision.decidedOn > awardedOn
        ? [reason('members.badge-decided-after-award', {}, 'decision.decidedOn')]
        : [];
    const held = await suspendedSince(context.tx, rows, awardedOn);
    orStop(rows, 'award-badges', ...notAhead(awardedOn, context.today, 'awardedOn'), ...late, ...held);
    const done = await save(
      context,
      rows,
      'awarded',
      sql`awarded_on = ${awardedOn}::date, decision_number = ${decision?.number ?? null}, decision_on = ${decision?.decidedOn ?? null}::date,
        decision_issuer = ${decision?.issuer ?? null}`,
    );
    await context.tell('members.badges-awarded', { awardedOn, count: rows.length });
    return done;
  },
  overCases,
);

export const takeBackBadgeAward = action(
  contract.takeBackBadgeAward,
  async (input, context) => {
    const rows = await casesSeen(context.tx, input.cases);
    const past = rows.some((row) => row.isPast) ? [reason('members.badge-is-past', {}, 'cases')] : [];
    orStop(rows, 'take-back-badge-award', ...past);
    const nothing = sql`awarded_on = NULL, decision_number = NULL, decision_on = NULL, decision_issuer = NULL`;
    return save(context, rows, 'filed', nothing);
  },
  overCases,
);

/** What the minutes of a meeting say about a case stands as long as they do. */
const votedOn = async (tx: Tx, cases: readonly BadgeCaseRow[]): Promise<Reason[]> => {
  const { rows } = await sql<{ id: string; day: Day }>`
    SELECT badge_case_id AS id, max(on_day) AS day FROM members.cell_vote
    WHERE badge_case_id = ANY (${cases.map(({ id }) => id)}::uuid[]) GROUP BY badge_case_id`.execute(tx);
  return rows.map(({ id, day }) =>
    reason('members.badge-voted', { day }, `cases.${cases.findIndex((one) => one.id === id)}`),
  );
};

const withdraw = async ({ tx, note, tell }: ActionContext, rows: readonly BadgeCaseRow[]) => {
  await sql`DELETE FROM members.badge_case WHERE id = ANY (${rows.map((row) => row.id)}::uuid[])`.execute(tx);
  for (const { id, memberId, level, state } of rows)
    note({ subject: `members.badge_case:${id}`, before: { memberId, level, state } });
  await tell('members.badges-withdrawn', { count: rows.length });
  return { done: true as const };
};

export const withdrawBadgeCases = action(
  contract.withdrawBadgeCases,
  async (input, context) => {
    const rows = await casesSeen(context.tx, input.cases);
    orStop(rows, 'withdraw-badge-cases', ...(await votedOn(context.tx, rows)));
    return withdraw(context, rows);
  },
  overCases,
);

export const withdrawPastBadge = action(
  contract.withdrawPastBadge,
  async (input, context) => {
    const rows = await casesSeen(context.tx, input.cases);
    const current = rows.some((row) => !row.isPast) ? [reason('members.badge-is-not-past', {}, 'cases')] : [];
    orStop(rows, 'withdraw-past-badge', ...current);
    return withdraw(context, rows);
  },
  overCases,
);

/** A case whose day of reaching is unknown cannot be weighed against waiting times. */
const datesOf = ({ reachedOn, roundOn }: BadgeCaseRow): { reachedOn: Day; roundOn: Day } | Refusal =>
  reachedOn && roundOn ? { reachedOn, roundOn } : refuse(reason('members.party-age-unknown'));

export const deferBadge = action(
  contract.deferBadge,
  async (input, context) => {
    const { tx, today, tell } = context;
    const rows = await casesSeen(tx, [input]);
    await badgeMembers(tx, [rows[0]!.memberId]);
    orStop(rows, 'defer-badge');
    const pack = badgeRulesOn(today);
    const dates = orRefuse(datesOf(rows[0]!));

    const { waitUntil, round } = orRefuse(checkDeferral(input, dates, { rules: pack.content, today }));

    const { cases } = await save(
      context,
      rows,
      'deferred',
      sql`deferred_for = ${input.deferredFor}, measure = ${input.discipline?.measure ?? null},
        measure_since = ${input.discipline?.since ?? null}::date, wait_until = ${waitUntil}::date, round_on = ${round.awardOn}::date,
        filed_on = NULL, pack_id = ${pack.id}`,
    );
    await tell('members.badge-deferred', { caseId: input.caseId, roundOn: round.awardOn });
    return { version: cases[0]!.expectedVersion, roundOn: round.awardOn, waitUntil };
  },
  overCase,
);

export const resumeBadge = action(
  contract.resumeBadge,
  async (input, context) => {
    const { tx, today, tell } = context;
    const rows = await casesSeen(tx, [input]);
    orStop(rows, 'resume-badge');
    const { content: rules } = badgeRulesOn(today);
    const roundOn = input.roundOn ?? rows[0]!.roundOn!;

    const verdict = checkResumption(roundOn, rows[0]!, { rules, today });
    if (isRefusal(verdict)) throw new Refused(verdict);

    const cleared = sql`deferred_for = NULL, measure = NULL, measure_since = NULL, wait_until = NULL, round_on = ${roundOn}::date`;
    const { cases } = await save(context, rows, 'proposed', cleared);
    await tell('members.badge-resumed', { caseId: input.caseId, roundOn });
    return { version: cases[0]!.expectedVersion, roundOn };
  },
  overCase,
);
