import { expect, test } from 'vitest';
import { orRefuse } from '../../../platform/outcome/refusal.ts';
import { shippedPacks } from '../../../platform/packs/load-packs.ts';
import { packsOfKind } from '../../../platform/packs/pack.ts';
import { type RatingPeriod, ratingPeriod } from '../contract/rating-codes.ts';
import { chooseLaw, type LawChoice } from './choose-law.ts';
import { kindsBeyond, kindsConcerned } from './kinds-concerned.ts';
import { monthRatingFrameKind, ratingLayerKind, ratingRulesKind } from './pack-kinds.ts';
import { spanOf } from './period-span.ts';
import { deadlinesOf, hasCentrallyManaged, isOfCity, reachOfDeadline } from './rating-deadlines.ts';
import { joinLaw } from './rating-law.ts';

test('the last year that may be rated has all its days, those of the year after too; the one behind it is refused', () => {
  const packs = packsOfKind(shippedPacks(), ratingRulesKind);
  const periods = [
    { kind: 'year', year: 2198 },
    { kind: 'quarter', year: 2198, quarter: 4 },
    { kind: 'month', year: 2198, month: 12 },
  ] as const;
  for (const period of periods) {
    expect(ratingPeriod.safeParse(period).success).toBe(true);
    expect(spanOf(period).until).toBe('2199-01-01');
    for (const pack of packs)
      expect(deadlinesOf(orRefuse(joinLaw(pack, null)), period).every(({ lastDay }) => lastDay < '2200')).toBe(true);
    expect(ratingPeriod.safeParse({ ...period, year: 2199 }).success).toBe(false);
  }
});

const shipped = {
  rules: packsOfKind(shippedPacks(), ratingRulesKind),
  layers: packsOfKind(shippedPacks(), ratingLayerKind),
  monthFrames: packsOfKind(shippedPacks(), monthRatingFrameKind),
};
const lawFor = (period: RatingPeriod): LawChoice =>
  orRefuse(chooseLaw(shipped, period, { reviewOn: null, why: 'Thử' }));
const deadlinesFor = (period: RatingPeriod) => {
  const { base, layer } = lawFor(period);
  return deadlinesOf(orRefuse(joinLaw(base, layer)), period).map(({ rule, lastDay }) => [
    ...[rule.code, lastDay, reachOfDeadline(rule)],
  ]);
};

test('of a quarter the day of the Centre is for the cadres it manages, and the days of one committee are for looking at', () => {
  expect(deadlinesFor({ kind: 'quarter', year: 2026, quarter: 3 })).toEqual([
    ['self-rating', '2026-09-12', 'reference'],
    ['quarter-result', '2026-09-14', 'centrally-managed'],
    ['vetting', '2026-09-14', 'reference'],
    ['committee', '2026-09-15', 'reference'],
    ['superior', '2026-09-20', 'reference'],
  ]);
  expect(['provincial-party', 'upper-grassroots-party', 'cell'].map(hasCentrallyManaged)).toEqual([true, false, false]);
});

test('the days of a committee whose calendar begins later are not offered for a quarter before it', () => {
  expect(deadlinesFor({ kind: 'quarter', year: 2026, quarter: 2 })).toEqual([
    ['quarter-result', '2026-06-14', 'centrally-managed'],
  ]);
});

test('the last day of the city is a task of the city, not of the commune that opened the season', () => {
  expect(['grassroots', 'upper-grassroots', 'city'].map((code) => isOfCity({ code }))).toEqual([false, false, true]);
});

test('a year begins with the days of the plan of Hà Nội of 2020, for an office to change', () => {
  expect(deadlinesFor({ kind: 'year', year: 2026 })).toEqual([
    ['grassroots', '2026-12-14', 'everybody'],
    ['upper-grassroots', '2026-12-30', 'everybody'],
    ['city', '2027-02-28', 'everybody'],
  ]);
});

test('a quarter under quarterly guidance concerns leaders, before it had rules of its own too; a year concerns every kind', () => {
  for (const quarter of [1, 3]) {
    const period = { kind: 'quarter', year: 2026, quarter } as const;
    expect(kindsConcerned(lawFor(period), period)).toEqual(['leader']);
    expect(kindsBeyond(lawFor(period), period, ['leader', 'member'])).toEqual(['member']);
  }
  const year = { kind: 'year', year: 2026 } as const;
  expect(kindsBeyond(lawFor(year), year, ['party-organisation', 'member'])).toEqual([]);
  expect(
    orRefuse(joinLaw(lawFor(year).base, lawFor({ kind: 'quarter', year: 2026, quarter: 3 }).layer)).axes,
  ).toHaveLength(6);
});
