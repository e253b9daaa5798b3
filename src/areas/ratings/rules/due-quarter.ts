import { addDays, type Day } from '../../../platform/calendar/day.ts';

export type Quarter = { readonly year: number; readonly quarter: number };

/** The quarter whose end lies nearest to a day: the one just over in the first month of a quarter, then the running one. */
export const dueQuarter = (on: Day): Quarter => {
  const month = Number(on.slice(5, 7));
  const running = Math.ceil(month / 3);
  if (month % 3 !== 1) return { year: Number(on.slice(0, 4)), quarter: running };
  const before = addDays(`${on.slice(0, 7)}-01` as Day, -1);
  return { year: Number(before.slice(0, 4)), quarter: Math.ceil(Number(before.slice(5, 7)) / 3) };
};
