import { expect, test } from 'vitest';
import { countMovement } from './count-movement.ts';
import { inOrderOfScale } from './result-order.ts';
import { cellsOf } from './sum-results.ts';

test('a level of another scale, not rated and no result say nothing about a direction', () => {
  expect(
    countMovement([
      { from: 'good', to: 'excellent', subjects: 2 },
      { from: 'good', to: 'good', subjects: 3 },
      { from: 'good', to: 'completed', subjects: 4 },
      { from: 'legacy-good', to: 'excellent', subjects: 5 },
      { from: 'not-rated', to: 'excellent', subjects: 6 },
      { from: null, to: 'excellent', subjects: 7 },
    ]),
  ).toEqual({ up: 2, same: 3, down: 4, notComparable: 18 });
});

test('a year without results has no counts, and the fifth column stands last', () => {
  expect(cellsOf([2024, 2025], [{ year: 2025, level: 'not-rated', count: 1, entered: 1 }])).toEqual([
    { year: 2024, counts: {}, entered: 0 },
    { year: 2025, counts: { 'not-rated': 1 }, entered: 1 },
  ]);
  expect(inOrderOfScale(['not-rated', 'legacy-weak', 'good', 'excellent'])).toEqual([
    'excellent',
    'good',
    'legacy-weak',
    'not-rated',
  ]);
});
