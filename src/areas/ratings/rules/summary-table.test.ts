import fc from 'fast-check';
import { expect, test } from 'vitest';
import { personKinds, ratingLevel, subjectKind } from '../contract/rating-codes.ts';
import {
  bestAmongBetter,
  type CountedResult,
  mayCompareResults,
  mayCompareShares,
  periodBefore,
  summaryTable,
} from './summary-table.ts';

const row = (kind: CountedResult['kind'], result: CountedResult['result'], count: number, more: object = {}) => ({
  kind,
  result,
  count,
  rule: null,
  provisional: 0,
  ...more,
});

test('who is not rated stands beside the levels with the reason, and is in no level', () => {
  const { groups, totals } = summaryTable(
    [
      row('member', 'excellent', 2),
      row('member', 'good', 10, { provisional: 1 }),
      row('member', 'not-rated', 3, { rule: 'EX-4' }),
      row('member', 'not-rated', 1, { rule: 'other' }),
      row('member', null, 4),
      row('leader', 'good', 5),
      row('party-organisation', 'good', 3),
    ],
    [row('member', 'good', 9), row('member', 'not-rated', 1)],
  );
  expect(groups.map(({ kind }) => kind)).toEqual(['party-organisation', 'leader', 'member']);
  expect(groups.at(-1)).toEqual({
    ...{ kind: 'member', total: 20, rated: 12, notRated: 4, undecided: 4, provisional: 1 },
    levels: { excellent: 2, good: 10 },
    before: { total: 10, rated: 9, notRated: 1, levels: { good: 9 } },
    notRatedReasons: [
      { rule: 'EX-4', count: 3 },
      { rule: 'other', count: 1 },
    ],
  });
  expect(totals.map(({ of, total }) => [of, total])).toEqual([
    ['organisations', 3],
    ['persons', 25],
  ]);
});

test('a group of which nothing was counted before has no comparison, not one with zero', () => {
  const { groups, totals } = summaryTable(
    [row('leader', 'good', 5), row('member', 'good', 1)],
    [row('member', 'good', 2)],
  );
  expect(groups[0]!.before).toBeNull();
  expect(totals[0]!.before).toMatchObject({ total: 2 });
});

test('the share of the best among the two best is not said where nobody is at either', () => {
  const levels = ['excellent', 'good', 'completed', 'not-completed'] as const;
  expect(bestAmongBetter({ completed: 3 }, levels)).toBeNull();
  expect(bestAmongBetter({ excellent: 2, good: 8, completed: 3 }, levels)).toEqual({ part: 2, whole: 10 });
  expect(bestAmongBetter({ good: 8 }, levels)).toEqual({ part: 0, whole: 8 });
});

test('the period before is of the same length, over the turn of the year as well', () => {
  expect(periodBefore({ kind: 'year', year: 2026 })).toEqual({ kind: 'year', year: 2025 });
  expect(periodBefore({ kind: 'quarter', year: 2026, quarter: 1 })).toEqual({
    kind: 'quarter',
    year: 2025,
    quarter: 4,
  });
  expect(periodBefore({ kind: 'quarter', year: 2026, quarter: 3 })).toEqual({
    kind: 'quarter',
    year: 2026,
    quarter: 2,
  });
  expect(periodBefore({ kind: 'month', year: 2026, month: 1 })).toEqual({ kind: 'month', year: 2025, month: 12 });
});

test('everybody is in exactly one line and one column, whatever came out', () => {
  const counted = fc.record({
    kind: fc.constantFrom(...subjectKind.options),
    result: fc.constantFrom(...ratingLevel.options, 'not-rated' as const, null),
    rule: fc.constantFrom('EX-1', 'other', null),
    count: fc.integer({ min: 1, max: 500 }),
    provisional: fc.constant(0),
  });
  fc.assert(
    fc.property(fc.array(counted, { maxLength: 40 }), (rows) => {
      const { groups, totals } = summaryTable(rows, []);
      const all = rows.reduce((sum, { count }) => sum + count, 0);
      for (const lines of [groups, totals]) {
        expect(lines.reduce((sum, { total }) => sum + total, 0)).toBe(all);
        for (const { total, rated, notRated, undecided, levels } of lines) {
          expect(rated + notRated + undecided).toBe(total);
          expect(Object.values(levels).reduce((sum, count) => sum + count, 0)).toBe(rated);
        }
      }
      for (const { kind } of groups) expect(groups.filter((one) => one.kind === kind)).toHaveLength(1);
      expect(totals.length).toBe(new Set(rows.map(({ kind }) => personKinds.has(kind))).size);
    }),
  );
});

test('shares of two periods are compared only while less than half is undecided', () => {
  const before = { rated: 10 };
  expect(mayCompareShares({ total: 10, rated: 6, undecided: 4, before })).toBe(true);
  // Exactly half is not more than half.
  expect(mayCompareShares({ total: 10, rated: 5, undecided: 5, before })).toBe(false);
  expect(mayCompareShares({ total: 10, rated: 10, undecided: 0, before: { rated: 0 } })).toBe(false);
});

test('a season that has hardly begun says no differences of results: 1 of 60 is no fall of 59', () => {
  expect(mayCompareResults({ total: 60, undecided: 59 })).toBe(false);
  expect(mayCompareResults({ total: 60, undecided: 30 })).toBe(false);
  expect(mayCompareResults({ total: 60, undecided: 29 })).toBe(true);
  expect(mayCompareResults({ total: 0, undecided: 0 })).toBe(true);
});
