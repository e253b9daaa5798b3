import type { Day } from '../../../platform/calendar/day.ts';
import { type Reason, type Refusal, reason, refuse } from '../../../platform/outcome/refusal.ts';
import type { RatingPeriod } from '../contract/rating-codes.ts';
import type { CalendarLine } from '../contract/season-shapes.ts';
import { spanOf } from './period-span.ts';

export type SeasonAsked = {
  readonly period: RatingPeriod;
  /** The day of whose roll the subjects are. */
  readonly countedOn: Day;
  readonly calendar: readonly CalendarLine[];
};

const calendarFaults = (calendar: readonly CalendarLine[], from: Day): Reason[] =>
  calendar.flatMap(({ code, dueOn }, at) => [
    ...(dueOn < from ? [reason('ratings.due-before-period', { day: from }, `calendar.${at}.dueOn`)] : []),
    ...(calendar.findIndex((one) => one.code === code) < at
      ? [reason('ratings.due-twice', {}, `calendar.${at}.code`)]
      : []),
  ]);

/**
 * May a season be opened so? The roll is one of the period or of the days after it, and never of a day to come. Refuses, with every reason:
 * a period that has not begun, a roll of tomorrow or of a day before the period, last days before the period and one step named twice.
 */
export const checkSeason = ({ period, countedOn, calendar }: SeasonAsked, today: Day): SeasonAsked | Refusal => {
  const { from } = spanOf(period);
  const faults = [
    ...(from > today ? [reason('ratings.period-not-begun', { day: from }, 'period')] : []),
    ...(countedOn > today ? [reason('ratings.counted-in-future', {}, 'countedOn')] : []),
    ...(countedOn < from ? [reason('ratings.counted-before-period', { day: from }, 'countedOn')] : []),
    ...calendarFaults(calendar, from),
  ];
  return faults.length > 0 ? refuse(...faults) : { period, countedOn, calendar };
};

/** The calendar of a season alone, when it is changed. */
export const checkCalendar = (calendar: readonly CalendarLine[], from: Day): readonly CalendarLine[] | Refusal => {
  const faults = calendarFaults(calendar, from);
  return faults.length > 0 ? refuse(...faults) : calendar;
};
