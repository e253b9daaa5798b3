import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, day } from '../calendar/day.ts';
import { daysBetween } from '../calendar/months.ts';
import { binaryFields } from './binary-fields.ts';

/** The fields of bytes in COPY's binary format. */
const fieldsIn = (bytes: Buffer): (Buffer | null)[] => {
  const fields: (Buffer | null)[] = [];
  for (let at = 0; at < bytes.length; ) {
    const length = bytes.readInt32BE(at);
    fields.push(length < 0 ? null : bytes.subarray(at + 4, at + 4 + length));
    at += 4 + Math.max(0, length);
  }
  return fields;
};

test('texts of any letters and length come out as they went in, also past the room at the beginning', () => {
  fc.assert(
    fc.property(fc.array(fc.option(fc.string({ unit: 'grapheme', maxLength: 60 })), { maxLength: 40 }), (texts) => {
      const fields = binaryFields(16);
      for (const text of texts) fields.text(text);
      expect(fieldsIn(Buffer.from(fields.take())).map((field) => field?.toString() ?? null)).toEqual(texts);
      expect(fields.size()).toBe(0);
    }),
    { numRuns: 50 },
  );
});

test('every day that is written anywhere lies as far from 2000 as the calendar says', () => {
  const fields = binaryFields();
  const first = day('1900-01-01');
  const count = daysBetween(first, day('2199-12-31')) + 1;
  for (let nth = 0; nth < count; nth++) fields.day(addDays(first, nth));
  const written = fieldsIn(Buffer.from(fields.take())).map((field) => field!.readInt32BE());
  expect(written).toHaveLength(109_573);
  expect(written.every((days, nth) => days === nth - 36_524)).toBe(true);
});

test('a day is the number of days since 2000, before it too; jsonb says its format first', () => {
  const fields = binaryFields(16);
  fields.day(day('2000-01-01'));
  fields.day(day('1930-02-03'));
  fields.day(day('2026-11-27'));
  fields.day(null);
  fields.json('[]');
  const [first, before, after, none, json] = fieldsIn(Buffer.from(fields.take()));
  expect([first, before, after].map((field) => field!.readInt32BE())).toEqual([0, -25_534, 9_827]);
  expect(none).toBeNull();
  expect(json!.toString('latin1')).toBe('\u0001[]');
});
