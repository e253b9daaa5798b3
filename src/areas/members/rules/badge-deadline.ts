import { addDays, type Day } from '../../../platform/calendar/day.ts';
import { dayKindOf, isVerifiedBetween, type WorkCalendar } from '../../../platform/calendar/work-calendar.ts';
import { isRefusal, type Refusal } from '../../../platform/outcome/refusal.ts';

/**
 * The last day on which a file is still `workingDays` working days before a day, which itself is not counted; always a working day.
 * Refuses with `platform.calendar-unknown` where a year has no holiday data.
 */
export const fileDueBefore = (
  on: Day,
  workingDays: number,
  calendar: WorkCalendar,
): { readonly dueOn: Day; readonly verified: boolean } | Refusal => {
  let day = on;
  for (let counted = 0; counted < workingDays; ) {
    day = addDays(day, -1);
    const kind = dayKindOf(calendar, day);
    if (isRefusal(kind)) return kind;
    if (kind.works) counted += 1;
  }
  return { dueOn: day, verified: isVerifiedBetween(calendar, day, on) };
};
