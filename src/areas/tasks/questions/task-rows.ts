import { type RawBuilder, sql } from 'kysely';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { Refused, reason, refuseNotFound } from '../../../platform/outcome/refusal.ts';
import { nearestNames } from '../../organisations/public.ts';
import type { TaskRow } from '../contract/task-shapes.ts';
import { latenessOf } from '../rules/lateness.ts';

type Raw = Omit<TaskRow, 'organisationName' | 'otherName' | 'leadName' | 'lateness' | 'progress'> & {
  readonly memberName: string | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
};

const columns = sql`
  t.id, t.org_id AS "organisationId", t.side, t.other_org_id AS "otherId", t.source_kind AS "sourceKind", t.source_id AS "sourceId",
  t.source_words AS "sourceWords", t.source_path AS "sourcePath", t.text, t.field, t.lead_member_id AS "leadMemberId",
  t.lead_name AS "memberName", t.assigned_on AS "assignedOn", t.due_on AS "dueOn", t.first_due_on AS "firstDueOn", t.state,
  t.state_since AS "stateSince", t.outcome, t.progress_numerator AS numerator, t.progress_denominator AS denominator,
  t.reported_on AS "reportedOn", t.closed_on AS "closedOn", t.times_reopened AS "timesReopened",
  t.is_fictional AS "isFictional", t.version`;

const rowOf = (raw: Raw, names: ReadonlyMap<string, string>, on: Day): TaskRow => {
  const { memberName, numerator, denominator, ...row } = raw;
  const organisationName = names.get(row.organisationId) ?? '';
  const otherName = row.otherId === null ? null : (names.get(row.otherId) ?? '');
  return {
    ...row,
    organisationName,
    otherName,
    // Without a member by name the organisation leads: the one it was given to, or the own one.
    leadName: memberName ?? (row.side === 'given' ? (otherName ?? '') : organisationName),
    progress: numerator === null || denominator === null ? null : { numerator, denominator },
    lateness: latenessOf(row, on),
  };
};

type Asked = {
  readonly where: RawBuilder<unknown>;
  readonly order?: RawBuilder<unknown>;
  readonly limit?: number;
  readonly skip?: number;
};

/** Tasks as lists show them, with the lateness of a day. `t` is the task in the conditions. */
export const taskRowsWhere = async (tx: Tx, on: Day, asked: Asked): Promise<TaskRow[]> => {
  const { where, order = sql`t.is_open DESC, t.due_key, t.id`, limit = 500, skip = 0 } = asked;
  const { rows } = await sql<Raw>`
    SELECT ${columns} FROM tasks.task t WHERE ${where} ORDER BY ${order} LIMIT ${limit} OFFSET ${skip}`.execute(tx);
  const ids = rows.flatMap((row) => [row.organisationId, row.otherId]).filter((id) => id !== null);
  const names = await nearestNames(tx, on, ids);
  return rows.map((row) => rowOf(row, names, on));
};

/** One task; refuses when the caller has none of that id. */
export const getTaskRow = async (tx: Tx, taskId: string, on: Day): Promise<TaskRow> => {
  const [row] = await taskRowsWhere(tx, on, { where: sql`t.id = ${taskId}` });
  if (!row) throw new Refused(refuseNotFound(reason('platform.not-found')));
  return row;
};

/** Open after its day, unless it was reported in time and only waits for confirmation. */
export const isOverdue = (on: Day): RawBuilder<boolean> =>
  sql<boolean>`(t.is_open AND t.due_on < ${on}::date AND NOT (t.state = 'reported' AND t.reported_on <= t.due_on))`;

/** A member who leads it or works on it. */
export const namesMember = (memberId: string): RawBuilder<boolean> =>
  sql<boolean>`(t.lead_member_id = ${memberId}
    OR EXISTS (SELECT 1 FROM tasks.co_worker c WHERE c.task_id = t.id AND c.member_id = ${memberId}))`;

/** For `over: 'resolved'`: where the row of the task stands; nothing when the caller cannot see it. */
export const overTask = async ({ taskId }: { readonly taskId: string }, tx: Tx): Promise<readonly string[]> => {
  const { rows } = await sql<{ id: string }>`SELECT org_id AS id FROM tasks.task WHERE id = ${taskId}`.execute(tx);
  return rows.map((row) => row.id);
};

export const overTasks = async (
  { taskIds }: { readonly taskIds: readonly string[] },
  tx: Tx,
): Promise<readonly string[]> => {
  const { rows } = await sql<{ id: string; orgId: string }>`
    SELECT id, org_id AS "orgId" FROM tasks.task WHERE id = ANY (${[...taskIds]}::uuid[])`.execute(tx);
  // One that cannot be seen makes all of them nothing: the same answer as for one that does not exist.
  return rows.length === new Set(taskIds).size ? rows.map((row) => row.orgId) : [];
};
