import { birthDaySchema, type Day, earliestDay } from '../platform/calendar/day.ts';

/** A day as people here write it: 30/06/2025. The same in both languages, so that a paper and a screen agree. */
export const dayText = (on: Day | string): string => `${on.slice(8, 10)}/${on.slice(5, 7)}/${on.slice(0, 4)}`;

/**
 * Reads what a person types as a day: 1/7/2025, 01-07-2025, 1.7.2025, 01072025 or 2025-07-01.
 * Null when it is not a day that exists or lies before `earliest`; two-digit years are not guessed.
 */
export const readDay = (text: string, earliest: Day = earliestDay): Day | null => {
  const typed = text.trim();
  const parts =
    /^(?<d>\d{1,2})[/.\- ](?<m>\d{1,2})[/.\- ](?<y>\d{4})$/.exec(typed)?.groups ??
    /^(?<d>\d{2})(?<m>\d{2})(?<y>\d{4})$/.exec(typed)?.groups ??
    /^(?<y>\d{4})-(?<m>\d{1,2})-(?<d>\d{1,2})$/.exec(typed)?.groups;
  if (!parts) return null;
  const read = birthDaySchema.safeParse(`${parts.y}-${parts.m!.padStart(2, '0')}-${parts.d!.padStart(2, '0')}`);
  return read.success && read.data >= earliest ? read.data : null;
};
