import type { Day } from '../../../platform/calendar/day.ts';

/** One recorded meeting to which a member was called: the month it was held in, and whether the member was missing without a reason. */
export type Called = { readonly month: Day; readonly isUnexcused: boolean };

/**
 * Months in which a member came to no recorded meeting that expected them and gave no reason for any, oldest first. A month without a
 * recorded meeting is none: nobody can miss what was not held. What is not checked: whether a reason would have been plausible.
 */
export const monthsAbsent = (called: readonly Called[]): Day[] => {
  const byMonth = new Map<Day, boolean>();
  for (const { month, isUnexcused } of called) byMonth.set(month, (byMonth.get(month) ?? true) && isUnexcused);
  return [...byMonth].flatMap(([month, isAbsent]) => (isAbsent ? [month] : [])).sort();
};
