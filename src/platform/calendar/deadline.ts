import { z } from 'zod';
import { isRefusal, type Refusal } from '../outcome/refusal.ts';
import { addDays, type Day } from './day.ts';
import { addMonths } from './months.ts';
import { type DayKind, dayKindOf, isVerifiedBetween, type WorkCalendar, workingDayFrom } from './work-calendar.ts';

/**
 * `civil`: every day counts, the due day stays where it falls. `public-holidays`: working units skip days off, and a due
 * day in days or months that falls on a day off moves to the next working day.
 */
export const deadlineCalendarSchema = z.enum(['civil', 'public-holidays']);

const amountSchema = z.int().min(1).max(3660);

/** A deadline in days, as it stands in a rule pack. `startEvent` names what starts the clock, e.g. `decision-received`. */
export const dayDeadlineSchema = z.strictObject({
  amount: amountSchema,
  unit: z.enum(['working-days', 'days', 'months']),
  calendar: deadlineCalendarSchema,
  startEvent: z.string().min(1),
});

/** A deadline in hours; `working-hours` run only within office hours. */
export const hourDeadlineSchema = z.strictObject({
  amount: amountSchema,
  unit: z.enum(['hours', 'working-hours']),
  calendar: deadlineCalendarSchema,
  startEvent: z.string().min(1),
});

export const deadlineRuleSchema = z.union([dayDeadlineSchema, hourDeadlineSchema]);

export type DayDeadline = z.output<typeof dayDeadlineSchema>;
export type HourDeadline = z.output<typeof hourDeadlineSchema>;
export type DeadlineRule = DayDeadline | HourDeadline;

export type SkippedDay = { readonly on: Day; readonly kind: Exclude<DayKind, { works: true }> };

/** When something is due, and what was counted on the way. */
export type Due = {
  readonly dueOn: Day;
  /** Days off that were not counted, in order; with days and months only those over which the due day was moved. */
  readonly skipped: readonly SkippedDay[];
  /** Days counted as worked of which it is not known whether they are off: the due day may be later. */
  readonly uncertain: readonly Day[];
  /** False when the holidays of a year on the way are unverified: the screen says so. */
  readonly verified: boolean;
};

const countWorkingDays = (start: Day, amount: number, calendar: WorkCalendar): Due | Refusal => {
  const skipped: SkippedDay[] = [];
  const uncertain: Day[] = [];
  let on = start;
  for (let counted = 0; counted < amount; ) {
    on = addDays(on, 1);
    const kind = dayKindOf(calendar, on);
    if (isRefusal(kind)) return kind;
    if (!kind.works) skipped.push({ on, kind });
    else counted++;
    if (kind.works && kind.uncertain) uncertain.push(on);
  }
  return { dueOn: on, skipped, uncertain, verified: isVerifiedBetween(calendar, addDays(start, 1), on) };
};

const moveToWorkingDay = (landed: Day, calendar: WorkCalendar): Due | Refusal => {
  const dueOn = workingDayFrom(calendar, landed);
  if (isRefusal(dueOn)) return dueOn;

  const skipped: SkippedDay[] = [];
  for (let on = landed; on < dueOn; on = addDays(on, 1)) {
    const kind = dayKindOf(calendar, on);
    if (!isRefusal(kind) && !kind.works) skipped.push({ on, kind });
  }
  const uncertain = calendar.uncertainByDay.has(dueOn) ? [dueOn] : [];
  return { dueOn, skipped, uncertain, verified: isVerifiedBetween(calendar, landed, dueOn) };
};

/**
 * The last day on which something may still be done. The day of the start event is not counted; a month without that day
 * ends on its last day (Civil Code 91/2015/QH13, arts 147–148; confidence B). Refuses with `platform.calendar-unknown`
 * where the count needs a year without holiday data.
 */
export const dueOn = (rule: DayDeadline, start: Day, calendar: WorkCalendar): Due | Refusal => {
  if (rule.unit === 'working-days') return countWorkingDays(start, rule.amount, calendar);

  const landed = rule.unit === 'days' ? addDays(start, rule.amount) : addMonths(start, rule.amount);
  return rule.calendar === 'civil'
    ? { dueOn: landed, skipped: [], uncertain: [], verified: true }
    : moveToWorkingDay(landed, calendar);
};
