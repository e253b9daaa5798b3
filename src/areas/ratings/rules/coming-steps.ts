import { addDays, type Day } from '../../../platform/calendar/day.ts';
import { type CalendarLine, type CalendarStep, calendarStep } from '../contract/season-shapes.ts';
import { isPast, stepOfLine } from './season-lateness.ts';

/** Steps that are work of their own before their last day; the others follow from them. */
export const stepsAhead = ['rate-self', 'record-ballot', 'decide-level'] as const satisfies readonly CalendarStep[];

export type ComingStep = { readonly step: (typeof stepsAhead)[number]; readonly dueOn: Day | null };

/** From how many days before its last day on a step is told as work. Our own measure, no rule. */
const DAYS_AHEAD = 30;

type Season = { readonly calendar: readonly CalendarLine[]; readonly until: Day };

const placeOf = (step: CalendarStep): number => calendarStep.options.indexOf(step);

const earliest = (lines: readonly CalendarLine[]): Day | null => lines.map(({ dueOn }) => dueOn).sort()[0] ?? null;

/**
 * Steps of a running season to be worked at now, with the day by which: the step's own last day, else the first of a step that comes after
 * it. Where the calendar says none, a step is told from a month before the period ends, without a day. A step whose own last
 * day is over is left to `overdueSteps`. `until` is the first day after the period.
 */
export const comingSteps = ({ calendar, until }: Season, today: Day): ComingStep[] =>
  stepsAhead.flatMap((step) => {
    const own = calendar.filter((line) => stepOfLine(line) === step);
    if (own.some(({ dueOn }) => isPast(dueOn, today, 0))) return [];
    const later = calendar.filter((line) => placeOf(stepOfLine(line)) > placeOf(step));
    const dueOn = earliest(own.length > 0 ? own : later);
    return addDays(dueOn ?? until, -DAYS_AHEAD) <= today ? [{ step, dueOn }] : [];
  });
