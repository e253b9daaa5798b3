import { expect, test } from 'vitest';
import { birthDaySchema, daySchema, earliestBirth, earliestDay } from './day.ts';
import { isRealDay } from './real-day.ts';

test('days begin with 1930, births with 1900; what does not exist is neither', () => {
  const isDay = (text: string) => daySchema.safeParse(text).success;
  const isBirth = (text: string) => birthDaySchema.safeParse(text).success;
  expect([isDay('1929-12-31'), isDay(earliestDay), isDay('2199-12-31'), isDay('2200-01-01')]).toEqual([
    false,
    true,
    true,
    false,
  ]);
  expect([isBirth('1899-12-31'), isBirth(earliestBirth), isBirth('1928-02-29'), isBirth('1927-02-29')]).toEqual([
    false,
    true,
    true,
    false,
  ]);
});

test('a day of three centuries exists where the calendar has it', () => {
  const two = (value: number): string => String(value).padStart(2, '0');
  for (let year = 1900; year < 2200; year++)
    for (let month = 0; month <= 13; month++)
      for (let date = 0; date <= 32; date++) {
        const text = `${year}-${two(month)}-${two(date)}`;
        const moment = new Date(`${text}T00:00:00Z`);
        const isThere = !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(text);
        if (isRealDay(text) !== isThere) expect.fail(text);
      }
});
