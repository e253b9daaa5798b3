import { sql } from 'kysely';
import type { ActionContext } from '../../../platform/action/action.ts';
import { newId } from '../../../platform/action/id.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import { orRefuse, type Reason, Refused, reason, refuse } from '../../../platform/outcome/refusal.ts';
import type { Outcome, ProgressShare, TaskStep } from '../contract/task-shapes.ts';
import { checkStep } from '../rules/check-step.ts';
import { findStep } from '../rules/transitions.ts';
import { entriesOf, foldedOf, getTask, refold, type StoredTask } from './stored-task.ts';

export type StepAsk = {
  readonly taskId: string;
  /** Null: whatever the version, for steps that another area records together with its own. */
  readonly expectedVersion: number | null;
  readonly step: TaskStep;
  readonly happenedOn: Day;
  readonly text?: string | null;
  readonly proof?: string | null;
  readonly outcome?: Outcome | null;
  readonly progress?: ProgressShare | null;
  readonly dueOn?: Day | null;
  readonly decision?: { readonly number: string; readonly decidedOn: Day; readonly issuer: string } | null;
};

export type Stepped = { readonly taskId: string; readonly entryId: string; readonly version: number };

const insertEntry = async ({ tx, now, actor }: ActionContext, ask: StepAsk): Promise<string> => {
  const entryId = newId();
  const { text = null, proof = null, outcome = null, progress = null, dueOn = null, decision = null } = ask;
  await sql`
    INSERT INTO tasks.task_entry (id, task_id, step, happened_on, entered_at, entered_by, text, proof, outcome, progress_numerator,
      progress_denominator, due_on, decision_number, decision_on, decision_issuer)
    VALUES (${entryId}, ${ask.taskId}, ${ask.step}, ${ask.happenedOn}::date, ${now}, ${actor.helperAccountId ?? actor.accountId}, ${text},
      ${proof}, ${outcome}, ${progress?.numerator ?? null}, ${progress?.denominator ?? null}, ${dueOn}::date,
      ${decision?.number ?? null}, ${decision?.decidedOn ?? null}::date, ${decision?.issuer ?? null})`.execute(tx);
  return entryId;
};

/** What keeps a task from being taken back as if it had never been: it was entered earlier, something stands on it, or it is another's. */
export const touchedReasons = async (
  { tx, today }: ActionContext,
  task: StoredTask,
  field = 'taskId',
): Promise<readonly Reason[]> => {
  const { lastId } = await foldedOf(tx, task);
  return [
    ...(task.side === 'received' ? [reason('tasks.step-of-the-giver', {}, field)] : []),
    ...(task.state === 'withdrawn' ? [reason('tasks.step-not-open', {}, field)] : []),
    ...(task.enteredOn === today ? [] : [reason('tasks.not-of-today', {}, field)]),
    ...(lastId === null || task.state === 'withdrawn' ? [] : [reason('tasks.moved-on', {}, field)]),
  ];
};

/**
 * Takes one step of a task: locks it, checks state, side and days, adds the entry and writes what follows from it. Refuses with every
 * reason; `platform.stale` when somebody was first.
 */
export const takeStep = async (context: ActionContext, ask: StepAsk): Promise<Stepped> => {
  const { tx, today, tell, note } = context;
  const task = await getTask(tx, ask.taskId, ask.expectedVersion);
  const { decision = null } = ask;
  const touched = ask.step === 'withdraw-tasks' ? await touchedReasons(context, task) : [];
  if (touched.length > 0) throw new Refused(refuse(...touched));
  orRefuse(checkStep({ ...ask, decidedOn: decision?.decidedOn ?? null }, task, today));

  const entryId = await insertEntry(context, ask);
  const version = await refold(tx, task);

  note({ subject: `tasks.task ${task.id}`, before: { state: task.state }, after: { step: ask.step, entryId } });
  await tell('tasks.task-moved', { taskId: task.id });
  return { taskId: task.id, entryId, version };
};

/** Takes the latest step back, on the day it was entered and from the side that took it; refuses naming what stands on it. */
export const takeStepBack = async (
  context: ActionContext,
  { taskId, entryId }: { readonly taskId: string; readonly entryId: string },
): Promise<{ taskId: string; version: number }> => {
  const { tx, today, now, tell, note } = context;
  const task = await getTask(tx, taskId, null);
  const entries = await entriesOf(tx, taskId);
  const entry = entries.find((one) => one.id === entryId);
  const { lastId } = await foldedOf(tx, task);
  if (!entry || entry.isWithdrawn) throw new Refused(refuse(reason('tasks.no-such-step', {}, 'entryId')));
  const reasons = [
    ...(lastId === entryId ? [] : [reason('tasks.step-built-on', {}, 'entryId')]),
    ...(entry.enteredOn === today
      ? []
      : [reason('tasks.step-not-of-today', { enteredOn: entry.enteredOn }, 'entryId')]),
    ...(isFrom(task, entry.step) ? [] : [reason('tasks.step-of-other-side', {}, 'entryId')]),
  ];
  if (reasons.length > 0) throw new Refused(refuse(...reasons));

  await sql`UPDATE tasks.task_entry SET withdrawn_at = ${now} WHERE task_id = ${taskId} AND id = ${entryId}`.execute(
    tx,
  );
  const version = await refold(tx, task);

  note({ subject: `tasks.task ${taskId}`, before: { step: entry.step, entryId }, after: { takenBack: true } });
  await tell('tasks.task-moved', { taskId });
  return { taskId, version };
};

const bySides = { given: 'giver', received: 'doer' } as const;

/** Whether a step was taken from the side of this row. Withdrawing a task ends it and is not taken back. */
export const isFrom = ({ side }: Pick<StoredTask, 'side'>, step: TaskStep): boolean => {
  if (step === 'withdraw-tasks') return false;
  if (side === 'own') return true;
  const states = ['assigned', 'reported', 'confirmed'] as const;
  return states.some((state) => findStep(state, step)?.by === bySides[side]);
};
