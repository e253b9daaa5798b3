import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, type Day, day } from './day.ts';
import { addMonths, daysBetween, weekdayOf } from './months.ts';

const anyDay = fc.integer({ min: 0, max: 60_000 }).map((count) => addDays(day('1950-01-01'), count));

test('a month without that day ends on its last day', () => {
  expect(addMonths(day('2024-01-31'), 1)).toBe('2024-02-29');
  expect(addMonths(day('2025-01-31'), 1)).toBe('2025-02-28');
  expect(addMonths(day('2025-10-31'), 13)).toBe('2026-11-30');
  expect(addMonths(day('2024-02-29'), 60)).toBe('2029-02-28');
  expect(addMonths(day('2025-01-15'), -2)).toBe('2024-11-15');
});

test('months never move the date later, and land in the month that was asked for', () => {
  fc.assert(
    fc.property(anyDay, fc.integer({ min: -240, max: 240 }), (from, count) => {
      const landed = addMonths(from, count);
      const months = (of: Day) => Number(of.slice(0, 4)) * 12 + Number(of.slice(5, 7));
      expect(months(landed)).toBe(months(from) + count);
      expect(Number(landed.slice(8))).toBeLessThanOrEqual(Number(from.slice(8)));
      expect(day(landed)).toBe(landed);
    }),
  );
});

test('days between is the inverse of adding days, and weekdays go round', () => {
  expect(weekdayOf(day('2026-11-23'))).toBe(1);
  expect(weekdayOf(day('2026-11-22'))).toBe(7);
  fc.assert(
    fc.property(anyDay, fc.integer({ min: -4000, max: 4000 }), (from, count) => {
      expect(daysBetween(from, addDays(from, count))).toBe(count);
      expect(weekdayOf(addDays(from, 7))).toBe(weekdayOf(from));
    }),
  );
});
