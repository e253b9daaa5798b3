import { expect, test } from 'vitest';
import { type Day, day } from '../../../platform/calendar/day.ts';
import { type CalendarLine, type CalendarStep, calendarStep } from '../contract/season-shapes.ts';
import {
  inOrderOfSteps,
  isPast,
  outOfOrder,
  overdueSteps,
  type StepsLeft,
  stepOfDeadline,
  stepOfLine,
} from './season-lateness.ts';

const left = (more: Partial<StepsLeft> = {}): StepsLeft => ({
  ...(Object.fromEntries(calendarStep.options.map((step) => [step, 0])) as StepsLeft),
  ...more,
});
const line = (dueOn: string, step: CalendarStep | null): CalendarLine => ({
  ...{ code: dueOn, dueOn: day(dueOn), step, names: { vi: dueOn, en: dueOn }, source: null, isVerified: false },
});
const on = day('2026-12-10');
const stepsOf = (lines: CalendarLine[], own: StepsLeft, whole: StepsLeft | null, grace = 0, at: Day = on) =>
  overdueSteps(lines, { own, whole }, at, grace).map(({ step, left: count }) => [step, count]);

test('the last day is in time, the next one is late, and days of waiting move that by as many', () => {
  expect(isPast(day('2026-12-10'), on, 0)).toBe(false);
  expect(isPast(day('2026-12-09'), on, 0)).toBe(true);
  expect(isPast(day('2026-12-09'), on, 1)).toBe(false);
  expect(isPast(day('2026-12-08'), on, 1)).toBe(true);
});

test('an organisation answers for those it reviews, the opener for what it decides; a day without a step is that of the decision', () => {
  const lines = [line('2026-12-09', null), line('2026-12-01', 'record-review'), line('2026-12-05', 'archive-rating')];
  const own = left({ 'record-review': 2, 'decide-level': 3, 'archive-rating': 3 });
  expect(stepsOf(lines, own, null)).toEqual([['record-review', 2]]);
  const whole = left({ 'record-review': 20, 'decide-level': 30, 'archive-rating': 31 });
  expect(stepsOf(lines, own, whole)).toEqual([
    ['record-review', 2],
    ['archive-rating', 31],
    ['decide-level', 30],
  ]);
});

test('deadlines of the packs ask for the step they name, others for the decision', () => {
  expect(['self-rating', 'vetting', 'committee', 'state-rating'].map(stepOfDeadline)).toEqual([
    ...['rate-self', 'propose-level', 'record-ballot', 'state-rating'],
  ]);
  expect(stepOfLine({ step: stepOfDeadline('grassroots') })).toBe('decide-level');
});

test('last days stand by day and, within one day, by step; a later step before an earlier one is named with what it runs ahead of', () => {
  const decided = line('2026-12-14', 'decide-level');
  const [rated, vetted, voted] = [
    ...[line('2026-12-12', 'rate-self'), line('2026-12-14', 'propose-level'), line('2026-12-15', 'record-ballot')],
  ] as const;
  expect(inOrderOfSteps([decided, voted!, vetted!, rated!])).toEqual([rated, vetted, decided, voted]);
  expect(outOfOrder([rated!, vetted!, decided, voted!])).toEqual([{ line: decided, after: voted }]);
  expect(outOfOrder([rated!, vetted!, voted!, line('2026-12-20', null)])).toEqual([]);
});

test('nobody left, nothing late', () => {
  expect(stepsOf([line('2026-12-01', 'rate-self'), line('2026-12-01', null)], left(), left())).toEqual([]);
});
