import { sql } from 'kysely';
import type { ActionContext } from '../../../platform/action/action.ts';
import { newId } from '../../../platform/action/id.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { type Reason, Refused, reason, refuse } from '../../../platform/outcome/refusal.ts';
import type { DecisionPaper } from '../../organisations/contract.ts';
import type { TargetId, TargetLine } from '../contract/targets.ts';
import type { SubjectRow } from '../questions/subject-rows.ts';

/** Refuses what belongs before the decision once a subject was decided, set aside or its season closed. */
export const refuseDecided = ({ state, seasonState }: SubjectRow): void => {
  const faults = [
    ...(seasonState === 'open' ? [] : [reason('ratings.season-not-open', { state: seasonState })]),
    ...(state === 'open' || state === 'reviewed' ? [] : [reason('ratings.step-not-open', { state })]),
  ];
  if (faults.length > 0) throw new Refused(refuse(...faults));
};

/** The lines of a subject changed: whoever looked at it before looks again. */
export const touchSubject = async (tx: Tx, subjectId: string): Promise<void> => {
  await sql`UPDATE ratings.subject SET version = version + 1 WHERE id = ${subjectId}`.execute(tx);
};

/** The end of every change of targets: the subject moves on, the audit says how many there are now. */
export const closeTargets = async ({ tx, note }: ActionContext, { id, version }: SubjectRow, targets: number) => {
  await touchSubject(tx, id);
  note({ subject: `targets of subject ${id}`, after: { targets } });
  return { subjectId: id, version: version + 1, targets };
};

/** Tasks named by targets that are out of sight or taken back. */
export const taskFaults = async (
  tx: Tx,
  lines: readonly { readonly line: TargetLine; readonly field: string }[],
): Promise<Reason[]> => {
  const ids = lines.flatMap(({ line }) => line.taskId ?? []);
  if (ids.length === 0) return [];
  const { rows } = await sql<{ id: string }>`
    SELECT k.id FROM tasks.published_task k WHERE k.id = ANY (${ids}::uuid[])`.execute(tx);
  const known = new Set(rows.map(({ id }) => id));
  return lines.flatMap(({ line, field }) =>
    line.taskId !== null && !known.has(line.taskId) ? [reason('ratings.task-unknown', {}, `${field}.taskId`)] : [],
  );
};

const rowOf = (line: TargetLine, id: string, place: number) => ({
  id,
  place,
  text: line.text,
  product: line.product,
  unit: line.unit,
  amount: line.amount,
  due_on: line.dueOn,
  weight: line.weight,
  is_key: line.isKey,
  source_words: line.sourceWords,
  task_id: line.taskId,
});

const recordset = sql`AS l(id uuid, place int, text text, product text, unit text, amount numeric, due_on date, weight numeric, is_key boolean,
  source_words text, task_id uuid)`;

/** Writes new targets after those that are there, in one statement. */
export const insertTargets = async (
  tx: Tx,
  subjectId: string,
  lines: readonly TargetLine[],
  afterPlace: number,
): Promise<TargetId[]> => {
  const ids = lines.map(() => newId<TargetId>());
  const rows = lines.map((line, at) => rowOf(line, ids[at]!, afterPlace + at + 1));
  await sql`
    INSERT INTO ratings.target (id, subject_id, place, text, product, unit, amount, due_on, weight, is_key, source_words, task_id)
    SELECT l.id, ${subjectId}, l.place, l.text, l.product, l.unit, l.amount, l.due_on, l.weight, l.is_key, l.source_words, l.task_id
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) ${recordset}`.execute(tx);
  return ids;
};

/** Lays other words, amounts and days over targets. What was recorded as their result stays. */
export const alterTargets = async (
  tx: Tx,
  lines: readonly { readonly targetId: string; readonly target: TargetLine }[],
): Promise<void> => {
  const rows = lines.map(({ targetId, target }) => rowOf(target, targetId, 0));
  await sql`
    UPDATE ratings.target t SET text = l.text, product = l.product, unit = l.unit, amount = l.amount, due_on = l.due_on, weight = l.weight,
      is_key = l.is_key, source_words = l.source_words, task_id = l.task_id
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) ${recordset} WHERE t.id = l.id`.execute(tx);
};

export type TargetChange = {
  readonly targetId: string;
  readonly before: TargetLine | null;
  readonly after: TargetLine | null;
};

/** Keeps what was asked before and after, with the decision that changed it. */
export const insertChanges = async (
  tx: Tx,
  subjectId: string,
  changes: readonly TargetChange[],
  { decision, why, by, now }: { decision: DecisionPaper; why: string | null; by: string; now: Date },
): Promise<void> => {
  const rows = changes.map(({ targetId, before, after }) => ({ id: newId(), target_id: targetId, before, after }));
  await sql`
    INSERT INTO ratings.target_change (id, target_id, subject_id, decision_number, decision_on, decision_issuer, before, after, why, entered_at,
      entered_by)
    SELECT l.id, l.target_id, ${subjectId}, ${decision.number}, ${decision.decidedOn}::date, ${decision.issuer}, l.before,
      l.after, ${why}, ${now}, ${by}
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS l(id uuid, target_id uuid, before jsonb, after jsonb)`.execute(
    tx,
  );
};

type Result = {
  readonly targetId: string;
  readonly resultAmount: number | null;
  readonly doneOn: string | null;
  readonly isExceeded: boolean | null;
  readonly resultWords: string | null;
};

/** What came of targets, and who says so; in the place of what was recorded before. */
export const putResults = async (tx: Tx, results: readonly Result[], by: string): Promise<void> => {
  await sql`
    UPDATE ratings.target t SET result_amount = l."resultAmount", done_on = l."doneOn", is_exceeded = l."isExceeded", result_words = l."resultWords",
      result_by = ${by}
    FROM jsonb_to_recordset(${JSON.stringify(results)}::jsonb) AS l("targetId" uuid, "resultAmount" numeric, "doneOn" date, "isExceeded" boolean,
      "resultWords" text) WHERE t.id = l."targetId"`.execute(tx);
};
