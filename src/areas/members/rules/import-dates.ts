import type { Day } from '../../../platform/calendar/day.ts';
import { addMonths, yearOf } from '../../../platform/calendar/months.ts';
import type { ImportDraft } from './import-draft.ts';
import type { ImportKey } from './import-layout.ts';

export type DateFault = {
  readonly key: ImportKey;
  readonly value: string;
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
  readonly level: 'stop' | 'attention';
};

const order = [
  ['admissionDecidedOn', 'admittedOn'],
  ['admittedOn', 'officialOn'],
] as const;
const allDays = [
  'birthOn',
  'cardIssuedOn',
  'admissionDecidedOn',
  'admittedOn',
  'officialOn',
  'recognitionDecidedOn',
  'stateSince',
] as const;

const stop = (key: ImportKey, value: string, code: string, params: DateFault['params']): DateFault => ({
  key,
  value,
  code,
  params,
  level: 'stop',
});

const look = (key: ImportKey, value: string, code: string, params: DateFault['params'] = {}): DateFault => ({
  key,
  value,
  code,
  params,
  level: 'attention',
});

/** The youngest age at admission (294-QĐ/TW art. 1.1). */
const youngest = 18;

const admissionFaults = (draft: ImportDraft): DateFault[] => {
  const { admittedOn, birthOn, birthYear } = draft;
  if (admittedOn === null) return [];
  if (birthOn !== null && birthOn >= admittedOn)
    return [stop('birthOn', birthOn, 'members.import-born-after-admission', { admittedOn })];
  if (birthYear !== null && birthYear >= yearOf(admittedOn))
    return [stop('birthOn', String(birthYear), 'members.import-born-after-admission', { admittedOn })];
  const isYoung =
    birthOn === null
      ? birthYear !== null && yearOf(admittedOn) - birthYear < youngest
      : yearOf(admittedOn) - yearOf(birthOn) <= youngest && addMonths(birthOn, youngest * 12) > admittedOn;
  return isYoung ? [look('admittedOn', admittedOn, 'members.import-young-at-admission', { age: youngest })] : [];
};

// Most rows are twelve months to the day or far from it: the arithmetic of months is only for the rest.
const isShort = (admittedOn: Day, officialOn: Day): boolean => {
  const years = yearOf(officialOn) - yearOf(admittedOn);
  if (years < 0 || years > 1) return false;
  if (years === 1 && officialOn.slice(4) >= admittedOn.slice(4)) return false;
  return officialOn >= admittedOn && officialOn < addMonths(admittedOn, 12);
};

const probationFaults = (
  { admittedOn, officialOn, recognitionDecidedOn, standing }: ImportDraft,
  today: Day,
): DateFault[] => {
  const found: DateFault[] = [];
  if (admittedOn !== null && officialOn !== null && isShort(admittedOn, officialOn))
    found.push(look('officialOn', officialOn, 'members.import-probation-short', { admittedOn }));
  if (officialOn !== null && recognitionDecidedOn !== null && recognitionDecidedOn < officialOn)
    found.push(look('recognitionDecidedOn', recognitionDecidedOn, 'members.import-recognised-early', { officialOn }));
  if (standing === 'probationary' && officialOn !== null && officialOn <= today)
    found.push(stop('standing', '', 'members.import-probationary-with-official-day', { officialOn }));
  return found;
};

const isAhead = (on: Day | null, today: Day): boolean => on !== null && on > today;

// By their names, because a key that varies is looked up anew for each of half a million rows.
const isAnyAhead = (draft: ImportDraft, today: Day): boolean =>
  isAhead(draft.birthOn, today) ||
  isAhead(draft.cardIssuedOn, today) ||
  isAhead(draft.admissionDecidedOn, today) ||
  isAhead(draft.admittedOn, today) ||
  isAhead(draft.officialOn, today) ||
  isAhead(draft.recognitionDecidedOn, today) ||
  isAhead(draft.stateSince, today);

/**
 * What the days of a row contradict: a day that lies ahead, the wrong order of decision, ceremony and official day, birth after
 * admission (stop), and what is unusual but possible (attention): admitted young, probation under twelve months, recognised early.
 */
export const dateFaults = (draft: ImportDraft, today: Day): DateFault[] => {
  const found: DateFault[] = [];
  if (isAnyAhead(draft, today))
    for (const key of allDays) {
      const on = draft[key];
      if (on !== null && on > today) found.push(stop(key, on, 'members.import-day-ahead', { today }));
    }
  for (const [first, second] of order) {
    const [before, after] = [draft[first], draft[second]];
    if (before !== null && after !== null && before > after)
      found.push(stop(second, after, 'members.import-days-reversed', { first, before, second, after }));
  }
  if (draft.admittedOn !== null) found.push(...admissionFaults(draft));
  if (draft.officialOn !== null) found.push(...probationFaults(draft, today));
  return found;
};
