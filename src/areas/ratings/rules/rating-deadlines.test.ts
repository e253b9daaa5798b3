import { expect, test } from 'vitest';
import { orRefuse } from '../../../platform/outcome/refusal.ts';
import { shippedPacks } from '../../../platform/packs/load-packs.ts';
import { packsOfKind } from '../../../platform/packs/pack.ts';
import { ratingPeriod } from '../contract/rating-codes.ts';
import { ratingRulesKind } from './pack-kinds.ts';
import { spanOf } from './period-span.ts';
import { deadlinesOf } from './rating-deadlines.ts';
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
