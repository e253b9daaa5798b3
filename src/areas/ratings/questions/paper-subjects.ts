import { type RawBuilder, sql } from 'kysely';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import type {
  PaperBallot,
  PaperMark,
  PaperShortcoming,
  PaperSubject,
  PaperTarget,
  Points,
} from '../papers/paper-facts.ts';
import { targetStanding } from './target-rows.ts';

type Row = Omit<
  PaperSubject,
  'selfPoints' | 'selfWords' | 'selfMarks' | 'vettedPoints' | 'decision' | 'ballot' | 'targets' | 'shortcomings'
>;

/** Subjects that a condition over `s` names, in the order of the tree, collectives before persons, then by name. */
const rowsWhere = async (tx: Tx, where: RawBuilder<unknown>, limit: number): Promise<Row[]> => {
  const { rows } = await sql<Row>`
    SELECT s.id AS "subjectId", s.org_id AS "organisationId", s.about_org_id AS "aboutOrganisationId", s.kind, s.title, s.post_words AS "postWords",
      s.is_head AS "isHead", s.state, s.review_held_on AS "reviewHeldOn", s.self_level AS "selfLevel", s.proposed_level AS "proposedLevel", s.ballot_level AS "ballotLevel",
      s.decided_level AS "decidedLevel", s.not_rated_rule AS "notRatedRule",
      CASE WHEN s.state = 'not-rated' THEN s.state_reason END AS "notRatedWords",
      s.is_provisional AS "isProvisional", s.decided_above AS "isDecidedAbove", s.is_fictional AS "isFictional", coalesce(n.name, '') AS "organisationName"
    FROM ratings.subject s
    LEFT JOIN LATERAL (
      SELECT o.name FROM organisations.published_organisation o WHERE o.id = s.org_id ORDER BY o.since_day DESC LIMIT 1) n ON true
    WHERE ${where} AND s.state <> 'withdrawn'
    ORDER BY s.org_pos, (s.member_id IS NOT NULL)::int, s.sort_title, s.id LIMIT ${limit}`.execute(tx);
  return rows;
};

type Step = {
  readonly subjectId: string;
  readonly step: string;
  readonly points: Points | null;
  readonly words: string | null;
  readonly decision: PaperSubject['decision'];
  readonly ballot: PaperBallot | null;
};

/**
 * The last living step of each sort. Words of the subject about itself are taken, no others: what a review, a proposal or a decision says in
 * words stands on no paper.
 */
const stepsOf = async (tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, readonly Step[]>> => {
  const { rows } = await sql<Step>`
    SELECT DISTINCT ON (l.subject_id, l.step) l.subject_id AS "subjectId", l.step, l.points,
      CASE WHEN l.step = 'rate-self' THEN l.words END AS words,
      CASE WHEN l.decision_number IS NOT NULL
        THEN jsonb_build_object('number', l.decision_number, 'decidedOn', l.decision_on, 'issuer', l.decision_issuer) END AS decision,
      CASE WHEN b.step_id IS NOT NULL
        THEN jsonb_build_object('votedOn', l.happened_on, 'summoned', b.summoned, 'present', b.present, 'issued', b.issued,
          'received', b.received, 'invalid', b.invalid, 'keptOut', b.kept_out, 'votes', b.votes) END AS ballot
    FROM ratings.subject_step l LEFT JOIN ratings.ballot b ON b.step_id = l.id
    WHERE l.subject_id = ANY (${[...ids]}::uuid[]) AND l.withdrawn_at IS NULL
      AND l.step IN ('rate-self', 'propose-level', 'record-ballot', 'decide-level')
    ORDER BY l.subject_id, l.step, l.entered_at DESC, l.id DESC`.execute(tx);
  return Map.groupBy(rows, ({ subjectId }) => subjectId);
};

type Marked = PaperMark & { readonly subjectId: string };

const marksOf = async (tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, readonly Marked[]>> => {
  const { rows } = await sql<Marked>`
    SELECT m.subject_id AS "subjectId", m.criterion, m.points::float8 AS points, m.grade, m.reason
    FROM ratings.criterion_mark m WHERE m.subject_id = ANY (${[...ids]}::uuid[]) AND m.side = 'self' ORDER BY m.subject_id, m.criterion`.execute(
    tx,
  );
  return Map.groupBy(rows, ({ subjectId }) => subjectId);
};

type Targeted = PaperTarget & { readonly subjectId: string };

const targetsOf = async (
  tx: Tx,
  ids: readonly string[],
  on: Day,
): Promise<ReadonlyMap<string, readonly Targeted[]>> => {
  const { rows } = await sql<Targeted>`
    SELECT t.subject_id AS "subjectId", t.text, t.product, t.unit, t.amount::float8 AS amount, coalesce(t.due_on, k.due_on) AS "dueOn",
      t.result_amount::float8 AS "resultAmount", t.done_on AS "doneOn", t.result_words AS "resultWords",
      w.is_done AS "isDone", w.is_late AS "isLate", w.is_done AND coalesce(w.is_over, false) AS "isExceeded"
    FROM ratings.target t LEFT JOIN tasks.published_task k ON k.id = t.task_id CROSS JOIN LATERAL (SELECT ${targetStanding(on)}) w
    WHERE t.subject_id = ANY (${[...ids]}::uuid[]) AND t.removed_at IS NULL ORDER BY t.subject_id, t.place`.execute(tx);
  return Map.groupBy(rows, ({ subjectId }) => subjectId);
};

type Named = PaperShortcoming & { readonly subjectId: string };

/** What was named at earlier seasons of the same person or organisation; what was remedied before this period began is over. */
const shortcomingsOf = async (tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, readonly Named[]>> => {
  const { rows } = await sql<Named>`
    SELECT s.id AS "subjectId", c.text, e.year, c.named_by AS "namedBy", c.due_on AS "dueOn", c.remedied_on AS "remediedOn",
      c.remedied_on IS NOT NULL OR coalesce(k.state = 'confirmed' AND k.outcome = 'achieved', false) AS "isRemedied"
    FROM ratings.subject s JOIN ratings.season_part p ON p.season_id = s.season_id AND p.org_id = s.org_id
    JOIN ratings.subject e ON (e.member_id = s.member_id OR e.about_org_id = s.about_org_id) AND e.state <> 'withdrawn'
      AND (e.year, e.part) < (s.year, s.part)
    JOIN ratings.shortcoming c ON c.subject_id = e.id AND c.withdrawn_at IS NULL
    LEFT JOIN tasks.published_task k ON k.id = c.task_id
    WHERE s.id = ANY (${[...ids]}::uuid[]) AND (c.remedied_on IS NULL OR c.remedied_on >= p.period_from)
    ORDER BY s.id, c.due_on, c.named_on, c.id`.execute(tx);
  return Map.groupBy(rows, ({ subjectId }) => subjectId);
};

type Read = {
  readonly on: Day;
  readonly limit: number;
  /** For a line of a list: without marks, targets and shortcomings, which only a review says. */
  readonly isForList: boolean;
};

/** Subjects with what papers say of them; the number of statements does not depend on how many they are. */
export const paperSubjectsWhere = async (
  tx: Tx,
  where: RawBuilder<unknown>,
  { on, limit, isForList }: Read,
): Promise<PaperSubject[]> => {
  const rows = await rowsWhere(tx, where, limit);
  const ids = rows.map(({ subjectId }) => subjectId);
  const ofReviews = isForList ? [] : ids;
  const steps = await stepsOf(tx, ids);
  const marks = await marksOf(tx, ofReviews);
  const targets = await targetsOf(tx, ofReviews, on);
  const shortcomings = await shortcomingsOf(tx, ofReviews);
  return rows.map((row): PaperSubject => {
    const step = (name: string): Step | undefined => steps.get(row.subjectId)?.find((one) => one.step === name);
    // A step that was superseded stays in the log: it counts only while what it said still stands.
    const own = row.selfLevel === null ? undefined : step('rate-self');
    return {
      ...row,
      selfPoints: own?.points ?? null,
      selfWords: own?.words ?? null,
      selfMarks: marks.get(row.subjectId) ?? [],
      vettedPoints: row.proposedLevel === null ? null : (step('propose-level')?.points ?? null),
      decision: row.decidedLevel === null ? null : (step('decide-level')?.decision ?? null),
      ballot: step('record-ballot')?.ballot ?? null,
      targets: targets.get(row.subjectId) ?? [],
      shortcomings: shortcomings.get(row.subjectId) ?? [],
    };
  });
};
