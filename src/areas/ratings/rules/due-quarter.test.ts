import { expect, test } from 'vitest';
import { day } from '../../../platform/calendar/day.ts';
import { dueQuarter } from './due-quarter.ts';

test.each([
  ['2026-11-28', 2026, 4],
  ['2026-12-31', 2026, 4],
  ['2027-01-01', 2026, 4],
  ['2027-01-31', 2026, 4],
  ['2027-02-01', 2027, 1],
  ['2026-10-31', 2026, 3],
  ['2026-08-15', 2026, 3],
])('on %s quarter %i/%i is the one to be rated', (on, year, quarter) => {
  expect(dueQuarter(day(on))).toEqual({ year, quarter });
});
