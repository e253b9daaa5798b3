import fc from 'fast-check';
import { expect, test } from 'vitest';
import { levelsByScale } from '../contract/rating-codes.ts';
import { type FictionalSubject, fictionalPoints, fictionalRatings, fictionalResults } from './fictional-levels.ts';
import { rankOf } from './rating-level.ts';

const levels = levelsByScale['four-levels'];
const criteria = [
  { code: 'a', max: 18, items: 9 },
  { code: 'b', max: 4, items: 4 },
  { code: 'c', max: 8, items: 4 },
  { code: 'd', max: 70, items: null },
];
const bands = { excellent: [90, 100], good: [70, 89.9], completed: [50, 69.9], 'not-completed': [0, 49.9] } as const;

test.each(levels)('points of %s add up to its band', (level) => {
  const sum = fictionalPoints(criteria, level).reduce((all, { points }) => all + points, 0);
  expect(sum).toBeGreaterThanOrEqual(bands[level][0]);
  expect(sum).toBeLessThanOrEqual(bands[level][1]);
});

test('three in ten targets go beyond for the best level, one in five is late for the third, one is open for the last', () => {
  expect(fictionalResults('excellent', 5).filter(({ isExceeded }) => isExceeded)).toHaveLength(2);
  expect(fictionalResults('completed', 5).filter(({ lateBy }) => (lateBy ?? 0) > 0)).toHaveLength(1);
  expect(fictionalResults('not-completed', 5).filter(({ lateBy }) => lateBy === null)).toHaveLength(1);
});

const subject: fc.Arbitrary<FictionalSubject> = fc.record({
  id: fc.uuid(),
  group: fc.constantFrom('a', 'b'),
  isHead: fc.boolean(),
  quality: fc.double({ min: -0.2, max: 1.2, noNaN: true }),
  atMost: fc.constantFrom(null, 'good' as const, 'completed' as const),
});

test('decisions keep a fifth of the good in every group, and nobody is decided above the proposal or the collective', () => {
  fc.assert(
    fc.property(fc.uniqueArray(subject, { selector: ({ id }) => id, maxLength: 60 }), (subjects) => {
      const ratings = fictionalRatings(subjects);
      for (const group of ['a', 'b'])
        for (const heads of ['counted', 'apart']) {
          const inIt = subjects.filter((one) => one.group === group && (heads === 'counted' || !one.isHead));
          const count = (level: string) => inIt.filter(({ id }) => ratings.get(id)!.decided === level).length;
          expect(count('excellent')).toBeLessThanOrEqual(Math.floor(count('good') / 5));
        }
      for (const { id, atMost } of subjects) {
        const { proposed, decided } = ratings.get(id)!;
        expect(rankOf(decided)).toBeLessThanOrEqual(rankOf(proposed));
        if (atMost) expect(rankOf(decided)).toBeLessThanOrEqual(rankOf(atMost));
      }
    }),
  );
});
