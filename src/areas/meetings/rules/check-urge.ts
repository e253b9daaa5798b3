import type { Day } from '../../../platform/calendar/day.ts';
import { type Reason, type Refusal, reason, refuse } from '../../../platform/outcome/refusal.ts';

/** Whether cells may be urged about a month: it has begun, and the day asked for is not over. */
export const checkUrge = (
  { month, dueOn }: { readonly month: Day; readonly dueOn: Day | null },
  today: Day,
): { readonly ok: true } | Refusal => {
  const reasons: Reason[] = [
    ...(month > today ? [reason('meetings.month-not-begun', { today }, 'month')] : []),
    ...(dueOn !== null && dueOn < today ? [reason('meetings.due-day-over', { today }, 'dueOn')] : []),
  ];
  return reasons.length > 0 ? refuse(...(reasons as [Reason, ...Reason[]])) : { ok: true };
};
