import { expect, test } from 'vitest';
import { day } from '../../../platform/calendar/day.ts';
import type { CalendarLine, CalendarStep } from '../contract/season-shapes.ts';
import { comingSteps } from './coming-steps.ts';

const line = (step: CalendarStep | null, dueOn: string): CalendarLine => ({
  ...{ code: `${step} ${dueOn}`, dueOn: day(dueOn), step, names: { vi: '', en: '' }, source: null, isVerified: false },
});
const until = day('2027-01-01');
const told = (calendar: readonly CalendarLine[], today: string) =>
  comingSteps({ calendar, until }, day(today)).map(({ step, dueOn }) => [step, dueOn]);

test('a step without a last day of its own is due by the first of a step that comes after it', () => {
  const calendar = [line(null, '2027-02-28'), line(null, '2026-12-14'), line('record-ballot', '2026-12-05')];
  expect(told(calendar, '2026-11-28')).toEqual([
    ['rate-self', '2026-12-05'],
    ['record-ballot', '2026-12-05'],
    ['decide-level', '2026-12-14'],
  ]);
});

test('nothing is told earlier than thirty days before, and what is overdue is told there alone', () => {
  const calendar = [line('rate-self', '2026-12-01'), line('record-ballot', '2026-12-14'), line(null, '2027-01-31')];
  expect(told(calendar, '2026-10-31')).toEqual([]);
  expect(told(calendar, '2026-11-13')).toEqual([['rate-self', '2026-12-01']]);
  expect(told(calendar, '2026-12-02')).toEqual([['record-ballot', '2026-12-14']]);
});

test('what had to be done before a step that is overdue stays to be done', () => {
  expect(told([line('decide-level', '2026-12-14')], '2026-12-20')).toEqual([
    ['rate-self', '2026-12-14'],
    ['record-ballot', '2026-12-14'],
  ]);
});

test('without a calendar the end of the period is looked at, and no day is named', () => {
  expect(told([], '2026-12-01')).toEqual([]);
  expect(told([], '2026-12-02')).toEqual([
    ['rate-self', null],
    ['record-ballot', null],
    ['decide-level', null],
  ]);
});
