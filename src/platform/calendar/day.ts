import { z } from 'zod';
import { birthDayWritten, type Day, isRealDay } from './real-day.ts';

export { type Day, earliestBirth, earliestDay } from './real-day.ts';

const schemaOf = (written: RegExp, error: string) =>
  z.string().regex(written, { error }).refine(isRealDay, { error }).brand<'Day'>();

/** Reads `YYYY-MM-DD` of a day that exists, between 1930 (the Party's founding) and 2199. Refuses everything else. */
export const daySchema = schemaOf(/^(19[3-9]\d|2[01]\d\d)-\d\d-\d\d$/, 'platform.not-a-day');

/** A day on which somebody was born: from 1900 on, because members of before 1930 are living. */
export const birthDaySchema = schemaOf(birthDayWritten, 'platform.not-a-birth-day');

/** Turns text that is known to be a day (from the database, from code) into a Day; throws on anything else. */
export const day = (text: string): Day => birthDaySchema.parse(text);

/** The day on which `moment` falls in Asia/Ho_Chi_Minh (UTC+7, no daylight saving since 1975), whatever the host's zone. */
export const dayOf = (moment: Date): Day =>
  new Date(moment.getTime() + 7 * 3_600_000).toISOString().slice(0, 10) as Day;

/** The hour at `moment` in Asia/Ho_Chi_Minh as read on a clock: 16:05. */
export const timeOf = (moment: Date): string => new Date(moment.getTime() + 7 * 3_600_000).toISOString().slice(11, 16);

/** `count` calendar days later (earlier when negative). */
export const addDays = (from: Day, count: number): Day => {
  const date = new Date(`${from}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + count);
  return date.toISOString().slice(0, 10) as Day;
};
