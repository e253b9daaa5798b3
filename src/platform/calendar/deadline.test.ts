import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isRefusal, orRefuse } from '../outcome/refusal.ts';
import { loadPacks, shippedPacksDir } from '../packs/load-packs.ts';
import { addDays, type Day, day } from './day.ts';
import { type DayDeadline, deadlineRuleSchema, dueOn } from './deadline.ts';
import { dueAt } from './deadline-hours.ts';
import { calendarFrom, dayKindOf, workingDayFrom } from './work-calendar.ts';

const calendar = calendarFrom(loadPacks(shippedPacksDir));
const rule = (amount: number, unit: DayDeadline['unit'], of: DayDeadline['calendar'] = 'public-holidays') =>
  ({ amount, unit, calendar: of, startEvent: 'decision-received' }) as const;
const hours = (amount: number) =>
  ({ amount, unit: 'working-hours', calendar: 'public-holidays', startEvent: 'received' }) as const;

const within2021to2025 = fc.integer({ min: 0, max: 1700 }).map((count) => addDays(day('2021-01-01'), count));

test('working days jump over Tết, and say over which days', () => {
  const due = orRefuse(dueOn(rule(1, 'working-days'), day('2025-01-24'), calendar));
  expect(due.dueOn).toBe('2025-02-03');
  expect(due.skipped.map((skipped) => skipped.on)).toContain('2025-01-29');
  expect(due.skipped).toHaveLength(9);
  expect(due.verified).toBe(true);
});

test('a Saturday worked in exchange counts, the day it pays for does not', () => {
  expect(orRefuse(dueOn(rule(1, 'working-days'), day('2024-04-26'), calendar)).dueOn).toBe('2024-05-02');
  expect(orRefuse(dueOn(rule(2, 'working-days'), day('2024-05-02'), calendar)).dueOn).toBe('2024-05-04');
});

test('days and months move off a day off only where the rule says so', () => {
  expect(orRefuse(dueOn(rule(10, 'days'), day('2025-04-20'), calendar)).dueOn).toBe('2025-05-05');
  expect(orRefuse(dueOn(rule(10, 'days', 'civil'), day('2025-04-20'), calendar)).dueOn).toBe('2025-04-30');
  expect(orRefuse(dueOn(rule(1, 'months', 'civil'), day('2025-01-31'), calendar)).dueOn).toBe('2025-02-28');
});

test('a year without holidays is refused, not guessed', () => {
  const answer = dueOn(rule(30, 'working-days'), day('2027-12-20'), calendar);
  expect(isRefusal(answer) && answer.reasons).toEqual([
    { code: 'platform.calendar-unknown', params: { year: '2028' } },
  ]);
  expect(isRefusal(dueOn(rule(30, 'days', 'civil'), day('2027-12-20'), calendar))).toBe(false);
});

test('a due day that rests on unverified holidays or on an uncertain day says so', () => {
  const due = orRefuse(dueOn(rule(30, 'working-days'), day('2026-11-20'), calendar));
  expect(due.verified).toBe(false);
  expect(due.uncertain).toEqual(['2026-11-24']);
});

test('eight working hours from Monday eight o’clock end the same afternoon', () => {
  const at = (text: string) => new Date(`${text}:00+07:00`);
  expect(orRefuse(dueAt(hours(8), at('2025-06-16T08:00'), calendar)).dueAt).toEqual(at('2025-06-16T17:00'));
  expect(orRefuse(dueAt(hours(4), at('2025-06-20T16:00'), calendar)).dueAt).toEqual(at('2025-06-23T11:00'));
  expect(orRefuse(dueAt(hours(1), at('2025-06-21T12:00'), calendar)).dueAt).toEqual(at('2025-06-23T09:00'));
  expect(orRefuse(dueAt(hours(1), at('2025-06-16T23:30'), calendar)).dueAt).toEqual(at('2025-06-17T09:00'));
  expect(orRefuse(dueAt({ ...hours(2), unit: 'hours' }, at('2025-06-21T23:00'), calendar)).dueAt).toEqual(
    at('2025-06-22T01:00'),
  );
});

test('a due day is worked, and exactly the amount of worked days lies between', () => {
  fc.assert(
    fc.property(within2021to2025, fc.integer({ min: 1, max: 60 }), (start, amount) => {
      const due = orRefuse(dueOn(rule(amount, 'working-days'), start, calendar));
      let worked = 0;
      for (let on = addDays(start, 1); on <= due.dueOn; on = addDays(on, 1))
        if (orRefuse(dayKindOf(calendar, on)).works) worked++;
      expect(worked).toBe(amount);
      expect(orRefuse(dayKindOf(calendar, due.dueOn)).works).toBe(true);
    }),
  );
});

test('a later start or a larger amount is never due earlier', () => {
  fc.assert(
    fc.property(
      within2021to2025,
      fc.integer({ min: 1, max: 60 }),
      fc.constantFrom<DayDeadline['unit']>('days', 'working-days', 'months'),
      (start, amount, unit) => {
        const of = (from: Day, count: number) => {
          const due = dueOn(rule(count, unit), from, calendar);
          return isRefusal(due) ? null : due.dueOn;
        };
        const due = of(start, amount);
        const laterStart = of(addDays(start, 1), amount);
        const larger = of(start, amount + 1);
        fc.pre(due !== null && laterStart !== null && larger !== null);
        expect(laterStart! >= due!).toBe(true);
        expect(larger! > due! || unit === 'days').toBe(true);
      },
    ),
  );
});

test('n working hours are due within office hours, in order', () => {
  fc.assert(
    fc.property(
      within2021to2025,
      fc.integer({ min: 0, max: 1439 }),
      fc.integer({ min: 1, max: 80 }),
      (on, minute, n) => {
        const start = new Date(Date.parse(`${on}T00:00:00+07:00`) + minute * 60_000);
        const due = orRefuse(dueAt(hours(n), start, calendar)).dueAt;
        const next = orRefuse(dueAt(hours(n + 1), start, calendar)).dueAt;
        expect(due.getTime()).toBeGreaterThan(start.getTime());
        expect(next.getTime()).toBeGreaterThan(due.getTime());
        const clock = new Date(due.getTime() + 7 * 3_600_000).toISOString().slice(11, 16);
        expect((clock > '08:00' && clock <= '12:00') || (clock > '13:00' && clock <= '17:00')).toBe(true);
      },
    ),
  );
});

test('a deadline rule is checked as data', () => {
  expect(deadlineRuleSchema.safeParse(rule(30, 'working-days')).success).toBe(true);
  expect(deadlineRuleSchema.safeParse({ ...rule(30, 'days'), unit: 'weeks' }).success).toBe(false);
  expect(deadlineRuleSchema.safeParse(rule(0, 'days')).success).toBe(false);
});

test('a day already worked is kept', () => {
  expect(workingDayFrom(calendar, day('2025-06-16'))).toBe('2025-06-16');
  expect(workingDayFrom(calendar, day('2025-06-14'))).toBe('2025-06-16');
});
