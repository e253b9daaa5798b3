import { sql } from 'kysely';
import { action } from '../../../platform/action/action.ts';
import { orRefuse } from '../../../platform/outcome/refusal.ts';
import * as contract from '../contract/task-steps.ts';
import { worldOfAssignment } from '../questions/assignment-facts.ts';
import { overTask } from '../questions/task-rows.ts';
import { peopleReasons } from '../rules/check-assignment.ts';
import { checkCorrection } from '../rules/check-correction.ts';
import { replaceCoWorkers } from './co-worker-lines.ts';
import { getTask } from './stored-task.ts';

export const correctTask = action(
  contract.correctTask,
  async (input, { tx, tell, note }) => {
    const task = await getTask(tx, input.taskId, input.expectedVersion);
    const world = await worldOfAssignment(tx, task.organisationId, task.assignedOn, [input]);
    orRefuse(checkCorrection(input, task, peopleReasons(input, world.facts)));

    const { lead, reportAt } = input;
    const named = lead.kind === 'member' ? world.nameByMember.get(lead.memberId) : undefined;
    await sql`
      UPDATE tasks.task SET text = ${input.text}, field = ${input.field}, lead_member_id = ${lead.kind === 'member' ? lead.memberId : null},
        lead_name = ${named?.fullName ?? null}, lead_sort_name = ${named?.sortName ?? null}, report_at_id = ${reportAt?.id ?? null},
        report_at_words = ${reportAt?.words ?? null}, version = version + 1
      WHERE id = ${task.id}`.execute(tx);
    await replaceCoWorkers(tx, { taskId: task.id, who: input.coWorkers }, world.nameByMember);

    note({ subject: `tasks.task ${task.id}`, before: { text: task.text, leadMemberId: task.leadMemberId } });
    await tell('tasks.task-corrected', { taskId: task.id });
    return { taskId: input.taskId, version: task.version + 1 };
  },
  { over: overTask },
);
