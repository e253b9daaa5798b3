import fc from 'fast-check';
import { expect, test } from 'vitest';
import { seenNumbers } from './seen-numbers.ts';

test('each number has the row that had it first, however many there are and however alike', () => {
  const number = fc.oneof(
    fc.integer({ min: 0, max: 50 }),
    fc.integer({ min: 0, max: 999_999_999_999 }),
    fc.constantFrom(0, 2 ** 32, 2 ** 33),
  );
  fc.assert(
    fc.property(fc.array(number, { maxLength: 500 }), (numbers) => {
      const seen = seenNumbers();
      const expected = new Map<number, number>();
      for (const [index, one] of numbers.entries()) {
        expect(seen.before(one, index + 1)).toBe(expected.get(one));
        if (!expected.has(one)) expected.set(one, index + 1);
      }
    }),
  );
});

test('numbers that follow one another are found again past every doubling of the place they have', () => {
  const seen = seenNumbers();
  for (let row = 1; row <= 20_000; row++)
    if (seen.before(1_070_000_000 + row, row) !== undefined) expect.fail(`${row}`);
  for (let row = 1; row <= 20_000; row++)
    if (seen.before(1_070_000_000 + row, row + 50_000) !== row) expect.fail(`${row}`);
});
