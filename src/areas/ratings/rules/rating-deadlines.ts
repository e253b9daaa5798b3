import { addDays, type Day, day } from '../../../platform/calendar/day.ts';
import { addMonths } from '../../../platform/calendar/months.ts';
import type { RatingPeriod } from '../contract/rating-codes.ts';
import type { RatingLaw, Sourced } from './rating-law.ts';
import type { DeadlineRule } from './rating-rules-shape.ts';

/** The last day on which something is in time. */
export type RatingDeadline = { readonly rule: Sourced<DeadlineRule>; readonly lastDay: Day };

const two = (part: number): string => String(part).padStart(2, '0');
const dayIn = (year: number, month: number, at: number): Day => day(`${year}-${two(month)}-${two(at)}`);

const lastMonthOf = (period: RatingPeriod): number =>
  period.kind === 'year' ? 12 : period.kind === 'quarter' ? period.quarter * 3 : period.month;

/** "Before the 15th" ends on the 14th; "within February" ends with the month. */
const lastDayOf = ({ due }: DeadlineRule, period: RatingPeriod): Day => {
  if ('beforeDayOfLastMonth' in due)
    return addDays(dayIn(period.year, lastMonthOf(period), due.beforeDayOfLastMonth), -1);
  if ('dayOfLastMonth' in due) return dayIn(period.year, lastMonthOf(period), due.dayOfLastMonth);
  const year = period.year + (due.nextYear ? 1 : 0);
  if ('before' in due) return addDays(dayIn(year, due.before.month, due.before.day), -1);
  return addDays(addMonths(dayIn(year, due.within.month, 1), 1), -1);
};

/**
 * Whom a deadline binds, by the place that the pack writes beside it: everybody (of that place), only cadres whom the Centre manages, or
 * nobody else than the one committee that set it, for the others to look at.
 */
export type DeadlineReach = 'everybody' | 'centrally-managed' | 'reference';

export const reachOfDeadline = ({ place }: Pick<DeadlineRule, 'place'>): DeadlineReach => {
  if (place === 'Cán bộ diện Trung ương quản lý') return 'centrally-managed';
  return place?.includes('(tham khảo)') ? 'reference' : 'everybody';
};

/** Whether a last day is a task of the city itself, whoever opened the season: a commune has it in its calendar to look at. */
export const isOfCity = ({ code }: { readonly code: string }): boolean => code === 'city';

/** Whether a season of an organisation has cadres whom the Centre manages: leaders of provincial committees and above; our reading. */
export const hasCentrallyManaged = (organisationType: string): boolean =>
  organisationType === 'central' || organisationType === 'provincial-party';

/** From which day the calendar of a committee holds, where the pack writes it beside the place: "từ 10/9/2026". */
const heldFrom = ({ place }: Pick<DeadlineRule, 'place'>): Day | null => {
  const written = place?.match(/từ (\d{1,2})\/(\d{1,2})\/(\d{4})/);
  return written ? dayIn(Number(written[3]), Number(written[2]), Number(written[1])) : null;
};

const isHeldOn = ({ rule, lastDay }: RatingDeadline): boolean => lastDay >= (heldFrom(rule) ?? lastDay);

/** The deadlines of a period in order of days; none of a calendar that begins after them. They are the calendar of the document, for a committee to change. */
export const deadlinesOf = (law: Pick<RatingLaw, 'deadlines'>, period: RatingPeriod): RatingDeadline[] =>
  law.deadlines
    .filter(({ periods }) => periods.includes(period.kind))
    .map((rule) => ({ rule, lastDay: lastDayOf(rule, period) }))
    .filter(isHeldOn)
    .sort((a, b) => (a.lastDay < b.lastDay ? -1 : a.lastDay > b.lastDay ? 1 : 0));
