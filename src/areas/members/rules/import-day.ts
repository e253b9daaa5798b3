import type { Day } from '../../../platform/calendar/day.ts';
import { readDay } from '../../../platform/import/read-day.ts';

/** What a cell with a day says: a day, only its year, or nothing that could be read. */
export type DayReading = { readonly day: Day } | { readonly year: number } | null;

const mostRemembered = 200_000;
// A year alone, a day written 00/00, and days before 1930, where the program's days begin: of all these only the year is known.
const yearOnly = /^(?:0?0[/.-]0?0[/.-])?(19\d\d|20\d\d)$|^\d{1,2}[/.-]\d{1,2}[/.-](19[0-2]\d)$/;

/** Reads days in the five writings and years alone. The same days come again and again: each text is worked out once. */
export const dayReader = (): ((text: string) => DayReading) => {
  const known = new Map<string, DayReading>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const year = yearOnly.exec(text);
    const day = year ? undefined : readDay(text);
    const reading: DayReading = year ? { year: Number(year[1] ?? year[2]) } : day === undefined ? null : { day };
    if (known.size < mostRemembered) known.set(text, reading);
    return reading;
  };
};
