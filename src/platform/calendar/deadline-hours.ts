import { isRefusal, type Refusal } from '../outcome/refusal.ts';
import { addDays, type Day, dayOf } from './day.ts';
import type { HourDeadline, SkippedDay } from './deadline.ts';
import { dayKindOf, hoursOn, isVerifiedBetween, type WorkCalendar } from './work-calendar.ts';

const MINUTE = 60_000;
const VIETNAM_OFFSET = 7 * 60 * MINUTE;

/** When something is due to the minute, and what was counted on the way. */
export type DueMoment = {
  readonly dueAt: Date;
  readonly skipped: readonly SkippedDay[];
  readonly uncertain: readonly Day[];
  readonly verified: boolean;
};

const midnightOf = (on: Day): number => Date.parse(`${on}T00:00:00Z`) - VIETNAM_OFFSET;

type DayOfWork = {
  readonly windows: readonly { readonly from: number; readonly to: number }[];
  readonly sure: boolean;
};

/** Working windows of that day as moments; none on a day off. */
const windowsOn = (calendar: WorkCalendar, on: Day): DayOfWork | Refusal => {
  const hours = hoursOn(calendar, on);
  if (isRefusal(hours)) return hours;
  const midnight = midnightOf(on);
  return {
    windows: hours.windows.map(({ from, to }) => ({ from: midnight + from * MINUTE, to: midnight + to * MINUTE })),
    sure: hours.verified,
  };
};

const countWorkingHours = (start: Date, amount: number, calendar: WorkCalendar): DueMoment | Refusal => {
  const skipped: SkippedDay[] = [];
  const uncertain: Day[] = [];
  let left = amount * 60 * MINUTE;
  let sure = true;
  for (let on = dayOf(start); ; on = addDays(on, 1)) {
    const kind = dayKindOf(calendar, on);
    if (isRefusal(kind)) return kind;
    if (!kind.works) {
      skipped.push({ on, kind });
      continue;
    }
    const work = windowsOn(calendar, on);
    if (isRefusal(work)) return work;
    sure &&= work.sure;
    if (kind.uncertain) uncertain.push(on);

    for (const window of work.windows) {
      const from = Math.max(window.from, start.getTime());
      const length = Math.max(0, window.to - from);
      if (left <= length) {
        const verified = sure && isVerifiedBetween(calendar, dayOf(start), on);
        return { dueAt: new Date(from + left), skipped, uncertain, verified };
      }
      left -= length;
    }
  }
};

/**
 * The moment until which something may still be done. `hours` run day and night; `working-hours` only within office hours
 * of working days, so a start outside them counts from the next opening. Refuses with `platform.calendar-unknown`.
 */
export const dueAt = (rule: HourDeadline, start: Date, calendar: WorkCalendar): DueMoment | Refusal =>
  rule.unit === 'working-hours'
    ? countWorkingHours(start, rule.amount, calendar)
    : { dueAt: new Date(start.getTime() + rule.amount * 60 * MINUTE), skipped: [], uncertain: [], verified: true };
