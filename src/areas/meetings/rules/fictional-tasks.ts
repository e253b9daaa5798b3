import { addDays, type Day } from '../../../platform/calendar/day.ts';
import type { SheetInput } from '../contract/sheet.ts';
import type { Draws, MeetingBank } from './fictional-bank.ts';
import type { Habit } from './fictional-habits.ts';

export type FictionalStep = {
  readonly id: string;
  readonly step: 'confirm-task' | 'note-progress';
  readonly happenedOn: Day;
  readonly text: string;
};

export type FictionalTask = {
  readonly id: string;
  readonly lineId: string;
  readonly meetingId: string;
  readonly organisationId: string;
  readonly text: string;
  readonly ownerId: string;
  readonly assignedOn: Day;
  readonly dueOn: Day;
  readonly steps: FictionalStep[];
};

type Keeping = {
  readonly habit: Habit;
  readonly bank: MeetingBank;
  readonly draws: Draws;
  readonly newId: () => string;
};

const doneShare = (habit: Habit, ago: number): number => {
  if (habit === 'orderly') return 1;
  return habit === 'unfinished' && ago <= 3 ? 0 : 0.88;
};

const isOpen = ({ steps }: FictionalTask): boolean => steps.at(-1)?.step !== 'confirm-task';
/** A task nobody gets further with is heard of twice and then left as it is. */
const mostReports = 2;

export const tasksGivenIn = (sheet: SheetInput, newId: () => string): FictionalTask[] =>
  sheet.tasks.map(({ id, text, ownerId, dueOn }) => ({
    id: newId(),
    lineId: id,
    meetingId: sheet.meetingId,
    organisationId: sheet.organisationId,
    text,
    ownerId: ownerId!,
    assignedOn: sheet.heldOn,
    dueOn: dueOn!,
    steps: [],
  }));

/** What a meeting hears about tasks due by then; each report becomes the step of its task. */
export const reportsIn = (
  heldOn: Day,
  ago: number,
  tasks: readonly FictionalTask[],
  { habit, bank, draws, newId }: Keeping,
): SheetInput['taskReports'] =>
  tasks
    .filter((one) => isOpen(one) && one.dueOn <= heldOn && one.steps.length < mostReports)
    .map((one) => {
      const result = draws.chance(doneShare(habit, ago)) ? 'done' : 'goes-on';
      const note = draws.pick(bank.taskNotes[result]);
      const step = result === 'done' ? 'confirm-task' : 'note-progress';
      one.steps.push({ id: newId(), step, happenedOn: heldOn, text: note });
      return { taskId: one.id, result, note };
    });

/** Tasks due since the last meeting were mostly confirmed on their day. */
export const confirmDue = (
  tasks: readonly FictionalTask[],
  today: Day,
  { habit, bank, draws, newId }: Keeping,
): void => {
  if (habit === 'unfinished') return;
  for (const one of tasks) {
    if (!isOpen(one) || one.dueOn >= today || one.steps.length > 0 || !draws.chance(doneShare(habit, 0))) continue;
    const happenedOn = one.dueOn > one.assignedOn ? one.dueOn : addDays(one.assignedOn, 1);
    one.steps.push({ id: newId(), step: 'confirm-task', happenedOn, text: draws.pick(bank.taskNotes.done) });
  }
};
