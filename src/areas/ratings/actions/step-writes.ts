import { sql } from 'kysely';
import { newId } from '../../../platform/action/id.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import type { DecisionPaper } from '../../organisations/contract.ts';
import type { RatingLevel } from '../contract/rating-codes.ts';
import type { SubjectState } from '../contract/season-shapes.ts';
import type { MarkLine, MarkSide } from '../contract/steps.ts';
import type { SubjectRow } from '../questions/subject-rows.ts';
import type { Judged } from '../questions/verdicts.ts';
import type { PartGrades } from '../rules/check-grade-sheet.ts';
import type { Waiting } from '../rules/season-order.ts';
import type { SubjectStep } from '../rules/transitions.ts';

/** Columns of a subject that steps change, by the name of the column. */
export type SubjectChange = {
  readonly state?: SubjectState;
  readonly state_reason?: string | null;
  readonly review_held_on?: Day | null;
  readonly self_level?: RatingLevel | null;
  readonly proposed_level?: RatingLevel | null;
  readonly ballot_level?: RatingLevel | null;
  readonly decided_level?: RatingLevel | null;
  readonly decided_on?: Day | null;
  readonly published_on?: Day | null;
  readonly not_rated_rule?: string | null;
  readonly is_provisional?: boolean;
};

export type StepLine = {
  readonly subjectId: string;
  readonly step: SubjectStep;
  readonly on: Day;
  readonly by: string;
  readonly change: SubjectChange;
  readonly level?: RatingLevel | null;
  readonly points?: Readonly<Record<string, number | null>>;
  readonly grades?: PartGrades;
  readonly words?: string | null;
  readonly decision?: DecisionPaper;
  readonly aheadReason?: string | null;
  readonly aheadOf?: readonly Waiting[];
  readonly leavingReason?: string | null;
  /** The sheets that it wrote over. */
  readonly marksBefore?: SheetsBefore;
};

type MarkKept = Omit<MarkLine, 'part'> & Partial<Pick<MarkLine, 'part'>>;
export type SheetsBefore = Readonly<Partial<Record<MarkSide, readonly MarkKept[]>>>;

const columns = [
  'state',
  'state_reason',
  'review_held_on',
  'self_level',
  'proposed_level',
  'ballot_level',
  'decided_level',
  'decided_on',
  'published_on',
  'not_rated_rule',
  'is_provisional',
] as const satisfies readonly (keyof SubjectChange)[];

const before = sql.raw(`jsonb_build_object(${columns.map((column) => `'${column}', s.${column}`).join(', ')})`);

/**
 * Writes a step of each subject and what it changes, in two statements however many there are. What stood before is kept with the step, so
 * that it can be taken back. Answers the ids of the steps in order.
 */
export const putSteps = async (tx: Tx, now: Date, lines: readonly StepLine[]): Promise<string[]> => {
  const ids = lines.map(() => newId());
  const rows = lines.map(({ decision, on, by, words = null, level = null, points, grades, ...line }, at) => ({
    id: ids[at],
    subject_id: line.subjectId,
    step: line.step,
    happened_on: on,
    entered_by: by,
    level,
    points: points && Object.keys(points).length > 0 ? points : null,
    grades: grades && Object.keys(grades).length > 0 ? grades : null,
    words,
    decision_number: decision?.number ?? null,
    decision_on: decision?.decidedOn ?? null,
    decision_issuer: decision?.issuer ?? null,
    ahead_reason: (line.aheadOf ?? []).length > 0 ? (line.aheadReason ?? null) : null,
    ahead_of: line.aheadOf ?? [],
    leaving_reason: line.leavingReason ?? null,
    marks_before: line.marksBefore ?? null,
    change: line.change,
  }));
  const given = JSON.stringify(rows);
  await sql`
    INSERT INTO ratings.subject_step (id, subject_id, step, happened_on, entered_at, entered_by, level, points, grades, words, decision_number, decision_on,
      decision_issuer, ahead_reason, ahead_of, leaving_reason, marks_before, before)
    SELECT l.id, l.subject_id, l.step, l.happened_on, ${now}, l.entered_by, l.level, l.points, l.grades, l.words, l.decision_number, l.decision_on,
      l.decision_issuer, l.ahead_reason, l.ahead_of, l.leaving_reason, l.marks_before, ${before}
    FROM jsonb_to_recordset(${given}::jsonb) AS l(id uuid, subject_id uuid, step text, happened_on date, entered_by uuid, level text, points jsonb,
      grades jsonb, words text, decision_number text, decision_on date, decision_issuer text, ahead_reason text, ahead_of jsonb, leaving_reason text,
      marks_before jsonb)
    JOIN ratings.subject s ON s.id = l.subject_id`.execute(tx);
  await applyChanges(tx, given);
  return ids;
};

/** Lays the changes over the rows of the subjects: a column that is not named stays. */
const applyChanges = async (tx: Tx, given: string): Promise<void> => {
  await sql`
    UPDATE ratings.subject s SET
      state = n.state, state_reason = n.state_reason, review_held_on = n.review_held_on, self_level = n.self_level,
      proposed_level = n.proposed_level, ballot_level = n.ballot_level, decided_level = n.decided_level, decided_on = n.decided_on,
      published_on = n.published_on, not_rated_rule = n.not_rated_rule, is_provisional = n.is_provisional, version = s.version + 1
    FROM jsonb_to_recordset(${given}::jsonb) AS l(subject_id uuid, change jsonb)
    JOIN ratings.subject o ON o.id = l.subject_id
    CROSS JOIN LATERAL jsonb_populate_record(o, l.change) AS n
    WHERE s.id = l.subject_id`.execute(tx);
};

type TakenBack = { readonly now: Date; readonly why: string | null };

/** Takes steps back: their subjects and sheets are as they were before them. One step a subject, the last one that stands. */
export const undoSteps = async (tx: Tx, stepIds: readonly string[], { now, why }: TakenBack): Promise<void> => {
  const ids = [...stepIds];
  await sql`
    UPDATE ratings.subject_step SET withdrawn_at = ${now}, withdrawn_words = ${why} WHERE id = ANY (${ids}::uuid[])`.execute(
    tx,
  );
  await restoreSheets(tx, ids);
  await sql`
    UPDATE ratings.subject s SET
      state = n.state, state_reason = n.state_reason, review_held_on = n.review_held_on, self_level = n.self_level,
      proposed_level = n.proposed_level, ballot_level = n.ballot_level, decided_level = n.decided_level, decided_on = n.decided_on,
      published_on = n.published_on, not_rated_rule = n.not_rated_rule, is_provisional = n.is_provisional, version = s.version + 1
    FROM ratings.subject_step l JOIN ratings.subject o ON o.id = l.subject_id
    CROSS JOIN LATERAL jsonb_populate_record(o, l.before) AS n
    WHERE l.id = ANY (${ids}::uuid[]) AND s.id = l.subject_id`.execute(tx);
};

/** Sheets of marks as they were before steps that wrote over them. */
const restoreSheets = async (tx: Tx, ids: readonly string[]): Promise<void> => {
  const kept = sql`
    ratings.subject_step l CROSS JOIN LATERAL jsonb_each(l.marks_before) AS k(side, marks)`;
  const those = sql`l.id = ANY (${[...ids]}::uuid[])`;
  await sql`
    DELETE FROM ratings.criterion_mark m USING ${kept} WHERE ${those} AND m.subject_id = l.subject_id AND m.side = k.side`.execute(
    tx,
  );
  await sql`
    INSERT INTO ratings.criterion_mark (subject_id, side, criterion, part, points, grade, reason)
    SELECT l.subject_id, k.side, m.criterion, m.part, m.points, m.grade, m.reason
    FROM ${kept} CROSS JOIN LATERAL jsonb_to_recordset(k.marks) AS m(criterion text, part text, points numeric, grade text, reason text)
    WHERE ${those}`.execute(tx);
};

/** A sheet of marks of one side: the whole of it. Answers what was there before, for the step that it belongs to. */
export const putMarks = async (
  tx: Tx,
  subjectId: string,
  side: MarkSide,
  marks: readonly MarkKept[],
): Promise<SheetsBefore> => {
  const given = marks.filter(({ points, grade }) => points !== null || grade !== null);
  const { rows } = await sql<MarkKept>`
    DELETE FROM ratings.criterion_mark WHERE subject_id = ${subjectId} AND side = ${side}
    RETURNING criterion, part, points::float8 AS points, grade, reason`.execute(tx);
  const before = { [side]: rows };
  if (given.length === 0) return before;
  await sql`
    INSERT INTO ratings.criterion_mark (subject_id, side, criterion, part, points, grade, reason)
    SELECT ${subjectId}, ${side}, l.criterion, l.part, l.points, l.grade, l.reason
    FROM jsonb_to_recordset(${JSON.stringify(given)}::jsonb) AS l(criterion text, part text, points numeric, grade text, reason text)`.execute(
    tx,
  );
  return before;
};

type KeptVerdict = Judged & {
  readonly subject: Pick<SubjectRow, 'id' | 'kind' | 'period' | 'adjustments'>;
  readonly stepId: string | null;
};

/** Verdicts as they were derived: kept with their facts for as long as the subject is, so that they can be derived again. Answers their ids in order. */
export const keepVerdicts = async (tx: Tx, verdicts: readonly KeptVerdict[]): Promise<string[]> => {
  const rows = verdicts.map(({ subject: { id, kind, period, adjustments }, stepId, facts, verdict }) => ({
    id: newId(),
    subject_id: id,
    kind,
    period_kind: period.kind,
    step_id: stepId,
    pack_ids: verdict.packIds,
    adjustments,
    facts,
    verdict,
    level: verdict.outcome.kind === 'proposed' ? verdict.outcome.level : null,
  }));
  await sql`
    INSERT INTO ratings.verdict (id, subject_id, kind, period_kind, step_id, pack_ids, adjustments, facts, verdict, level)
    SELECT l.id, l.subject_id, l.kind, l.period_kind, l.step_id, ARRAY(SELECT jsonb_array_elements_text(l.pack_ids)), l.adjustments, l.facts, l.verdict, l.level
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS l(id uuid, subject_id uuid, kind text, period_kind text, step_id uuid,
      pack_ids jsonb, adjustments jsonb, facts jsonb, verdict jsonb, level text)`.execute(tx);
  return rows.map(({ id }) => id);
};
