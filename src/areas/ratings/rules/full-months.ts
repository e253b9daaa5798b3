import type { Day } from '../../../platform/calendar/day.ts';
import { addMonths } from '../../../platform/calendar/months.ts';

/** Whole months from one day to another: the fact behind "less than six months". Zero when the second is earlier. */
export const fullMonths = (from: Day, to: Day): number => {
  const guess =
    (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 + Number(to.slice(5, 7)) - Number(from.slice(5, 7));
  const whole = addMonths(from, guess) <= to ? guess : guess - 1;
  return Math.max(0, whole);
};
