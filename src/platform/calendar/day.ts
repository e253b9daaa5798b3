import { z } from 'zod';

/** A calendar day in Vietnam, `YYYY-MM-DD`. Not a moment: compare with `<` and `>`, do arithmetic only here. */
export type Day = string & z.core.$brand<'Day'>;

const isRealDay = (text: string): boolean => {
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === text;
};

/** Reads `YYYY-MM-DD` of a day that exists, between 1930 (the Party's founding) and 2199. Refuses everything else. */
export const daySchema = z
  .string()
  .regex(/^(19[3-9]\d|2[01]\d\d)-\d\d-\d\d$/, { error: 'platform.not-a-day' })
  .refine(isRealDay, { error: 'platform.not-a-day' })
  .brand<'Day'>();

/** Turns text that is known to be a day (from the database, from code) into a Day; throws on anything else. */
export const day = (text: string): Day => daySchema.parse(text);

/** The day on which `moment` falls in Asia/Ho_Chi_Minh (UTC+7, no daylight saving since 1975), whatever the host's zone. */
export const dayOf = (moment: Date): Day =>
  new Date(moment.getTime() + 7 * 3_600_000).toISOString().slice(0, 10) as Day;

/** `count` calendar days later (earlier when negative). */
export const addDays = (from: Day, count: number): Day => {
  const date = new Date(`${from}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + count);
  return date.toISOString().slice(0, 10) as Day;
};
