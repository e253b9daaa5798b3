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
  ).toEqual({ up: 2, same: 3, down: 4, notComparable: 18, undecided: 0 });
});

test('who waits for a decision of a season that runs is counted apart: neither compared nor without a result', () => {
  expect(
    countMovement([
      { from: 'good', to: 'completed', subjects: 1 },
      { from: 'good', to: 'undecided', subjects: 5 },
      { from: 'undecided', to: 'good', subjects: 2 },
      { from: 'good', to: null, subjects: 1 },
    ]),
  ).toEqual({ up: 0, same: 0, down: 1, notComparable: 1, undecided: 7 });
});

test('a year without results has no counts, and the fifth column stands last', () => {
  expect(cellsOf([2024, 2025], [{ year: 2025, level: 'not-rated', count: 1, entered: 1 }], [])).toEqual([
    { year: 2024, counts: {}, entered: 0, undecided: 0 },
    { year: 2025, counts: { 'not-rated': 1 }, entered: 1, undecided: 0 },
  ]);
  expect(cellsOf([2025], [], [{ year: 2025, undecided: 3 }])).toEqual([
    { year: 2025, counts: {}, entered: 0, undecided: 3 },
  ]);
  expect(inOrderOfScale(['not-rated', 'legacy-weak', 'good', 'excellent'])).toEqual([
    'excellent',
    'good',
    'legacy-weak',
    'not-rated',
  ]);
});
