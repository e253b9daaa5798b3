import { expect, test } from 'vitest';
import { isFewOf, partOf } from './few-of.ts';

test('a list that is one card longer than the few is whole, and so is one that nobody folds', () => {
  expect(isFewOf(4, { few: 3 })).toBe(false);
  expect(isFewOf(5, { few: 3 })).toBe(true);
  expect(isFewOf(500, undefined)).toBe(false);
});

test('the few are the first, or of years the last, in the same order', () => {
  expect(partOf([1, 2, 3, 4, 5], 2, false)).toEqual([1, 2]);
  expect(partOf([1, 2, 3, 4, 5], 2, true)).toEqual([4, 5]);
});
