import { expect, test } from 'vitest';
import { birthDaySchema, daySchema, earliestBirth, earliestDay } from './day.ts';

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
