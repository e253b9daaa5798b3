import { type Day, earliestDay, isBirthDay } from '../calendar/real-day.ts';

const written: readonly { pattern: RegExp; order: readonly [year: number, month: number, day: number] }[] = [
  { pattern: /^(\d{1,2})\s*\/\s*(\d{1,2})\s*\/\s*(\d{4})$/, order: [3, 2, 1] },
  { pattern: /^(\d{1,2})\s*-\s*(\d{1,2})\s*-\s*(\d{4})$/, order: [3, 2, 1] },
  { pattern: /^(\d{1,2})\s*\.\s*(\d{1,2})\s*\.\s*(\d{4})$/, order: [3, 2, 1] },
  { pattern: /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[ T]00:00(?::00(?:\.0+)?)?Z?)?$/, order: [1, 2, 3] },
];

const dayOrNothing = (text: string): Day | undefined => (isBirthDay(text) ? text : undefined);

/**
 * The day of an Excel serial number (days since 30/12/1899; since 1/1/1904 in workbooks of old Macs). The wrong leap day
 * 29/2/1900 that Excel counts, and what lies before it, is left out.
 */
export const dayOfSerial = (serial: number, since1904 = false): Day | undefined => {
  const whole = Math.floor(serial) + (since1904 ? 1462 : 0);
  if (!Number.isFinite(whole) || whole <= 60 || whole > 200_000) return undefined;
  return dayOrNothing(new Date(Date.UTC(1899, 11, 30 + whole)).toISOString().slice(0, 10));
};

/**
 * Reads a day in the five writings that officers use: 31/12/2025, 31-12-2025, 31.12.2025, 2025-12-31 and the Excel serial
 * number (five digits, until 2173: six could be a month and a year). The day always stands before the month; two-digit years, days that
 * do not exist and days before 1930 give undefined.
 */
export const readDay = (text: string): Day | undefined => {
  const found = readBirthDay(text);
  return found !== undefined && found >= earliestDay ? found : undefined;
};

/** The same for the day of a birth, from 1900 on. */
export const readBirthDay = (text: string): Day | undefined => {
  const trimmed = text.trim();
  if (/^\d{5}$/.test(trimmed)) return dayOfSerial(Number(trimmed));
  for (const { pattern, order } of written) {
    const found = pattern.exec(trimmed);
    if (!found) continue;
    const [year, month, dayOfMonth] = order.map((group) => found[group]!) as [string, string, string];
    return dayOrNothing(`${year}-${month.padStart(2, '0')}-${dayOfMonth.padStart(2, '0')}`);
  }
  return undefined;
};
