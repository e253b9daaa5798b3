import { addDays, type Day } from '../../../platform/calendar/day.ts';
import type { WorkCalendar } from '../../../platform/calendar/work-calendar.ts';
import { isRefusal } from '../../../platform/outcome/refusal.ts';
import { reportDueOn } from './meeting-deadlines.ts';
import type { MeetingRules } from './meeting-rules-shape.ts';

export type ReportDue = { readonly heldOn: Day; readonly dueOn: Day };

/**
 * Days from one to another on which a meeting may have been held, each with the day its report was due by the rules of that very day. Days
 * whose rules have no such deadline, or whose calendar is not known, are left out: nothing is overdue by a rule that nobody can name.
 */
export const reportsDueFrom = (
  from: Day,
  until: Day,
  { rulesOn, calendar }: { readonly rulesOn: (on: Day) => MeetingRules | null; readonly calendar: WorkCalendar },
): ReportDue[] => {
  const found: ReportDue[] = [];
  for (let heldOn = from; heldOn <= until; heldOn = addDays(heldOn, 1)) {
    const rules = rulesOn(heldOn);
    const due = rules && reportDueOn(rules, heldOn, calendar);
    if (due && !isRefusal(due)) found.push({ heldOn, dueOn: due.dueOn });
  }
  return found;
};
