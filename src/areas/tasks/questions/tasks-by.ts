import { sql } from 'kysely';
import { question } from '../../../platform/action/action.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import * as own from '../contract/own-tasks.ts';
import * as contract from '../contract/task-reads.ts';
import type { TaskRow } from '../contract/task-shapes.ts';
import { type DoneShare, doneShareWhere } from './done-share.ts';
import { namesMember, taskRowsWhere } from './task-rows.ts';

/**
 * Tasks carried out in one organisation that were open on a day: assigned by then and not closed by then. Those given to units below are
 * theirs. For the agenda of a meeting.
 */
export const openTasksOf = (tx: Tx, organisationId: string, on: Day): Promise<TaskRow[]> =>
  taskRowsWhere(tx, on, {
    where: sql`t.org_id = ${organisationId} AND t.side <> 'given' AND t.state <> 'withdrawn' AND t.assigned_on <= ${on}::date
      AND (t.closed_on IS NULL OR t.closed_on > ${on}::date)`,
    order: sql`t.due_key, t.id`,
  });

/** Tasks that follow from each of these sources, the given ones too; sources without tasks are absent from the map. */
export const tasksOfSources = async (
  tx: Tx,
  sourceIds: readonly string[],
  on: Day,
): Promise<ReadonlyMap<string, readonly TaskRow[]>> => {
  const rows = await taskRowsWhere(tx, on, {
    where: sql`t.source_id = ANY (${[...new Set(sourceIds)]}::uuid[]) AND t.state <> 'withdrawn'
      AND NOT (t.side = 'received' AND EXISTS (SELECT 1 FROM tasks.task g WHERE g.id = t.given_id))`,
    order: sql`t.assigned_on, t.entered_at, t.id`,
    limit: 5000,
  });
  const bySource = new Map<string, TaskRow[]>();
  for (const row of rows) bySource.set(row.sourceId!, [...(bySource.get(row.sourceId!) ?? []), row]);
  return bySource;
};

/** Share of tasks of these sources closed as achieved, of all but the cancelled, as they stand; each counts once. */
export const shareDone = (tx: Tx, sourceIds: readonly string[], on: Day): Promise<DoneShare> =>
  doneShareWhere(tx, on, sql`t.source_id = ANY (${[...new Set(sourceIds)]}::uuid[])`);

export const openTasks = question(contract.openTasks, async ({ organisationId, on }, { tx }) => ({
  rows: await openTasksOf(tx, organisationId, on),
}));

export const tasksOfSource = question(contract.tasksOfSource, async ({ sourceId }, { tx, today }) => ({
  rows: [...((await tasksOfSources(tx, [sourceId], today)).get(sourceId) ?? [])],
  share: await shareDone(tx, [sourceId], today),
}));

const ofMember = async (tx: Tx, memberId: string, on: Day) => {
  const rows = await taskRowsWhere(tx, on, {
    where: sql`${namesMember(memberId)} AND t.state <> 'withdrawn'`,
    order: sql`t.is_open DESC, CASE WHEN t.is_open THEN t.due_key END, t.closed_on DESC, t.id`,
    limit: 200,
  });
  return rows.map((row) => ({ ...row, isLead: row.leadMemberId === memberId }));
};

export const tasksOfMember = question(contract.tasksOfMember, async ({ memberId }, { tx, today }) => ({
  rows: await ofMember(tx, memberId, today),
  share: await doneShareWhere(tx, today, namesMember(memberId)),
}));

export const ownTasks = question(own.ownTasks, async (_input, { tx, today }) => {
  const { rows } = await sql<{ id: string }>`
    SELECT id FROM members.published_member WHERE account_id = current_setting('app.account')::uuid`.execute(tx);
  return rows[0] ? { isMember: true, rows: await ofMember(tx, rows[0].id, today) } : { isMember: false, rows: [] };
});
