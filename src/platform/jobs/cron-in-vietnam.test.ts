import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cronInVietnam, inVietnam } from './cron-in-vietnam.ts';

const digestOf = (moment: Date) => ({
  min: moment.getUTCMinutes(),
  hour: moment.getUTCHours(),
  date: moment.getUTCDate(),
  month: moment.getUTCMonth() + 1,
  dow: moment.getUTCDay(),
});

const matchesAt = (pattern: string, iso: string): boolean => {
  const moment = new Date(iso);
  return cronInVietnam(pattern, () => moment)(digestOf(moment));
};

test('five past midnight in Vietnam is 17:05 of the day before in UTC', () => {
  expect(matchesAt('5 0 * * *', '2026-11-22T17:05:00Z')).toBe(true);
  expect(matchesAt('5 0 * * *', '2026-11-23T00:05:00Z')).toBe(false);
});

test('the first of a month, of March after a leap day and without one, and of a year', () => {
  expect(matchesAt('0 1 1 3 *', '2028-02-29T18:00:00Z')).toBe(true);
  expect(matchesAt('0 1 1 3 *', '2028-02-28T18:00:00Z')).toBe(false);
  expect(matchesAt('0 1 1 3 *', '2027-02-28T18:00:00Z')).toBe(true);
  expect(matchesAt('0 1 1 1 *', '2026-12-31T18:00:00Z')).toBe(true);
});

test('Monday in Vietnam begins on Sunday evening in UTC', () => {
  expect(matchesAt('0 0 * * 1', '2026-11-22T17:00:00Z')).toBe(true);
  expect(matchesAt('0 0 * * 1', '2026-11-23T17:00:00Z')).toBe(false);
});

test('every minute is the same minute seven hours later', () => {
  const minutes = fc.integer({ min: Date.UTC(2026, 0, 1) / 60_000, max: Date.UTC(2046, 0, 1) / 60_000 });
  fc.assert(
    fc.property(minutes, fc.integer({ min: 0, max: 60 * 24 * 30 }), (minute, late) => {
      const utc = new Date(minute * 60_000);
      const asked = new Date((minute + late) * 60_000);
      expect(inVietnam(digestOf(utc), asked)).toEqual(digestOf(new Date(utc.getTime() + 7 * 3_600_000)));
    }),
  );
});

test('a pattern that is not one is refused when the program starts', () => {
  expect(() => cronInVietnam('at noon')).toThrow();
});
