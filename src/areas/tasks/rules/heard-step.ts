import type { Outcome, TaskSide, TaskState, TaskStep } from '../contract/task-shapes.ts';
import { stepsFrom } from './transitions.ts';

/** What a meeting hears about a task: it is done, done in part, not done, or goes on. */
export type Heard = 'done' | 'partly' | 'not-done' | 'goes-on';

/**
 * The step that a meeting takes by what it heard, from its own side of the task. Done closes an own task and reports one received from a
 * superior, who confirms it; anything else sends a report back or is noted as progress. Null: nothing is left to be said from here.
 */
export const heardStep = (
  heard: Heard,
  { side, state }: { readonly side: TaskSide; readonly state: TaskState },
): { readonly step: TaskStep; readonly outcome: Outcome | null } | null => {
  const open = stepsFrom(state, side);
  if (heard === 'done' && open.includes('confirm-task')) return { step: 'confirm-task', outcome: 'achieved' };
  if (heard === 'done' && open.includes('report-task')) return { step: 'report-task', outcome: null };
  if (heard !== 'done' && open.includes('return-task')) return { step: 'return-task', outcome: null };
  if (heard !== 'done' && open.includes('note-progress')) return { step: 'note-progress', outcome: null };
  return null;
};
