import { type Day, day } from '../../../platform/calendar/day.ts';
import { addMonths } from '../../../platform/calendar/months.ts';
import type { RatingPeriod } from '../contract/rating-codes.ts';

/** First day of a period, and the first day after it. */
export type PeriodSpan = { readonly from: Day; readonly until: Day };

/** Which part of its year a period is; 0 for the whole year. */
export const partOf = (period: RatingPeriod): number =>
  period.kind === 'year' ? 0 : period.kind === 'quarter' ? period.quarter : period.month;

const firstMonthOf = (period: RatingPeriod): number =>
  period.kind === 'year' ? 1 : period.kind === 'quarter' ? period.quarter * 3 - 2 : period.month;

const monthsIn = { year: 12, quarter: 3, month: 1 } as const;

/** The days of a period: a year of the calendar, a quarter or a month of it. */
export const spanOf = (period: RatingPeriod): PeriodSpan => {
  const from = day(`${period.year}-${String(firstMonthOf(period)).padStart(2, '0')}-01`);
  return { from, until: addMonths(from, monthsIn[period.kind]) };
};

/** A period out of the columns it is stored in. */
export const periodFrom = (kind: RatingPeriod['kind'], year: number, part: number): RatingPeriod => {
  if (kind === 'year') return { kind, year };
  return kind === 'quarter' ? { kind, year, quarter: part } : { kind, year, month: part };
};
