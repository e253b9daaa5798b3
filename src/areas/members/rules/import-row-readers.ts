import { earliestDay } from '../../../platform/calendar/real-day.ts';
import { textCell } from '../../../platform/import/cell-readers.ts';
import { remembering } from '../../../platform/import/remembering.ts';
import type { cellFinder } from './import-cells.ts';
import type { Choice } from './import-choices.ts';
import { optionalBlockColumns, placeOfParts } from './import-cleaning-sheet.ts';
import type { dayReader } from './import-day.ts';
import { type ImportDraft, type ImportFault, masked, secretKeys } from './import-draft.ts';
import type { ImportKey } from './import-layout.ts';
import { type NumberReading, readDigits } from './import-numbers.ts';
import { properName } from './name-case.ts';

/** Column of each key; undefined where the file has none. */
export type Columns = Readonly<Partial<Record<ImportKey, number>>>;

export type Out = {
  readonly draft: ImportDraft;
  readonly faults: ImportFault[];
  readonly cells: readonly string[];
  readonly at: Columns;
};

/** The text of a column of the row at hand; empty where there is none. */
export const textAt = ({ cells }: Out, column: number | undefined): string =>
  column === undefined ? '' : (cells[column] ?? '');
type What = { params?: ImportFault['params']; suggestion?: string | null; level?: ImportFault['level'] };

export const add = (
  { draft, faults }: Out,
  key: ImportKey | null,
  value: string,
  code: string,
  what: What = {},
): void => {
  const { params = {}, suggestion = null, level = 'stop' } = what;
  const shown = key !== null && secretKeys.has(key) ? masked(value) : value.slice(0, 200);
  faults.push({ row: draft.row, key, value: shown, code, params, suggestion, level });
  if (level === 'stop') draft.isFaulty = true;
};

export type TextReader = ReturnType<typeof textCell>;

export const readText = (out: Out, key: ImportKey, text: string, read: TextReader): string | null => {
  if (text === '') return null;
  const reading = read(text);
  if ('value' in reading) return reading.value;
  add(out, key, text, reading.fault.code, { params: { ...reading.fault.params } });
  return null;
};

const nameText = textCell(100);
/** Whether a name can be read, and as what: many people have the same. */
const nameReading = (text: string) => {
  const reading = nameText(text);
  if (!('value' in reading) || reading.value === null) return { reading, proper: null };
  const name = reading.value;
  const oddity = /\d/.test(name) ? 'digits' : name.includes(' ') ? null : 'single';
  return { reading, proper: properName(name), oddity } as const;
};

/** Reads the name of a row. */
export const nameReader = (): ((out: Out) => void) => {
  const readingOf = remembering(nameReading);
  return (out) => {
    const text = textAt(out, out.at.fullName);
    const { reading, proper, oddity } = readingOf(text);
    const name = readText(out, 'fullName', text, () => reading);
    if (name === null && text === '') add(out, 'fullName', '', 'members.import-name-missing');
    if (name !== null && oddity === 'digits') add(out, 'fullName', name, 'members.import-name-with-digits');
    if (name !== null && oddity === 'single')
      add(out, 'fullName', name, 'members.import-name-single', { level: 'attention' });
    out.draft.fullName = proper;
  };
};

export const readBirth = (out: Out, text: string, dayOf: ReturnType<typeof dayReader>): void => {
  const reading = text === '' ? undefined : dayOf(text);
  if (reading === undefined) add(out, 'birthOn', '', 'members.import-birth-missing', { level: 'attention' });
  else if (reading === null) add(out, 'birthOn', text, 'members.import-not-a-day');
  else if ('day' in reading) {
    out.draft.birthOn = reading.day;
    out.draft.birthYear = Number(reading.day.slice(0, 4));
  } else {
    out.draft.birthYear = reading.year;
    add(out, 'birthOn', text, 'members.import-birth-year-only', {
      level: 'attention',
      params: { year: reading.year },
    });
  }
};

const [twelve, eight, either] = [[12], [8], [12, 8]];

const readNumber = (out: Out, key: 'personalId' | 'card' | 'oldCard', lengths: readonly number[]): NumberReading => {
  const text = textAt(out, out.at[key]);
  const reading = readDigits(text, lengths);
  if (reading.kind === 'fault') add(out, key, text, reading.code, { params: reading.params });
  return reading;
};

export const readNumbers = (out: Out): void => {
  const { draft } = out;
  const personal = readNumber(out, 'personalId', twelve);
  const card = readNumber(out, 'card', either);
  const old = readNumber(out, 'oldCard', eight);
  if (personal.kind === 'digits') draft.personalId = personal.digits;
  if (old.kind === 'digits') draft.oldCard = old.digits;
  if (card.kind !== 'digits') return;
  if (card.digits.length === 8) {
    if (draft.oldCard !== null && draft.oldCard !== card.digits)
      add(out, 'card', card.digits, 'members.import-two-old-cards');
    else draft.oldCard = card.digits;
    return;
  }
  // 347-QĐ/TW: the number of the new card is the personal ID.
  if (draft.personalId !== null && draft.personalId !== card.digits)
    add(out, 'card', card.digits, 'members.import-card-differs');
  else {
    draft.personalId = card.digits;
    draft.hasNewCard = true;
  }
};

export const readCell = (out: Out, defaultCellId: string | null, find: ReturnType<typeof cellFinder>): void => {
  const text = textAt(out, out.at.cell);
  if (text === '') {
    out.draft.organisationId = defaultCellId;
    if (defaultCellId === null) add(out, 'cell', '', 'members.import-cell-missing');
    return;
  }
  const found = find(text, textAt(out, out.at.party));
  if (found.kind === 'one') out.draft.organisationId = found.id;
  else if (found.kind === 'many')
    add(out, 'cell', text, 'members.import-cell-ambiguous', { params: { count: found.count } });
  else if (found.kind === 'not-a-cell')
    add(out, 'cell', text, 'members.import-not-a-cell', { params: { name: found.name } });
  else if (found.suggestion === null) add(out, 'cell', text, 'members.import-cell-unlike-any');
  else add(out, 'cell', text, 'members.import-cell-unknown', { suggestion: found.suggestion });
};

// Together at most what a place may be long when it is typed.
const partTexts = [textCell(60), textCell(60), textCell(170)];

export const readOthers = (out: Out): void => {
  const found: { kind: string; text: string }[] = [];
  for (const { kind, keys } of optionalBlockColumns) {
    if (kind === 'old-identity-number') continue;
    const parts = keys.map((key, nth) => readText(out, key, textAt(out, out.at[key]), partTexts[nth]!) ?? '');
    if (parts.some((part) => part !== '')) found.push({ kind, text: placeOfParts(parts) });
  }
  const text = textAt(out, out.at.oldIdentityNumber);
  const number = readDigits(text, [9, 12]);
  if (number.kind === 'digits') found.push({ kind: 'old-identity-number', text: number.digits });
  if (number.kind === 'fault') add(out, 'oldIdentityNumber', text, number.code, { params: number.params });
  if (found.length > 0) out.draft.others = found;
};

const isUsual = (dossierNumber: string): boolean => /^\d{6}[A-ZĐ]{2,3}$/u.test(dossierNumber);

/** What a dossier number looks like (38-HD/BTCTW II.1.2); older ones may look otherwise. */
export const lookAtDossierNumber = (out: Out): void => {
  const { dossierNumber } = out.draft;
  if (dossierNumber !== null && !isUsual(dossierNumber) && !isUsual(dossierNumber.toUpperCase()))
    add(out, 'dossierNumber', dossierNumber, 'members.import-dossier-number-unusual', { level: 'attention' });
};

/** A day that stands beside the birth day: the year alone is not enough, and none lies before the Party. */
export const readDayOf = (
  out: Out,
  key: ImportKey,
  text: string,
  dayOf: ReturnType<typeof dayReader>,
): ImportDraft['cardIssuedOn'] => {
  const reading = text === '' ? undefined : dayOf(text);
  if (reading && 'day' in reading && reading.day >= earliestDay) return reading.day;
  if (reading !== undefined) add(out, key, text, 'members.import-not-a-day');
  return null;
};

/** One of several values under the words that people write for it. */
export const readChoice = <T extends string>(
  out: Out,
  key: ImportKey,
  text: string,
  choose: (text: string) => Choice<T>,
): T | null => {
  if (text === '') return null;
  const choice = choose(text);
  if ('value' in choice) return choice.value;
  if ('unclear' in choice) add(out, key, text, 'members.import-state-unclear');
  else add(out, key, text, 'members.import-unknown-choice', { suggestion: choice.suggestion });
  return null;
};
