import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';
import type { LeadInput } from '../contract/task-shapes.ts';
import type { Names } from '../questions/assignment-facts.ts';

type OfTask = { readonly taskId: string; readonly who: readonly LeadInput[] };

/** Who works on tasks beside their leads, in the order given. */
export const insertCoWorkers = async (
  tx: Tx,
  tasks: readonly OfTask[],
  names: ReadonlyMap<string, Names>,
): Promise<void> => {
  const rows = tasks.flatMap(({ taskId, who }) =>
    who.map((one, place) => ({
      task_id: taskId,
      place,
      member_id: one.kind === 'member' ? one.memberId : null,
      full_name: one.kind === 'member' ? names.get(one.memberId)!.fullName : null,
      sort_name: one.kind === 'member' ? names.get(one.memberId)!.sortName : null,
      org_id: one.kind === 'organisation' ? one.organisationId : null,
    })),
  );
  if (rows.length === 0) return;
  await sql`
    INSERT INTO tasks.co_worker (task_id, place, member_id, full_name, sort_name, org_id)
    SELECT l.task_id, l.place, l.member_id, l.full_name, l.sort_name, l.org_id
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS l(task_id uuid, place int, member_id uuid, full_name text, sort_name text,
      org_id uuid)`.execute(tx);
};

export const replaceCoWorkers = async (tx: Tx, task: OfTask, names: ReadonlyMap<string, Names>): Promise<void> => {
  await sql`DELETE FROM tasks.co_worker WHERE task_id = ${task.taskId}`.execute(tx);
  await insertCoWorkers(tx, [task], names);
};
