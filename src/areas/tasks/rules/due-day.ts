import type { Day } from '../../../platform/calendar/day.ts';
import { dueOn } from '../../../platform/calendar/deadline.ts';
import type { WorkCalendar } from '../../../platform/calendar/work-calendar.ts';
import { isRefusal, type Refusal } from '../../../platform/outcome/refusal.ts';
import type { DueInput, DueRule } from '../contract/task-shapes.ts';

export type DueDay = { readonly dueOn: Day | null; readonly rule: DueRule | null };

/**
 * The due day, and how it was counted. Working days skip days off; days and months run through, as whoever set them counts them.
 * Refuses with `platform.calendar-unknown` where the count needs a year without holiday data.
 */
export const dueDayOf = (due: DueInput, calendar: WorkCalendar): DueDay | Refusal => {
  if (due.kind === 'standing') return { dueOn: null, rule: null };
  if (due.kind === 'day') return { dueOn: due.on, rule: null };
  const { amount, unit, startEvent, startOn } = due;
  const of = unit === 'working-days' ? ('public-holidays' as const) : ('civil' as const);
  const counted = dueOn({ amount, unit, calendar: of, startEvent }, startOn, calendar);
  if (isRefusal(counted)) return counted;
  const { skipped, uncertain, verified } = counted;
  const rule = {
    amount,
    unit,
    startEvent,
    startOn,
    skipped: skipped.map(({ on }) => on),
    uncertain: [...uncertain],
    verified,
  };
  return { dueOn: counted.dueOn, rule };
};
