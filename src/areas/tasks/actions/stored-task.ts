import { sql } from 'kysely';
import { type Day, dayOf } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { Refused, reason, refuseConflict, refuseNotFound } from '../../../platform/outcome/refusal.ts';
import type { Outcome, TaskSide, TaskState, TaskStep } from '../contract/task-shapes.ts';
import { assigned, type Folded, foldTask, type TaskEntry } from '../rules/fold-task.ts';

export type StoredTask = {
  readonly id: string;
  readonly organisationId: string;
  readonly side: TaskSide;
  readonly otherId: string | null;
  readonly givenId: string | null;
  readonly text: string;
  readonly field: string | null;
  readonly leadMemberId: string | null;
  readonly assignedOn: Day;
  readonly firstDueOn: Day | null;
  readonly dueOn: Day | null;
  readonly state: TaskState;
  readonly stateSince: Day;
  readonly enteredOn: Day;
  readonly version: number;
};

/** Locks the row of a task; undefined when the caller has none of that id. */
export const findTask = async (tx: Tx, taskId: string): Promise<StoredTask | undefined> => {
  const { rows } = await sql<StoredTask>`
    SELECT id, org_id AS "organisationId", side, other_org_id AS "otherId", given_id AS "givenId", text, field,
      lead_member_id AS "leadMemberId", assigned_on AS "assignedOn", first_due_on AS "firstDueOn", due_on AS "dueOn", state,
      state_since AS "stateSince", (entered_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date AS "enteredOn", version
    FROM tasks.task WHERE id = ${taskId} FOR UPDATE`.execute(tx);
  return rows[0];
};

/** The task, locked; refuses when it is absent, or changed since it was read. */
export const getTask = async (tx: Tx, taskId: string, expectedVersion: number | null): Promise<StoredTask> => {
  const task = await findTask(tx, taskId);
  if (!task) throw new Refused(refuseNotFound(reason('platform.not-found')));
  if (expectedVersion !== null && task.version !== expectedVersion)
    throw new Refused(refuseConflict(reason('platform.stale')));
  return task;
};

export type StoredEntry = TaskEntry & {
  readonly enteredBy: string;
  readonly text: string | null;
  readonly proof: string | null;
  readonly decision: { readonly number: string; readonly decidedOn: Day; readonly issuer: string } | null;
  readonly enteredOn: Day;
};

type RawEntry = Omit<StoredEntry, 'progress' | 'decision' | 'enteredOn'> & {
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly number: string | null;
  readonly decidedOn: Day;
  readonly issuer: string;
  readonly outcome: Outcome | null;
  readonly step: TaskStep;
};

/** Everything that happened to a task, also what was taken back, in the order of entry. */
export const entriesOf = async (tx: Tx, taskId: string): Promise<StoredEntry[]> => {
  const { rows } = await sql<RawEntry>`
    SELECT id, step, happened_on AS "happenedOn", entered_at AS "enteredAt", entered_by AS "enteredBy", text, proof, outcome,
      progress_numerator AS numerator, progress_denominator AS denominator, due_on AS "dueOn", decision_number AS number,
      decision_on AS "decidedOn", decision_issuer AS issuer, withdrawn_at IS NOT NULL AS "isWithdrawn"
    FROM tasks.task_entry WHERE task_id = ${taskId} ORDER BY entered_at, id`.execute(tx);
  return rows.map(({ numerator, denominator, number, decidedOn, issuer, ...row }) => ({
    ...row,
    enteredOn: dayOf(row.enteredAt),
    progress: numerator === null || denominator === null ? null : { numerator, denominator },
    decision: number === null ? null : { number, decidedOn, issuer },
  }));
};

type Start = { readonly id: string; readonly assignedOn: Day; readonly firstDueOn: Day | null };

/** How the task stands by its entries. */
export const foldedOf = async (tx: Tx, { id, assignedOn, firstDueOn }: Start): Promise<Folded> =>
  foldTask(assigned(assignedOn, firstDueOn), await entriesOf(tx, id));

/** Writes what follows from the entries into the row; the version moves only where something changed. Gives the version. */
export const refold = async (tx: Tx, start: Start): Promise<number> => {
  const one = await foldedOf(tx, start);
  const { numerator = null, denominator = null } = one.progress ?? {};
  await sql`
    UPDATE tasks.task SET state = ${one.state}, state_since = ${one.stateSince}::date, outcome = ${one.outcome}, due_on = ${one.dueOn}::date,
      progress_numerator = ${numerator}::int, progress_denominator = ${denominator}::int, reported_on = ${one.reportedOn}::date,
      closed_on = ${one.closedOn}::date, times_postponed = ${one.timesPostponed}, times_returned = ${one.timesReturned},
      times_reopened = ${one.timesReopened}, version = version + 1
    WHERE id = ${start.id} AND (state, state_since, outcome, due_on, progress_numerator, progress_denominator, reported_on, closed_on,
      times_postponed, times_returned, times_reopened) IS DISTINCT FROM (${one.state}, ${one.stateSince}::date, ${one.outcome},
      ${one.dueOn}::date, ${numerator}::int, ${denominator}::int, ${one.reportedOn}::date, ${one.closedOn}::date, ${one.timesPostponed}::int,
      ${one.timesReturned}::int, ${one.timesReopened}::int)`.execute(tx);
  const { rows } = await sql<{ version: number }>`SELECT version FROM tasks.task WHERE id = ${start.id}`.execute(tx);
  return rows[0]!.version;
};
