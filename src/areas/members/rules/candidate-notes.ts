import { addDays, type Day } from '../../../platform/calendar/day.ts';
import { addMonths, yearOf } from '../../../platform/calendar/months.ts';

export type Quarter = { readonly year: number; readonly quarter: number };

/** The quarter a day falls in. */
export const quarterOf = (on: Day): Quarter => ({
  year: yearOf(on),
  quarter: Math.floor((Number(on.slice(5, 7)) - 1) / 3) + 1,
});

/** Last day of a quarter. */
const quarterEnd = ({ year, quarter }: Quarter): Day =>
  addDays(addMonths(`${year}-${String(quarter * 3 - 2).padStart(2, '0')}-01` as Day, 3), -1);

const next = ({ year, quarter }: Quarter): Quarter =>
  quarter === 4 ? { year: year + 1, quarter: 1 } : { year, quarter: quarter + 1 };

const isSame = (a: Quarter, b: Quarter): boolean => a.year === b.year && a.quarter === b.quarter;

/** Quarters already over, in full or in part helped in, for which a helper has written no remark. Oldest first. */
export const quartersWithoutNote = (
  helper: { readonly sinceDay: Day; readonly untilDay: Day | null },
  written: readonly Quarter[],
  today: Day,
): Quarter[] => {
  const missing: Quarter[] = [];
  for (let at = quarterOf(helper.sinceDay); quarterEnd(at) < today; at = next(at)) {
    if (helper.untilDay !== null && quarterEnd(at) >= helper.untilDay) break;
    if (!written.some((one) => isSame(one, at))) missing.push(at);
  }
  return missing;
};
