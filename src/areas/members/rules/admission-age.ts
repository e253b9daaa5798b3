import type { Day } from '../../../platform/calendar/day.ts';
import { addMonths } from '../../../platform/calendar/months.ts';

/** Full months from birth to a day; the month is full on its own day, or on the last day of a shorter month. */
export const ageInMonths = (bornOn: Day, on: Day): number => {
  const [bornYear, bornMonth] = bornOn.split('-').map(Number) as [number, number];
  const [year, month] = on.split('-').map(Number) as [number, number];
  const months = (year - bornYear) * 12 + (month - bornMonth);
  return addMonths(bornOn, months) <= on ? months : months - 1;
};

/** Old enough, and not above the upper age: 60 years full and not a month more (294-QĐ/TW art. 1.1). */
export const isWithinAge = (rule: { readonly fromYears: number; readonly toYears: number }, months: number): boolean =>
  months >= rule.fromYears * 12 && months <= rule.toYears * 12;
