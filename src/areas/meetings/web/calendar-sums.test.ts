import { expect, test } from 'vitest';
import { scoreGaps } from './calendar-sums.ts';

test('the gap is reckoned over meetings that have both columns, never with a zero for a missing one', () => {
  const meetings = [
    { selfTotal: 95, superiorTotal: 85 },
    { selfTotal: 90, superiorTotal: null },
    { selfTotal: 90, superiorTotal: 90 },
  ];
  expect(scoreGaps(meetings)).toEqual({ own: 92.5, superior: 87.5, count: 2 });
  expect(scoreGaps([{ selfTotal: 90, superiorTotal: null }])).toBeNull();
});
