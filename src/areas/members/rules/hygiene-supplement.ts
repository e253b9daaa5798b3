import type { Day } from '../../../platform/calendar/day.ts';
import { yearOf } from '../../../platform/calendar/months.ts';
import { type Reason, reason } from '../../../platform/outcome/refusal.ts';

/** What stands in the way of recording the supplement sheet of a year: it comes in its year or the one after, and not tomorrow. */
export const supplementReasons = (
  { year, receivedOn }: { readonly year: number; readonly receivedOn: Day },
  today: Day,
): Reason[] => [
  ...(receivedOn > today ? [reason('members.supplement-day-ahead', {}, 'receivedOn')] : []),
  ...(yearOf(receivedOn) < year || yearOf(receivedOn) > year + 1
    ? [reason('members.supplement-of-another-year', { year: String(year) }, 'receivedOn')]
    : []),
];
