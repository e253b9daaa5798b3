import { addDays, type Day } from '../../../platform/calendar/day.ts';
import { type DayDeadline, dueOn } from '../../../platform/calendar/deadline.ts';
import type { WorkCalendar } from '../../../platform/calendar/work-calendar.ts';
import { isRefusal } from '../../../platform/outcome/refusal.ts';
import type { TransferRules } from './transfer-pack.ts';

/** The due day of a deadline; null where the calendar does not reach that far. */
export const dueDayOf = (rule: DayDeadline, start: Day, calendar: WorkCalendar): Day | null => {
  const due = dueOn(rule, start, calendar);
  return isRefusal(due) ? null : due.dueOn;
};

export type TransferClocks = {
  /** Until when the slip should have been issued; null when nobody said since when the move is due. */
  readonly issueBy: Day | null;
  readonly presentBy: Day | null;
  /** From this day on, without papers, the receiving upper committee looks at whether the member left (checked every three months). */
  readonly checkOn: Day | null;
};

/** Due days of a slip. */
export const transferClocks = (
  rules: TransferRules,
  { dueSince, issuedOn }: { readonly dueSince: Day | null; readonly issuedOn: Day },
  calendar: WorkCalendar,
): TransferClocks => ({
  issueBy: dueSince === null ? null : dueDayOf(rules.issueWithin.value, dueSince, calendar),
  presentBy: dueDayOf(rules.presentWithin.value, issuedOn, calendar),
  checkOn: dueDayOf(rules.checkEvery.value, issuedOn, calendar),
});

export type Lateness = 'none' | 'presentation-overdue' | 'three-months';

/** How late a slip is on a day that was issued and not yet presented. */
export const latenessOf = (clocks: TransferClocks, on: Day): Lateness => {
  if (clocks.checkOn !== null && on > clocks.checkOn) return 'three-months';
  return clocks.presentBy !== null && on > clocks.presentBy ? 'presentation-overdue' : 'none';
};

const FARTHEST = 400;

/** The last day of issue whose deadline is over on `on`: slips of that day and before are overdue. Null where none can be. */
export const lastOverdueIssue = (rule: DayDeadline, on: Day, calendar: WorkCalendar): Day | null => {
  for (let back = 1; back <= FARTHEST; back++) {
    const issued = addDays(on, -back);
    const due = dueDayOf(rule, issued, calendar);
    if (due === null) return null;
    if (due < on) return issued;
  }
  return null;
};
