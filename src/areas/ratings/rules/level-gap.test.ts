import { expect, test } from 'vitest';
import { levelGap } from './level-gap.ts';

test('the own level one above the superior\u2019s is a gap of one, below is negative', () => {
  expect(levelGap('excellent', 'good')).toBe(1);
  expect(levelGap('completed', 'excellent')).toBe(-2);
  expect(levelGap('good', 'good')).toBe(0);
});

test('what is missing or of another scale makes no gap', () => {
  expect(levelGap(null, 'good')).toBeNull();
  expect(levelGap('good', 'legacy-good')).toBeNull();
});
