import type { Day } from '../../../platform/calendar/day.ts';
import { type Reason, type Refusal, reason, refuse } from '../../../platform/outcome/refusal.ts';

type Verdict = { readonly ok: true } | Refusal;
const verdictOf = (reasons: readonly Reason[]): Verdict =>
  reasons.length > 0 ? refuse(...(reasons as [Reason, ...Reason[]])) : { ok: true };

/** Whether an attendance may be planned: the cell lies below the committee, the person holds a seat in it, the day is in the month. */
export const checkRosterPlan = (
  plan: { readonly month: Day; readonly plannedOn: Day | null },
  facts: { readonly isBelow: boolean; readonly hasSeat: boolean },
): Verdict =>
  verdictOf([
    ...(facts.isBelow ? [] : [reason('meetings.cells-not-below', { count: 1 }, 'cellId')]),
    ...(facts.hasSeat ? [] : [reason('meetings.not-in-the-committee', {}, 'personId')]),
    ...(plan.plannedOn !== null && plan.plannedOn.slice(0, 7) !== plan.month.slice(0, 7)
      ? [reason('meetings.day-outside-month', {}, 'plannedOn')]
      : []),
  ]);

/** Whether a day may be recorded on which the member of the committee was there. */
export const checkAttended = (month: Day, attendedOn: Day, today: Day): Verdict =>
  verdictOf([
    ...(attendedOn > today ? [reason('meetings.attended-in-future', { today }, 'attendedOn')] : []),
    ...(attendedOn.slice(0, 7) === month.slice(0, 7) ? [] : [reason('meetings.day-outside-month', {}, 'attendedOn')]),
  ]);
