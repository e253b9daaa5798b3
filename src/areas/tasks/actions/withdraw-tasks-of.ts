import { sql } from 'kysely';
import type { ActionContext } from '../../../platform/action/action.ts';
import { getTask } from './stored-task.ts';
import { takeStep, touchedReasons } from './take-step.ts';

/**
 * Takes back all tasks that follow from a source, for an undo of that source the same day. Tasks on which something stands, or that were
 * entered earlier, stay and are named by id: whoever calls decides whether that blocks its own undo.
 */
export const withdrawTasksOf = async (
  context: ActionContext,
  sourceId: string,
): Promise<{ readonly withdrawn: readonly string[]; readonly kept: readonly string[] }> => {
  const { tx, today } = context;
  const { rows } = await sql<{ id: string }>`
    SELECT id FROM tasks.task WHERE source_id = ${sourceId} AND side <> 'received' AND state <> 'withdrawn' ORDER BY id`.execute(
    tx,
  );
  const withdrawn: string[] = [];
  const kept: string[] = [];
  for (const { id } of rows) {
    const task = await getTask(tx, id, null);
    if ((await touchedReasons(context, task)).length > 0) {
      kept.push(id);
      continue;
    }
    await takeStep(context, { taskId: id, expectedVersion: null, step: 'withdraw-tasks', happenedOn: today });
    withdrawn.push(id);
  }
  return { withdrawn, kept };
};
