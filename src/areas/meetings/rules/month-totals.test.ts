import { expect, test } from 'vitest';
import type { MonthTotals } from '../contract/month-report.ts';
import { monthTotalsOf } from './month-totals.ts';

const part = (numerator: number, denominator: number) => ({ numerator, denominator });
const row = (more: Partial<MonthTotals>): MonthTotals => ({
  met: part(1, 1),
  reported: part(0, 1),
  attendance: part(0, 0),
  longEnough: part(0, 0),
  enteredLate: part(0, 0),
  scoredAlike: part(0, 0),
  topicInQuarter: part(0, 1),
  meanGap: null,
  ...more,
});

test('a total is a sum of numerators and of denominators, not a mean of shares', () => {
  const totals = monthTotalsOf([row({ attendance: part(1, 1) }), row({ attendance: part(10, 30) })]);
  expect(totals.attendance).toEqual(part(11, 31));
  expect(totals.met).toEqual(part(2, 2));
});

test('the mean difference is weighed by the meetings that both sides scored; unknown is not zero', () => {
  const scored = (meanGap: number, count: number) => row({ meanGap, scoredAlike: part(0, count) });
  expect(monthTotalsOf([scored(-2, 3), scored(2, 1), row({})]).meanGap).toBe(-1);
  expect(monthTotalsOf([row({}), row({})]).meanGap).toBeNull();
  expect(monthTotalsOf([]).met).toEqual(part(0, 0));
});
