import { type Day, daySchema } from '../../../platform/calendar/day.ts';
import { addMonths } from '../../../platform/calendar/months.ts';

/** A month, named by its first day. */
export const monthSchema = daySchema.refine((day) => day.endsWith('-01'), { error: 'members.not-a-month' });

/** The month in which a day falls. */
export const monthOf = (on: Day): Day => `${on.slice(0, 7)}-01` as Day;

/** Months from one to another, both included; none when the second is earlier. */
export const monthsFrom = (from: Day, until: Day): Day[] => {
  const months: Day[] = [];
  for (let month = from; month <= until; month = addMonths(month, 1)) months.push(month);
  return months;
};

/** How many months from one to another, both included. */
export const monthCount = (from: Day, until: Day): number =>
  (Number(until.slice(0, 4)) - Number(from.slice(0, 4))) * 12 +
  Number(until.slice(5, 7)) -
  Number(from.slice(5, 7)) +
  1;

/** A month as people write it: 05/2026. */
export const monthText = (month: Day | string): string => `${month.slice(5, 7)}/${month.slice(0, 4)}`;
