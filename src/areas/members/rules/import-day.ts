import type { Day } from '../../../platform/calendar/day.ts';
import { readBirthDay } from '../../../platform/import/read-day.ts';

/** What a cell with a day says: a day, only its year, or nothing that could be read. */
export type DayReading = { readonly day: Day } | { readonly year: number } | null;

const mostRemembered = 200_000;
// A year alone, or a day written 00/00.
const yearOnly = /^(?:0?0[/.-]0?0[/.-])?(19\d\d|20\d\d)$/;

const readingOf = (text: string): DayReading => {
  const year = yearOnly.exec(text);
  if (year) return { year: Number(year[1]) };
  const day = readBirthDay(text);
  return day === undefined ? null : { day };
};

const SLASH = 47;
const digitAt = (text: string, at: number): number => {
  const digit = text.charCodeAt(at) - 48;
  return digit >= 0 && digit <= 9 ? digit : Number.NaN;
};

/** A number of its own for each text of the form 31/12/2025, whatever its digits; not a number for every other text. */
const placeOf = (text: string): number => {
  if (text.length !== 10 || text.charCodeAt(2) !== SLASH || text.charCodeAt(5) !== SLASH) return Number.NaN;
  const [date, month] = [digitAt(text, 0) * 10 + digitAt(text, 1), digitAt(text, 3) * 10 + digitAt(text, 4)];
  const year = digitAt(text, 6) * 1000 + digitAt(text, 7) * 100 + digitAt(text, 8) * 10 + digitAt(text, 9);
  return (year * 100 + month) * 100 + date;
};

/**
 * Reads days in the five writings and years alone. The same days come again and again: each text is worked out once, and those in the
 * usual writing are found again by their digits, which is sooner done than by their text.
 */
export const dayReader = (): ((text: string) => DayReading) => {
  const byDigits = new Map<number, DayReading>();
  const byText = new Map<string, DayReading>();
  return (text) => {
    const place = placeOf(text);
    const before = Number.isNaN(place) ? byText.get(text) : byDigits.get(place);
    if (before !== undefined) return before;
    const reading = readingOf(text);
    if (byDigits.size + byText.size >= mostRemembered) return reading;
    if (Number.isNaN(place)) byText.set(text, reading);
    else byDigits.set(place, reading);
    return reading;
  };
};
