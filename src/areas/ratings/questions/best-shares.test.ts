import { expect, test } from 'vitest';
import type { SubjectKind } from '../contract/rating-codes.ts';
import { bestShares } from './best-shares.ts';

const over = (kind: SubjectKind, year: number, excellent: number, good: number) => {
  const cell = { year, counts: { excellent, good, 'not-rated': 5 } };
  const [best] = bestShares([{ kind, years: [cell] }]);
  return new Set(best?.lines.filter((line) => line.over > 0).map(({ base }) => base));
};

test('Chương Mỹ 2022: 1,386 of members beside 7,436 rated good lie within every reading', () => {
  expect(over('member', 2022, 1386, 7436)).toEqual(new Set());
});

test('ten of the best beside 46 rated good are over a fifth of the good, and within a fifth of the good and better', () => {
  expect(over('leadership-collective', 2023, 10, 46)).toEqual(new Set(['good-only']));
});

test('a year of which no pack knows a ceiling, and a year in which nobody was rated, are left out', () => {
  expect(bestShares([{ kind: 'member', years: [{ year: 1995, counts: { good: 9 } }] }])).toEqual([]);
  expect(bestShares([{ kind: 'member', years: [{ year: 2022, counts: { 'not-rated': 9 } }] }])).toEqual([]);
});
