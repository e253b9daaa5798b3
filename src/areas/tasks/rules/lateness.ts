import { addDays, type Day } from '../../../platform/calendar/day.ts';
import type { Lateness, TaskState } from '../contract/task-shapes.ts';

/** Our own patience, no deadline of any regulation: a task is called "due soon" so many days before. */
const SOON_DAYS = 7;

type Standing = {
  readonly state: TaskState;
  readonly dueOn: Day | null;
  readonly reportedOn: Day | null;
  readonly closedOn: Day | null;
};

/** How a task stands to its due day. What was reported in time is not late while it waits for confirmation. */
export const latenessOf = ({ state, dueOn, reportedOn, closedOn }: Standing, on: Day): Lateness => {
  if (dueOn === null || state === 'cancelled' || state === 'withdrawn') return 'none';
  if (state === 'confirmed') return (reportedOn ?? closedOn ?? on) > dueOn ? 'done-late' : 'in-time';
  if (state === 'reported') return (reportedOn ?? on) > dueOn ? 'late' : 'in-time';
  if (on > dueOn) return 'late';
  return addDays(on, SOON_DAYS) >= dueOn ? 'due-soon' : 'in-time';
};
