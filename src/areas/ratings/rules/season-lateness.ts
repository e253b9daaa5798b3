import { addDays, type Day } from '../../../platform/calendar/day.ts';
import { type CalendarLine, type CalendarStep, calendarStep } from '../contract/season-shapes.ts';
import { stepsOfOpener } from './steps-of-opener.ts';

/** Subjects that still lack a step, by step. */
export type StepsLeft = Readonly<Record<CalendarStep, number>>;

export type OverdueStep = { readonly line: CalendarLine; readonly step: CalendarStep; readonly left: number };

const stepByDeadline: Readonly<Record<string, CalendarStep>> = {
  'state-rating': 'state-rating',
  'self-rating': 'rate-self',
  vetting: 'propose-level',
  committee: 'record-ballot',
};

/** The step that a deadline of a pack is read for, by its code; null: that everybody is decided. Our reading, which the office may change. */
export const stepOfDeadline = (code: string): CalendarStep | null => stepByDeadline[code] ?? null;

/** What a last day asks for; where the calendar does not say, it is that everybody is decided. */
export const stepOfLine = ({ step }: Pick<CalendarLine, 'step'>): CalendarStep => step ?? 'decide-level';

/** Last days of a step that lie before the last day of a step which comes earlier: the office looks at them again. */
export const outOfOrder = (
  calendar: readonly CalendarLine[],
): { readonly line: CalendarLine; readonly after: CalendarLine }[] => {
  const placeOf = (line: CalendarLine): number => calendarStep.options.indexOf(stepOfLine(line));
  return calendar.flatMap((line) => {
    const after = calendar.find((one) => placeOf(one) < placeOf(line) && one.dueOn > line.dueOn);
    return after ? [{ line, after }] : [];
  });
};

/** Last days by day; those of one day by the order of their steps. */
export const inOrderOfSteps = (calendar: readonly CalendarLine[]): CalendarLine[] =>
  calendar.toSorted((a, b) =>
    a.dueOn === b.dueOn
      ? calendarStep.options.indexOf(stepOfLine(a)) - calendarStep.options.indexOf(stepOfLine(b))
      : a.dueOn < b.dueOn
        ? -1
        : 1,
  );

/** Whether a last day is over, with so many days of waiting. The last day itself is in time. */
export const isPast = (dueOn: Day, on: Day, graceDays: number): boolean => addDays(dueOn, graceDays) < on;

/**
 * The steps of a season whose last day is over while somebody lacks them, earliest first. An organisation answers for the steps of those
 * whom it reviews; deciding, telling, publishing and archiving are the opener's, for everybody in the season: `whole` is null for the others. A step that is absent
 * was not counted, because nobody of those asking takes it.
 */
export const overdueSteps = (
  calendar: readonly CalendarLine[],
  { own, whole }: { readonly own: Partial<StepsLeft>; readonly whole: Partial<StepsLeft> | null },
  on: Day,
  graceDays: number,
): OverdueStep[] =>
  calendar
    .flatMap((line) => {
      const step = stepOfLine(line);
      const left = (stepsOfOpener.has(step) ? whole : own)?.[step] ?? 0;
      return left > 0 && isPast(line.dueOn, on, graceDays) ? [{ line, step, left }] : [];
    })
    .sort((a, b) => (a.line.dueOn < b.line.dueOn ? -1 : a.line.dueOn > b.line.dueOn ? 1 : 0));
