import type { Day } from '../../../platform/calendar/day.ts';
import type { WorkCalendar } from '../../../platform/calendar/work-calendar.ts';
import { isRefusal } from '../../../platform/outcome/refusal.ts';
import { reportDueOn } from './meeting-deadlines.ts';
import type { MeetingRules } from './meeting-rules-shape.ts';

export type ReportDue = { readonly heldOn: Day; readonly dueOn: Day };

/**
 * Days on which meetings were held, each with the day its report was due by the rules of that very day. Days whose rules have no such
 * deadline, or whose calendar is not known, are left out: nothing is overdue by a rule that nobody can name.
 */
export const reportsDueOn = (
  days: readonly Day[],
  { rulesOn, calendar }: { readonly rulesOn: (on: Day) => MeetingRules | null; readonly calendar: WorkCalendar },
): ReportDue[] =>
  days.flatMap((heldOn) => {
    const rules = rulesOn(heldOn);
    const due = rules && reportDueOn(rules, heldOn, calendar);
    return due && !isRefusal(due) ? [{ heldOn, dueOn: due.dueOn }] : [];
  });
