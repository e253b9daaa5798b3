import type { Day } from '../../../platform/calendar/day.ts';
import type { Outcome, ProgressShare, TaskState, TaskStep } from '../contract/task-shapes.ts';
import { findStep } from './transitions.ts';

/** What happened to a task, as far as its state hangs on it. */
export type TaskEntry = {
  readonly id: string;
  readonly step: TaskStep;
  readonly happenedOn: Day;
  readonly enteredAt: Date;
  readonly outcome: Outcome | null;
  readonly progress: ProgressShare | null;
  readonly dueOn: Day | null;
  readonly isWithdrawn: boolean;
};

/** How a task stands: all that its row holds beside its words. */
export type TaskStanding = {
  readonly state: TaskState;
  readonly stateSince: Day;
  readonly outcome: Outcome | null;
  readonly progress: ProgressShare | null;
  readonly dueOn: Day | null;
  readonly reportedOn: Day | null;
  readonly closedOn: Day | null;
  readonly timesPostponed: number;
  readonly timesReturned: number;
  readonly timesReopened: number;
};

export type Folded = TaskStanding & {
  /** Entries without effect: on the other side something had closed the way when they were entered. */
  readonly overtaken: readonly string[];
  /** The entry on which the standing rests; null while nothing has happened. */
  readonly lastId: string | null;
};

export const assigned = (assignedOn: Day, firstDueOn: Day | null): TaskStanding => ({
  state: 'assigned',
  stateSince: assignedOn,
  outcome: null,
  progress: null,
  dueOn: firstDueOn,
  reportedOn: null,
  closedOn: null,
  timesPostponed: 0,
  timesReturned: 0,
  timesReopened: 0,
});

const closing = new Set<TaskState>(['confirmed', 'cancelled']);

const after = (before: TaskStanding, entry: TaskEntry, to: TaskState): TaskStanding => {
  const { step, happenedOn } = entry;
  const isClosed = closing.has(to);
  return {
    state: to,
    stateSince: to === before.state ? before.stateSince : happenedOn,
    outcome: step === 'confirm-task' ? entry.outcome : null,
    progress: entry.progress ?? before.progress,
    dueOn: step === 'postpone-task' ? entry.dueOn : before.dueOn,
    // A report counts until it is sent back or the task is opened again.
    reportedOn: reportedAfter(before.reportedOn, step, happenedOn),
    closedOn: isClosed ? happenedOn : null,
    timesPostponed: before.timesPostponed + Number(step === 'postpone-task'),
    timesReturned: before.timesReturned + Number(step === 'return-task'),
    timesReopened: before.timesReopened + Number(step === 'reopen-task'),
  };
};

const reportedAfter = (before: Day | null, step: TaskStep, happenedOn: Day): Day | null => {
  if (step === 'report-task') return happenedOn;
  return step === 'return-task' || step === 'reopen-task' ? null : before;
};

const inOrder = (a: TaskEntry, b: TaskEntry): number =>
  a.enteredAt.getTime() - b.enteredAt.getTime() || (a.id < b.id ? -1 : 1);

/**
 * How a task stands after its entries, in the order in which they were entered. A step that is not open when its turn comes has no
 * effect: so both sides of a task come to the same standing from the same entries, in whatever order they heard of them.
 */
export const foldTask = (start: TaskStanding, entries: readonly TaskEntry[]): Folded => {
  let standing = start;
  let lastId: string | null = null;
  const overtaken: string[] = [];
  for (const entry of entries.filter(({ isWithdrawn }) => !isWithdrawn).sort(inOrder)) {
    const step = findStep(standing.state, entry.step);
    if (!step) {
      overtaken.push(entry.id);
      continue;
    }
    standing = after(standing, entry, step.to === 'as-before' ? standing.state : step.to);
    lastId = entry.id;
  }
  return { ...standing, overtaken, lastId };
};
