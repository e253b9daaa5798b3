import { sql } from 'kysely';
import { question } from '../../../platform/action/action.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { rangesOf } from '../../organisations/public.ts';
import * as contract from '../contract/provisional.ts';
import type { RatingLevel } from '../contract/rating-codes.ts';
import type { SubjectLine } from '../contract/season-shapes.ts';
import type { Verdict } from '../contract/verdict.ts';
import { differsNow, type Finding, proposedBy, type Rechecked } from '../rules/recheck-decision.ts';
import { recheckProvisional, type Waiting } from '../rules/season-order.ts';
import { lawOf } from './rating-laws.ts';
import { type SubjectRow, subjectRowsWhere } from './subject-rows.ts';
import { subjectColumns } from './subjects.ts';
import { type Judged, judge } from './verdicts.ts';
import { standingOf } from './waiting-of.ts';

/** The decision that stands, as it was entered: what it went ahead of, and what the rules made of the facts of then. */
type Decision = {
  readonly stepId: string;
  readonly subjectId: string;
  readonly enteredOn: Day;
  readonly aheadReason: string | null;
  readonly aheadOf: readonly Waiting[];
  readonly before: Verdict['outcome'] | null;
  readonly stateLevel: RatingLevel | null;
  /** What the program found when something of it had arrived; null: nothing has. */
  readonly recheck: { readonly finding: Finding; readonly on: Day; readonly outcome: Verdict['outcome'] } | null;
};

export type ProvisionalDecision = Decision &
  Rechecked & {
    readonly subject: SubjectRow;
    /** Facts and verdict of today. */
    readonly judged: Judged;
    readonly arrived: readonly Waiting[];
    readonly waiting: readonly Waiting[];
  };

const decisionsOf = async (tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, Decision>> => {
  const { rows } = await sql<Decision>`
    SELECT DISTINCT ON (l.subject_id) l.id AS "stepId", l.subject_id AS "subjectId", (l.entered_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date AS "enteredOn",
      l.ahead_reason AS "aheadReason", l.ahead_of AS "aheadOf", v.verdict -> 'outcome' AS before,
      (SELECT f.value #>> '{}' FROM ratings.entered_fact f
       WHERE f.subject_id = l.subject_id AND f.fact = 'state-level' AND f.withdrawn_at IS NULL) AS "stateLevel",
      CASE WHEN c.step_id IS NOT NULL THEN jsonb_build_object('finding', c.finding, 'on', (c.rechecked_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date,
        'outcome', w.verdict -> 'outcome') END AS recheck
    FROM ratings.subject_step l LEFT JOIN ratings.verdict v ON v.step_id = l.id
    LEFT JOIN ratings.recheck c ON c.step_id = l.id LEFT JOIN ratings.verdict w ON w.id = c.verdict_id
    WHERE l.subject_id = ANY (${[...ids]}::uuid[]) AND l.step = 'decide-level' AND l.withdrawn_at IS NULL
    ORDER BY l.subject_id, l.entered_at DESC, l.id DESC`.execute(tx);
  return new Map(rows.map((row) => [row.subjectId, row]));
};

/** Those of which something has arrived, or had when they were last looked at: the others need not be judged anew. Of one season. */
export const withArrivals = async (tx: Tx, subjects: readonly SubjectRow[]): Promise<SubjectRow[]> => {
  if (subjects.length === 0) return [];
  const ids = subjects.map(({ id }) => id as string);
  const decisions = await decisionsOf(tx, ids);
  const standing = await standingOf(tx, lawOf(subjects[0]!).order, ids);
  return subjects.filter(({ id }) => {
    const decision = decisions.get(id);
    if (!decision) return false;
    const { arrived } = recheckProvisional(decision.aheadOf, standing.get(id)?.waiting ?? []);
    return arrived.length > 0 || decision.recheck !== null;
  });
};

/** Decided subjects of one season looked at again: a few statements however many. */
export const recheckedDecisions = async (
  tx: Tx,
  subjects: readonly SubjectRow[],
  on: Day,
): Promise<ProvisionalDecision[]> => {
  if (subjects.length === 0) return [];
  const ids = subjects.map(({ id }) => id as string);
  const decisions = await decisionsOf(tx, ids);
  const standing = await standingOf(tx, lawOf(subjects[0]!).order, ids);
  const judged = await judge(tx, subjects, on);
  return subjects.flatMap((subject) => {
    const decision = decisions.get(subject.id);
    if (!decision || subject.decidedLevel === null) return [];
    const { arrived, missing } = recheckProvisional(decision.aheadOf, standing.get(subject.id)?.waiting ?? []);
    const of = judged.get(subject.id)!;
    const found = { arrived, waiting: missing, missing: missing.length, now: of.verdict.outcome };
    return [{ ...decision, ...found, subject, judged: of, decided: subject.decidedLevel }];
  });
};

/** Everybody whose decision went ahead in a season, of these organisations. */
export const provisionalSubjects = (tx: Tx, seasonId: string, isToChange: boolean): Promise<SubjectRow[]> =>
  subjectRowsWhere(
    tx,
    sql`s.season_id = ${seasonId} AND s.is_provisional AND s.state IN ('decided', 'notified', 'archived')`,
    isToChange,
  );

/** Titles by id, in the order of names. */
const titlesOf = async (tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, string>> => {
  const { rows } = await sql<{ id: string; title: string }>`
    SELECT s.id, s.title FROM ratings.subject s WHERE s.id = ANY (${[...ids]}::uuid[])
    ORDER BY s.sort_title, s.id`.execute(tx);
  return new Map(rows.map(({ id, title }) => [id, title]));
};

const aheadLines = (
  { subject, aheadOf, arrived }: ProvisionalDecision,
  titles: ReadonlyMap<string, string>,
): contract.ProvisionalLine['aheadOf'] => {
  const placeById = new Map([...titles.keys()].map((id, place) => [id, place]));
  const placeOf = ({ onId }: Waiting): number => (onId === null ? -1 : (placeById.get(onId) ?? -1));
  const byName = [...aheadOf].sort((one, other) => placeOf(one) - placeOf(other));
  return byName.map((one) => ({
    rule: one.rule,
    names: lawOf(subject).order.find(({ rule, code }) => rule === one.rule && code === one.code)?.names ?? {
      vi: one.rule,
      en: one.rule,
    },
    for: one.for,
    onId: one.onId as never,
    title: one.onId === null ? null : (titles.get(one.onId) ?? null),
    isVerified: one.isVerified,
    hasArrived: arrived.includes(one),
  }));
};

const linesOf = async (tx: Tx, ids: readonly string[]): Promise<SubjectLine[]> => {
  const { rows } = await sql<SubjectLine>`
    SELECT ${subjectColumns} FROM ratings.subject s WHERE s.id = ANY (${[...ids]}::uuid[])
    ORDER BY s.org_pos, (s.member_id IS NOT NULL)::int, s.sort_title, s.id`.execute(tx);
  return rows;
};

const idsWithin = async (tx: Tx, seasonId: string, organisationId: string): Promise<string[]> => {
  const range = (await rangesOf(tx, [organisationId])).get(organisationId);
  if (!range) return [];
  const { rows } = await sql<{ id: string }>`
    SELECT s.id FROM ratings.subject s
    WHERE s.season_id = ${seasonId} AND s.is_provisional AND s.state IN ('decided', 'notified', 'archived')
      AND s.org_pos >= ${range.lo}::int AND s.org_pos < ${range.hi}::int
    ORDER BY s.org_pos, (s.member_id IS NOT NULL)::int, s.sort_title, s.id`.execute(tx);
  return rows.map(({ id }) => id);
};

export const provisionalSteps = question(
  contract.provisionalSteps,
  async ({ seasonId, organisationId, limit }, { tx, today }) => {
    const ids = await idsWithin(tx, seasonId, organisationId);
    const shown = ids.slice(0, limit);
    const subjects = await subjectRowsWhere(tx, sql`s.id = ANY (${shown}::uuid[])`, false);
    const byId = new Map((await recheckedDecisions(tx, subjects, today)).map((one) => [one.subjectId, one]));
    const titles = await titlesOf(
      tx,
      [...byId.values()].flatMap(({ aheadOf }) => aheadOf.flatMap(({ onId }) => onId ?? [])),
    );
    const lines = await linesOf(tx, shown);
    return {
      total: ids.length,
      rows: lines.flatMap((subject) => {
        const one = byId.get(subject.subjectId);
        if (!one) return [];
        const { enteredOn, aheadReason, stateLevel, before, now } = one;
        const recheck = one.recheck && { finding: one.recheck.finding, on: one.recheck.on };
        const levels = { levelThen: proposedBy(before), levelNow: proposedBy(now), differs: differsNow(one) };
        return [{ subject, enteredOn, aheadReason, aheadOf: aheadLines(one, titles), stateLevel, recheck, ...levels }];
      }),
    };
  },
);
