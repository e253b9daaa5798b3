import { expect, test } from 'vitest';
import { signedNumber } from './signed-number.ts';

test('a difference carries a true sign and the point of the language', () => {
  expect([-0.3, -1.25, 1.25, 1.5, -3].map((gap) => signedNumber(gap, 'vi'))).toEqual([
    '−0,3',
    '−1,3',
    '+1,3',
    '+1,5',
    '−3',
  ]);
  expect(signedNumber(-0.3, 'en')).toBe('−0.3');
});

test('what rounds to nothing is a plain zero', () => {
  expect([0, -0.04, 0.04].map((gap) => signedNumber(gap, 'vi'))).toEqual(['0', '0', '0']);
});
