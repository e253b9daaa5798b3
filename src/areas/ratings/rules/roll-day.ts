import { addDays, type Day } from '../../../platform/calendar/day.ts';
import type { RatingPeriod } from '../contract/rating-codes.ts';
import { spanOf } from './period-span.ts';

/** The last day of a period that is over on a day; null while it runs or has not begun. */
export const lastDayIfOver = (period: RatingPeriod, on: Day): Day | null => {
  const last = addDays(spanOf(period).until, -1);
  return last < on ? last : null;
};

/** The day whose roll is proposed for a period: its last day where it is over, so that nobody who came later is rated for it; else today. */
export const rollDayFor = (period: RatingPeriod, today: Day): Day => lastDayIfOver(period, today) ?? today;
