import { expect, test } from 'vitest';
import { decidedOf, isUnfinished, toBeDecided } from './decided-of.ts';

test('a year and its season say the same share: who was set aside is in neither', () => {
  const season = { subjects: 2748, decided: 5, notRated: 1 };
  const year = { counts: { excellent: 1, good: 4, 'not-rated': 1 } as const, undecided: 2742 };
  expect(decidedOf(year)).toEqual({ decided: season.decided, of: toBeDecided(season) });
});

test('a season in which everybody is decided or set aside is finished, and its share is the whole', () => {
  const year = { counts: { good: 2696, 'not-rated': 142 } as const, undecided: 0 };
  expect(decidedOf(year)).toEqual({ decided: 2696, of: 2696 });
  expect([isUnfinished(year), isUnfinished({ undecided: 1 })]).toEqual([false, true]);
});
