import { type Refusal, reason, refuse } from '../outcome/refusal.ts';
import { type Pack, packsOfKind } from '../packs/pack.ts';
import { addDays, type Day } from './day.ts';
import { weekdayOf, yearOf } from './months.ts';
import { minutesOf, publicHolidays, workingHours } from './pack-kinds.ts';

type Names = { readonly vi: string; readonly en: string };

/** Working day or not, and why. `uncertain` names a day of which nobody could say for sure whether it is off. */
export type DayKind =
  | { readonly works: true; readonly uncertain?: Names }
  | { readonly works: false; readonly why: 'weekend' }
  | { readonly works: false; readonly why: 'holiday'; readonly name: Names };

export type Hours = {
  readonly from: Day;
  readonly to: Day | null;
  readonly weekdays: readonly number[];
  /** Minutes after midnight in Asia/Ho_Chi_Minh. */
  readonly windows: readonly { readonly from: number; readonly to: number }[];
  readonly verified: boolean;
};

/** What is known of working time, as plain data: the years with a holiday pack, and the office hours by period. */
export type WorkCalendar = {
  readonly holidayByDay: ReadonlyMap<Day, Names>;
  readonly workedDays: ReadonlySet<Day>;
  readonly uncertainByDay: ReadonlyMap<Day, Names>;
  /** Year → whether its holidays are verified. A year that is missing is unknown. */
  readonly verifiedByYear: ReadonlyMap<number, boolean>;
  readonly hours: readonly Hours[];
};

/** Builds the calendar from the packs `public-holidays` and `working-hours`. */
export const calendarFrom = (packs: readonly Pack[]): WorkCalendar => {
  const years = packsOfKind(packs, publicHolidays);
  const contents = years.map((pack) => pack.content);
  return {
    holidayByDay: new Map(contents.flatMap((year) => year.daysOff.map((entry) => [entry.on, entry.name] as const))),
    workedDays: new Set(contents.flatMap((year) => year.worked.map((entry) => entry.on))),
    uncertainByDay: new Map(contents.flatMap((year) => year.uncertain.map((entry) => [entry.on, entry.name] as const))),
    verifiedByYear: new Map(years.map((pack) => [pack.content.year, pack.verified])),
    hours: packsOfKind(packs, workingHours).map((pack) => ({
      from: pack.inForceFrom,
      to: pack.inForceTo ?? null,
      weekdays: pack.content.weekdays,
      windows: pack.content.windows.map((window) => ({ from: minutesOf(window.from), to: minutesOf(window.to) })),
      verified: pack.verified,
    })),
  };
};

const unknown = (on: Day): Refusal => refuse(reason('platform.calendar-unknown', { year: String(yearOf(on)) }));

/** Office hours on that day; refuses with `platform.calendar-unknown` when no pack covers it. */
export const hoursOn = (calendar: WorkCalendar, on: Day): Hours | Refusal =>
  calendar.hours.find((hours) => hours.from <= on && (hours.to === null || on < hours.to)) ?? unknown(on);

/** Whether that day is worked; refuses with `platform.calendar-unknown` for a year without holiday data. */
export const dayKindOf = (calendar: WorkCalendar, on: Day): DayKind | Refusal => {
  const hours = hoursOn(calendar, on);
  if ('refused' in hours) return hours;
  if (!calendar.verifiedByYear.has(yearOf(on))) return unknown(on);

  const name = calendar.holidayByDay.get(on);
  if (name) return { works: false, why: 'holiday', name };
  if (calendar.workedDays.has(on)) return { works: true };
  if (!hours.weekdays.includes(weekdayOf(on))) return { works: false, why: 'weekend' };
  const uncertain = calendar.uncertainByDay.get(on);
  return uncertain ? { works: true, uncertain } : { works: true };
};

/** False as soon as a day between `from` and `to`, both included, rests on an unverified pack. */
export const isVerifiedBetween = (calendar: WorkCalendar, from: Day, to: Day): boolean => {
  for (let year = yearOf(from); year <= yearOf(to); year++) if (!calendar.verifiedByYear.get(year)) return false;
  return true;
};

/** The day itself when it is worked, else the next one that is. */
export const workingDayFrom = (calendar: WorkCalendar, on: Day): Day | Refusal => {
  for (let candidate = on; ; candidate = addDays(candidate, 1)) {
    const kind = dayKindOf(calendar, candidate);
    if ('refused' in kind) return kind;
    if (kind.works) return candidate;
  }
};
