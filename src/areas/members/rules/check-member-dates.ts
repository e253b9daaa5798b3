import type { Day } from '../../../platform/calendar/day.ts';
import { type Reason, reason } from '../../../platform/outcome/refusal.ts';
import type { FourDates, Standing } from '../contract.ts';

export type DatesOfRecord = FourDates & { readonly birthOn: Day | null; readonly standing: Standing };

const fieldsOf = ['admissionDecidedOn', 'admittedOn', 'officialOn', 'recognitionDecidedOn', 'birthOn'] as const;

/**
 * What contradicts within the dates of a record: order, birth, standing, days to come. `path` is the place of a field in the input.
 * What is not checked: whether the recognition lies exactly twelve months after the ceremony; older records differ, and lists show it.
 */
export const contradictingDates = (
  dates: DatesOfRecord,
  today: Day,
  path: (field: (typeof fieldsOf)[number]) => string,
): Reason[] => {
  const { admissionDecidedOn, admittedOn, officialOn, recognitionDecidedOn, birthOn, standing } = dates;
  const isBefore = (a: Day | null, b: Day | null): boolean => a !== null && b !== null && a < b;
  const first = admissionDecidedOn ?? admittedOn;
  return [
    ...fieldsOf
      .filter((field) => isBefore(today, dates[field]))
      .map((field) => reason('members.day-in-future', { day: dates[field] as string }, path(field))),
    ...(isBefore(admittedOn, admissionDecidedOn)
      ? [reason('members.ceremony-before-decision', {}, path('admittedOn'))]
      : []),
    ...(isBefore(officialOn, admittedOn) ? [reason('members.official-before-ceremony', {}, path('officialOn'))] : []),
    ...(isBefore(recognitionDecidedOn, admittedOn)
      ? [reason('members.recognition-before-ceremony', {}, path('recognitionDecidedOn'))]
      : []),
    ...(first !== null && birthOn !== null && birthOn >= first
      ? [reason('members.born-after-admission', {}, path('birthOn'))]
      : []),
    ...(standing === 'probationary' && (officialOn !== null || recognitionDecidedOn !== null)
      ? [reason('members.probationary-with-official-day', {}, path('officialOn'))]
      : []),
  ];
};
