import { expect, test } from 'vitest';
import { hasSurplusIn } from './list-surplus.ts';

test('a list has a surplus where more stand than are to be elected; those who withdrew do not count', () => {
  const stands = { withdrawnWhy: null };
  const left = { withdrawnWhy: 'tự xin rút' };
  expect(hasSurplusIn({ numberSet: 2, candidates: [stands, stands, stands] })).toBe(true);
  expect(hasSurplusIn({ numberSet: 2, candidates: [stands, stands, left] })).toBe(false);
  expect(hasSurplusIn({ numberSet: 2, candidates: [] })).toBe(false);
});
