import { type Day, day } from '../../../platform/calendar/day.ts';
import { addMonths } from '../../../platform/calendar/months.ts';

/** First day of a period code (`2026`, `2026-q3`, `2026-11`) and the first day after it. */
export const daysOfPeriod = (code: string): { readonly from: Day; readonly until: Day } => {
  const [year, part] = code.split('-') as [string, string | undefined];
  const start = (month: number): Day => day(`${year}-${String(month).padStart(2, '0')}-01`);
  if (part === undefined) return { from: start(1), until: addMonths(start(1), 12) };
  if (part.startsWith('q')) {
    const from = start(Number(part.slice(1)) * 3 - 2);
    return { from, until: addMonths(from, 3) };
  }
  return { from: start(Number(part)), until: addMonths(start(Number(part)), 1) };
};

/** Codes of the year, quarter and month of a day. */
export const periodsOf = (on: Day): { readonly year: string; readonly quarter: string; readonly month: string } => {
  const [year, month] = on.split('-') as [string, string];
  return { year, quarter: `${year}-q${Math.ceil(Number(month) / 3)}`, month: `${year}-${month}` };
};
