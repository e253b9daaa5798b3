import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, type Day, day, earliestBirth } from '../../../platform/calendar/day.ts';
import { partsOfPlace, placeOfParts } from './import-cleaning-sheet.ts';
import { dayReader } from './import-day.ts';

const anyDay = fc.integer({ min: 0, max: 99_000 }).map((count) => addDays(earliestBirth, count));
const writings: readonly ((on: Day) => string)[] = [
  (on) => on.split('-').reverse().join('/'),
  (on) => on.split('-').reverse().map(Number).join('-'),
  (on) => on.split('-').reverse().join('.'),
  (on) => on,
];

test('a day is read as it is written from 1900 on, whatever was read before it', () => {
  const read = dayReader();
  fc.assert(
    fc.property(anyDay, fc.constantFrom(...writings), (on, write) => {
      expect(read(write(on))).toEqual({ day: on });
    }),
  );
});

test('of a year alone only the year is known; what lies before 1900 or does not exist is no day', () => {
  const read = dayReader();
  expect(read('1928')).toEqual({ year: 1928 });
  expect(read('00/00/1928')).toEqual({ year: 1928 });
  for (const text of ['31/12/1899', '29/02/1927', '1899', '03/02/28']) expect(read(text)).toBeNull();
  expect(read('03/02/1928')).toEqual({ day: day('1928-02-03') });
});

test('country, province and detail of a place come apart as they went together, whatever stands in them', () => {
  const part = fc
    .array(fc.constantFrom('Xã', '|', '||', '/', 'thôn 2', '-'), { maxLength: 6 })
    .map((words) => words.join(' '));
  fc.assert(
    fc.property(part, part, part, (...parts) => {
      expect(partsOfPlace(placeOfParts(parts), 3)).toEqual(parts);
    }),
  );
});
