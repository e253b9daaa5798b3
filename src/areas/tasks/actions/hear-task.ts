import type { ActionContext } from '../../../platform/action/action.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import { type Heard, heardStep } from '../rules/heard-step.ts';
import { getTask } from './stored-task.ts';
import { type Stepped, takeStep } from './take-step.ts';

/**
 * Records what a meeting heard about a task, as the step that fits its state and side; null where there is none (closed already, or the
 * other side's turn). Refuses like `takeStep`: a day ahead, or before the latest step.
 */
export const hearTask = async (
  context: ActionContext,
  {
    taskId,
    heard,
    happenedOn,
    text,
  }: { readonly taskId: string; readonly heard: Heard; readonly happenedOn: Day; readonly text: string },
): Promise<Stepped | null> => {
  const chosen = heardStep(heard, await getTask(context.tx, taskId, null));
  return chosen && takeStep(context, { taskId, expectedVersion: null, happenedOn, text, ...chosen });
};
