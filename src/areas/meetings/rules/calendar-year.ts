import { addDays, type Day } from '../../../platform/calendar/day.ts';
import { addMonths, weekdayOf, yearOf } from '../../../platform/calendar/months.ts';
import type { MeetingKind } from '../contract/meeting-codes.ts';
import type { YearRule } from '../contract/planning.ts';
import type { Life } from './meeting-slot.ts';

const firstOf = (year: number, month: number): Day => `${year}-${String(month).padStart(2, '0')}-01` as Day;
const nextMonth = (first: Day): Day => addMonths(first, 1);
const monthOf = (on: Day): number => Number(on.slice(5, 7));
const quarterOf = (on: Day): number => Math.ceil(monthOf(on) / 3);

/**
 * The day of one month by the cell's own habit. A day that the month does not have is its last one; the last weekday of a month is −1. No
 * national rule of a fixed day was found: it is the cell's choice.
 */
export const dayByRule = (rule: YearRule, year: number, month: number): Day => {
  const first = firstOf(year, month);
  const last = addDays(nextMonth(first), -1);
  if (rule.kind === 'day-of-month') return addDays(first, Math.min(rule.day, Number(last.slice(8))) - 1);
  if (rule.nth === -1) return addDays(last, -((weekdayOf(last) - rule.weekday + 7) % 7));
  return addDays(first, ((rule.weekday - weekdayOf(first) + 7) % 7) + (rule.nth - 1) * 7);
};

/** A meeting as the calendar knows it. */
export type CalendarMeeting = { readonly kind: MeetingKind; readonly on: Day };

export type PlannedDay = { readonly month: number; readonly on: Day };

export type YearDraft = {
  readonly regular: readonly PlannedDay[];
  /** Months whose day would lie outside the organisation's life; nothing is laid out there. */
  readonly outsideLife: readonly number[];
  readonly quartersWithoutTopic: readonly number[];
};

const isWithin = ({ since, endedOn }: Life, on: Day): boolean =>
  (since === null || on >= since) && (endedOn === null || on < endedOn);

/** Lays out the regular meetings of a year from a month on; months that already hold one stay as they are. */
export const layOutYear = (
  rule: YearRule,
  year: number,
  facts: {
    readonly fromMonth: number;
    readonly life: Life;
    readonly there: readonly CalendarMeeting[];
    readonly thematicMonths: readonly number[];
  },
): YearDraft => {
  const held = new Set(facts.there.filter(isRegular).map(({ on }) => on.slice(0, 7)));
  const days = Array.from({ length: 13 - facts.fromMonth }, (_, at) => facts.fromMonth + at)
    .map((month) => ({ month, on: dayByRule(rule, year, month) }))
    .filter(({ on }) => !held.has(on.slice(0, 7)));
  const quarters = new Set(facts.thematicMonths.map((month) => Math.ceil(month / 3)));
  for (const { kind, on } of facts.there) if (isThematic({ kind, on })) quarters.add(quarterOf(on));
  return {
    regular: days.filter(({ on }) => isWithin(facts.life, on)),
    outsideLife: days.filter(({ on }) => !isWithin(facts.life, on)).map(({ month }) => month),
    quartersWithoutTopic: [1, 2, 3, 4].filter(
      (quarter) => quarter >= Math.ceil(facts.fromMonth / 3) && !quarters.has(quarter),
    ),
  };
};

const isRegular = ({ kind }: Pick<CalendarMeeting, 'kind'>): boolean => kind === 'regular' || kind === 'combined';
const isThematic = ({ kind }: CalendarMeeting): boolean => kind === 'thematic' || kind === 'combined';

/** Periods that begin from `from` on and are over on `until`, the day of asking, within the life of the organisation. */
export type Span = { readonly from: Day; readonly until: Day; readonly life: Life };

/** A month or quarter by its first day. */
export type PeriodStart = Day;

/**
 * First days of the periods of so many months that begin from `from` on and are over before `until`. Periods in which the organisation did
 * not live from beginning to end are left out: a cell founded on the 28th owes no meeting for that month. An unknown first day counts as long ago.
 */
export const periodsOver = (months: 1 | 3, { from, until, life }: Span): readonly PeriodStart[] => {
  const start = firstOf(yearOf(from), months === 1 ? monthOf(from) : quarterOf(from) * 3 - 2);
  const periods: Day[] = [];
  for (let first = start; addMonths(first, months) <= until; first = addMonths(first, months)) {
    const isWhole =
      (life.since === null || life.since <= first) &&
      (life.endedOn === null || life.endedOn >= addMonths(first, months));
    if (isWhole && first >= from) periods.push(first);
  }
  return periods;
};

/** Months that are over and hold no regular meeting (a combined one is regular as well). */
export const monthsWithout = (meetings: readonly CalendarMeeting[], span: Span): readonly PeriodStart[] => {
  const held = new Set(meetings.filter(isRegular).map(({ on }) => on.slice(0, 7)));
  return periodsOver(1, span).filter((first) => !held.has(first.slice(0, 7)));
};

/** Quarters that are over and hold no meeting on a topic. */
export const quartersWithout = (meetings: readonly CalendarMeeting[], span: Span): readonly PeriodStart[] => {
  const held = new Set(meetings.filter(isThematic).map(({ on }) => `${yearOf(on)} ${quarterOf(on)}`));
  return periodsOver(3, span).filter((first) => !held.has(`${yearOf(first)} ${quarterOf(first)}`));
};
