import { sql } from 'kysely';
import { action } from '../../../platform/action/action.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { type Reason, Refused, reason, refuse } from '../../../platform/outcome/refusal.ts';
import * as contract from '../contract/task-steps.ts';
import { overTasks } from '../questions/task-rows.ts';
import { assignTasks as assignIn, type TaskSource } from './insert-tasks.ts';
import { getTask } from './stored-task.ts';
import { takeStep, touchedReasons } from './take-step.ts';

type Asked = typeof contract.assignTasks.input._output;

/** A resolution or scheme kept here, or known here because a target of it was handed down to this organisation. */
const programmeSource = async (tx: Tx, { organisationId, source }: Asked): Promise<TaskSource> => {
  const { rows } = await sql<{ words: string; path: string }>`
    SELECT p.number || ' · ' || p.title AS words, '/tasks/programmes/' || p.id AS path FROM tasks.programme p WHERE p.id = ${source.programmeId}
    UNION ALL
    SELECT r.programme_number || ' · ' || r.programme_title, '/tasks/received' FROM tasks.received_target r
    WHERE r.programme_id = ${source.programmeId} AND r.org_id = ${organisationId} AND NOT r.is_withdrawn LIMIT 1`.execute(
    tx,
  );
  const known = rows[0];
  if (!known) throw new Refused(refuse(reason('tasks.programme-unknown', {}, 'source.programmeId')));
  return { kind: 'resolution', id: source.programmeId, words: source.words ?? known.words, path: known.path };
};

export const assignTasks = action(contract.assignTasks, async (input, context) => {
  const { kind, words, programmeId } = input.source;
  const source =
    programmeId === null ? { kind, id: null, words, path: null } : await programmeSource(context.tx, input);
  return assignIn(context, { ...input, source });
});

export const withdrawTasks = action(
  contract.withdrawTasks,
  async ({ taskIds }, context) => {
    const reasons: Reason[] = [];
    for (const [at, taskId] of taskIds.entries())
      reasons.push(...(await touchedReasons(context, await getTask(context.tx, taskId, null), `taskIds.${at}`)));
    if (reasons.length > 0) throw new Refused(refuse(...reasons));
    const withdrawn = [...new Set(taskIds)];
    for (const taskId of withdrawn)
      await takeStep(context, { taskId, expectedVersion: null, step: 'withdraw-tasks', happenedOn: context.today });
    return { withdrawn: withdrawn.length };
  },
  { over: overTasks },
);
