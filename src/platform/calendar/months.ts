import type { Day } from './day.ts';

const lastDayOfMonth = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();

/**
 * The same day `count` months later (earlier when negative). Where the month has no such day, its last day:
 * 31/1 + 1 month = 28/2 or 29/2. Not reversible: one month back from 28/2 is 28/1.
 */
export const addMonths = (from: Day, count: number): Day => {
  const [year, month, date] = from.split('-').map(Number) as [number, number, number];
  const months = year * 12 + (month - 1) + count;
  const newYear = Math.floor(months / 12);
  const newMonth = (months % 12) + 1;
  const newDate = Math.min(date, lastDayOfMonth(newYear, newMonth));
  return `${newYear}-${String(newMonth).padStart(2, '0')}-${String(newDate).padStart(2, '0')}` as Day;
};

export const yearOf = (on: Day): number => Number(on.slice(0, 4));

/** Weekday by ISO: Monday 1 … Sunday 7. */
export const weekdayOf = (on: Day): number => new Date(`${on}T00:00:00Z`).getUTCDay() || 7;

/** Calendar days from `from` to `to`; negative when `to` is earlier. */
export const daysBetween = (from: Day, to: Day): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
