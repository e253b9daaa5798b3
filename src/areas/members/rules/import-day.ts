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

const [firstYear, years, months, dates] = [1900, 300, 12, 31];

/** A place of its own for each text of the form 31/12/2025 whose numbers may be those of a day; -1 for every other text. */
const placeOf = (text: string): number => {
  if (text.length !== 10 || text.charCodeAt(2) !== SLASH || text.charCodeAt(5) !== SLASH) return -1;
  const [date, month] = [digitAt(text, 0) * 10 + digitAt(text, 1), digitAt(text, 3) * 10 + digitAt(text, 4)];
  const year = digitAt(text, 6) * 1000 + digitAt(text, 7) * 100 + digitAt(text, 8) * 10 + digitAt(text, 9);
  const since = year - firstYear;
  // Also false where a sign is no digit: that is not a number, which is neither more nor less.
  const isPlace = since >= 0 && since < years && month > 0 && month <= months && date > 0 && date <= dates;
  return isPlace ? (since * months + month - 1) * dates + date - 1 : -1;
};

/**
 * Reads days in the five writings and years alone. The same days come again and again: each text is worked out once, and those in the
 * usual writing stand at the place that their digits name, where they are sooner found than by their text.
 */
export const dayReader = (): ((text: string) => DayReading) => {
  const byPlace = new Array<DayReading | undefined>(years * months * dates).fill(undefined);
  const byText = new Map<string, DayReading>();
  return (text) => {
    const place = placeOf(text);
    const before = place < 0 ? byText.get(text) : byPlace[place];
    if (before !== undefined) return before;
    const reading = readingOf(text);
    if (place >= 0) byPlace[place] = reading;
    else if (byText.size < mostRemembered) byText.set(text, reading);
    return reading;
  };
};
