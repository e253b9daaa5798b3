import { addDays, type Day } from '../../../platform/calendar/day.ts';
import { addMonths } from '../../../platform/calendar/months.ts';
import type { MeetingKind } from '../contract/meeting-codes.ts';
import type { Draws } from './fictional-bank.ts';

/** How an invented cell keeps its meetings. Each but `orderly` and `plain` gives one rule of the board something to show. */
export const habits = [
  'orderly',
  'skipping',
  'short',
  'late',
  'absent',
  'stale',
  'sliding',
  'generous',
  'irregular',
  'unfinished',
  'without-topic',
] as const;
export type Habit = (typeof habits)[number] | 'plain';

/** Every fifth cell has a habit of its own, in turn; the first of all is plain, since the demonstration works in it. */
export const habitOf = (at: number): Habit => (at % 5 === 2 ? habits[Math.floor(at / 5) % habits.length]! : 'plain');

export type Slot = {
  readonly kind: Extract<MeetingKind, 'regular' | 'combined' | 'thematic' | 'committee'>;
  readonly plannedOn: Day;
  readonly heldOn: Day;
  /** Months back from the month of today. */
  readonly ago: number;
};

export type CellCalendar = {
  /** Day of the month on which the cell meets. */
  readonly day: number;
  readonly held: readonly Slot[];
  readonly planned: readonly Omit<Slot, 'heldOn'>[];
};

const dayIn = (month: Day, day: number): Day => addDays(month, day - 1);
const isTopicMonth = (month: Day): boolean => Number(month.slice(5, 7)) % 3 === 2;

const skipsMonth = (habit: Habit, ago: number, draws: Draws): boolean =>
  habit === 'skipping' ? ago === 1 || ago === 4 : habit === 'plain' && draws.chance(0.015);

const heldDay = (habit: Habit, planned: Day, ago: number): Day =>
  habit === 'irregular' ? addDays(planned, ago % 2 === 0 ? 14 : -1) : planned;

const monthSlots = (
  { habit, at, day, hasCommittee }: { habit: Habit; at: number; day: number; hasCommittee: boolean },
  month: Day,
  ago: number,
): Slot[] => {
  const plannedOn = dayIn(month, day);
  const heldOn = heldDay(habit, plannedOn, ago);
  const withTopic = isTopicMonth(month) && habit !== 'without-topic';
  // A stale agenda stays the same in every regular meeting, so its topics are talked over on another day.
  const isApart = withTopic && (at % 3 === 1 || habit === 'stale');
  const kind = withTopic && !isApart ? 'combined' : 'regular';
  const before = { plannedOn: addDays(plannedOn, -2), heldOn: addDays(heldOn, -2) };
  const topicOn = addDays(plannedOn, 8);
  return [
    ...(hasCommittee ? [{ kind: 'committee' as const, ...before, ago }] : []),
    { kind, plannedOn, heldOn, ago },
    ...(isApart ? [{ kind: 'thematic' as const, plannedOn: topicOn, heldOn: topicOn, ago }] : []),
  ];
};

type Asked = {
  readonly habit: Habit;
  /** Place of the cell in the order of the tree. */
  readonly at: number;
  readonly today: Day;
  readonly months: number;
  /** First day on which the cell was there; null: always. */
  readonly since: Day | null;
  readonly hasCommittee: boolean;
  readonly draws: Draws;
};

/** The meetings an invented cell held in the months back from a day, and those planned until the end of that year. */
export const fictionalCalendar = ({ today, months, since, draws, ...cell }: Asked): CellCalendar => {
  // A few meet at the end of the month, so that the running month has meetings to come.
  const day = cell.at % 9 === 4 && cell.habit !== 'irregular' ? 28 : 4 + (cell.at % 8);
  const first = `${today.slice(0, 7)}-01` as Day;
  const held: Slot[] = [];
  const planned: Omit<Slot, 'heldOn'>[] = [];
  const december = Number(today.slice(5, 7)) - 12;
  for (let ago = months; ago >= december; ago--) {
    const month = addMonths(first, -ago);
    const isSkipped = ago > 0 && skipsMonth(cell.habit, ago, draws);
    for (const slot of monthSlots({ ...cell, day }, month, ago)) {
      if (since !== null && slot.heldOn <= since) continue;
      if (isSkipped) continue;
      if (slot.heldOn <= today) held.push(slot);
      else if (slot.kind !== 'committee') planned.push({ kind: slot.kind, plannedOn: slot.plannedOn, ago });
    }
  }
  return { day, held, planned };
};
