import fc from 'fast-check';
import { expect, test } from 'vitest';
import { baseOf, baseReasons, isEnough, shareText, tallyReasons, votesNeeded } from './life-cycle-vote.ts';

const twoThirds = { numerator: 2, denominator: 3, comparison: 'at-least' } as const;
const moreThanHalf = { numerator: 1, denominator: 2, comparison: 'more-than' } as const;
const shares = fc.constantFrom(twoThirds, moreThanHalf);
const base = fc.integer({ min: 1, max: 5000 });

test('the fewest votes needed are enough, and one less is not', () => {
  fc.assert(
    fc.property(shares, base, (share, of) => {
      const needed = votesNeeded(share, of);
      expect(isEnough(share, needed, of)).toBe(true);
      expect(isEnough(share, needed - 1, of)).toBe(false);
      expect(needed).toBeLessThanOrEqual(of);
    }),
  );
});

test('more votes never turn enough into not enough, a larger base never the other way round', () => {
  fc.assert(
    fc.property(shares, base, fc.nat(5000), (share, of, votes) => {
      if (isEnough(share, votes, of)) expect(isEnough(share, votes + 1, of)).toBe(true);
      if (!isEnough(share, votes, of)) expect(isEnough(share, votes, of + 1)).toBe(false);
    }),
  );
});

test('exactly two thirds carry, exactly one half does not', () => {
  expect(isEnough(twoThirds, 20, 30)).toBe(true);
  expect(isEnough(moreThanHalf, 15, 30)).toBe(false);
  expect([shareText(twoThirds), shareText(moreThanHalf)]).toEqual(['≥ 2/3', '> 1/2']);
});

test('the base is what the deductions leave, and no more votes are cast than it has', () => {
  const lines = { official: 30, temporarilyAway: 2, exemptNotPresent: 3, suspended: 1 };
  expect(baseOf(lines)).toBe(24);
  const tally = { base: 24, baseLines: lines, forVotes: 16, againstVotes: 8, blankVotes: 0 };
  expect(tallyReasons(tally)).toEqual([]);
  expect(tallyReasons({ ...tally, base: 23, forVotes: 17 }).map(({ code }) => code)).toEqual([
    'members.more-votes-than-base',
    'members.base-differs-from-lines',
  ]);
});

test('a base beside the roll of the day needs its reason, exempt members who came do not', () => {
  const codes = (base: number, why: string | null = null) =>
    baseReasons(base, { counted: 20, most: 23 }, why).map(({ code }) => code);
  expect([20, 22, 23].flatMap((base) => codes(base))).toEqual([]);
  for (const base of [19, 24]) {
    expect(codes(base)).toEqual(['members.base-differs-from-roll']);
    expect(codes(base, 'Danh sách chưa cập nhật')).toEqual([]);
  }
});

test('a base is held against nothing where the roll of that day is not known', () => {
  expect(baseReasons(12, null, null)).toEqual([]);
});
