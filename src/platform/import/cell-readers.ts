import type { Day } from '../calendar/day.ts';
import { folded, nearest } from './folded.ts';
import { readDay } from './read-day.ts';

/** Why a cell cannot be read: a reason code with its parameters, and what was probably meant. */
export type CellFault = {
  readonly code: string;
  readonly params?: Readonly<Record<string, string | number>>;
  readonly suggestion?: string | null;
};
export type CellReading<T> = { readonly value: T } | { readonly fault: CellFault };
/** Reads the text of one cell; a blank cell comes as the empty text. */
export type CellReader<T> = (text: string) => CellReading<T>;

// What spreadsheet programs show where a formula failed.
const isFormulaError = (text: string): boolean => /^#(N\/A|REF!|VALUE!|NAME\?|DIV\/0!|NUM!|NULL!)$/.test(text);
// Letters that only appear when text typed in a TCVN3 font (.VnTime) is read as Unicode.
const isLegacyFont = (text: string): boolean =>
  /[µ¸¶·¹¨»¾¼½Æ©ÇÊÈÉË®]/u.test(text) &&
  !/[ạ-ỹăđơư]/iu.test(text) &&
  /[a-z][µ¸¶·¹¨»¾¼½Æ©®]|[µ¸¶·¹¨»¾¼½Æ©®][a-z]/u.test(text);

// Without any of these a text is a line already: no failed formula, no letter of an old font, no blank that is doubled or at an end.
// Nearly every cell is, and one look is a fifth of the four that follow (half a million rows have four million texts).
const needsLook = /[\t-\r#\u00a0\u00a6-\u00cb\u1680\u2000-\u206f\u3000\ufeff]| {2}|^ | $/;

/** One line of text up to `max` characters; blank gives null. Refuses failed formulas and text of pre-Unicode fonts. */
export const textCell =
  (max: number): CellReader<string | null> =>
  (text) => {
    if (text !== '' && text.length <= max && !needsLook.test(text)) return { value: text };
    const line = text.replace(/\s+/g, ' ').trim();
    if (line === '') return { value: null };
    if (isFormulaError(line)) return { fault: { code: 'platform.cell-formula-error' } };
    if (isLegacyFont(line)) return { fault: { code: 'platform.cell-legacy-font' } };
    return line.length > max ? { fault: { code: 'platform.cell-too-long', params: { limit: max } } } : { value: line };
  };

/** A day in any of the five writings; blank gives null. */
export const dayCell: CellReader<Day | null> = (text) => {
  if (text === '') return { value: null };
  const found = readDay(text);
  return found === undefined ? { fault: { code: 'platform.cell-not-a-day' } } : { value: found };
};

/** A whole number without unit, with or without separators of thousands; blank gives null. */
export const wholeNumberCell =
  (from: number, to: number): CellReader<number | null> =>
  (text) => {
    if (text === '') return { value: null };
    const bare = /^\d{1,3}([., ]\d{3})+$/.test(text) ? text.replace(/[., ]/g, '') : text.replace(/[.,]0+$/, '');
    const value = /^\d{1,15}$/.test(bare) ? Number(bare) : Number.NaN;
    return value >= from && value <= to
      ? { value }
      : { fault: { code: 'platform.cell-not-a-whole-number', params: { from, to } } };
  };

/**
 * One of several values, each under the names people write for it (compared without case and accents).
 * A name that two values share is refused as unclear rather than guessed.
 */
export const choiceCell = <T extends string>(
  namesByValue: Readonly<Record<T, readonly string[]>>,
): CellReader<T | null> => {
  const valueByName = new Map<string, T | undefined>();
  for (const [value, names] of Object.entries(namesByValue) as [T, readonly string[]][]) {
    for (const name of [value, ...names].map(folded)) {
      valueByName.set(name, valueByName.has(name) && valueByName.get(name) !== value ? undefined : value);
    }
  }
  const written = Object.values<readonly string[]>(namesByValue).flatMap((names) => names.slice(0, 1));
  return (text) => {
    if (text === '') return { value: null };
    const value = valueByName.get(folded(text));
    if (value !== undefined) return { value };
    const suggestion = nearest(text, written);
    return { fault: { code: 'platform.cell-unknown-choice', ...(suggestion === undefined ? {} : { suggestion }) } };
  };
};

export type ShareOfOne = { readonly numerator: number; readonly denominator: number };

const greatestDivisor = (a: number, b: number): number => (b === 0 ? a : greatestDivisor(b, a % b));
const shareOf = (numerator: number, denominator: number): CellReading<ShareOfOne> => {
  const divisor = greatestDivisor(numerator, denominator);
  return numerator > 0 && denominator > 0 && numerator <= denominator
    ? { value: { numerator: numerator / divisor, denominator: denominator / divisor } }
    : { fault: { code: 'platform.cell-not-a-share' } };
};

/** A share of one, exactly: 1/3, 33,5 % or 0.335; blank or "chưa rõ" gives null (unknown). */
export const shareCell: CellReader<ShareOfOne | null> = (text) => {
  if (['', '?', 'chua ro', 'khong ro', 'unknown'].includes(folded(text))) return { value: null };
  const fraction = /^(\d{1,9})\s*\/\s*(\d{1,9})$/.exec(text);
  if (fraction) return shareOf(Number(fraction[1]), Number(fraction[2]));
  const decimal = /^(\d{1,3})(?:[.,](\d{1,6}))?\s*(%?)$/.exec(text);
  if (!decimal) return { fault: { code: 'platform.cell-not-a-share' } };
  const [, whole = '', part = '', percent] = decimal;
  return shareOf(Number(whole + part), 10 ** part.length * (percent ? 100 : 1));
};

/** The same cell, where a blank one is a fault. */
export const filled =
  <T>(read: CellReader<T | null>): CellReader<T> =>
  (text) => {
    const reading = read(text);
    if ('fault' in reading) return reading;
    return reading.value === null ? { fault: { code: 'platform.cell-empty' } } : { value: reading.value };
  };
