import { expect, test } from 'vitest';
import { day } from '../../../platform/calendar/day.ts';
import { isRefusal, orRefuse } from '../../../platform/outcome/refusal.ts';
import { shippedPacks } from '../../../platform/packs/load-packs.ts';
import { packsOfKind } from '../../../platform/packs/pack.ts';
import type { RatingPeriod } from '../contract/rating-codes.ts';
import { chooseLaw, type OtherPack, otherPeriodsIn, type RatingPacks } from './choose-law.ts';
import { fullMonths } from './full-months.ts';
import { monthRatingFrameKind, ratingLayerKind, ratingRulesKind } from './pack-kinds.ts';

const packs: RatingPacks = {
  rules: packsOfKind(shippedPacks(), ratingRulesKind),
  layers: packsOfKind(shippedPacks(), ratingLayerKind),
  monthFrames: packsOfKind(shippedPacks(), monthRatingFrameKind),
};

const chosen = (period: RatingPeriod, more: { reviewOn?: string; other?: OtherPack; why?: string } = {}): unknown => {
  const answer = chooseLaw(packs, period, { ...more, reviewOn: more.reviewOn ? day(more.reviewOn) : null });
  if (isRefusal(answer)) return answer.reasons.map(({ code }) => code);
  return [answer.base.id, ...(answer.layer ? [answer.layer.id] : [])].join(' ');
};
const year = (of: number): RatingPeriod => ({ kind: 'year', year: of });
const quarter = (of: number, at: number): RatingPeriod => ({ kind: 'quarter', year: of, quarter: at });

test.each([
  [2014, 'vn-2014'],
  [2017, 'vn-2014'],
  [2018, 'vn-2018'],
  [2019, 'vn-2019'],
  [2022, 'vn-2019'],
  [2023, 'vn-2023'],
  [2024, 'vn-2023'],
  [2025, 'vn-2025 vn-2025-q'],
  [2026, 'vn-2025 vn-2026-q'],
])('the year %i is rated by %s', (of, ids) => expect(chosen(year(of))).toBe(ids));

test('a year before the first pack has none, and no other is guessed', () => {
  expect(chosen(year(2013))).toEqual(['ratings.no-pack-for-period']);
});

test('Hà Nội voted on 2023 in January 2024 by the pack of 2023', () => {
  expect(chosen(year(2023), { reviewOn: '2024-01-09' })).toBe('vn-2023');
  const answer = orRefuse(chooseLaw(packs, year(2023), { reviewOn: day('2024-01-09') }));
  expect(answer.otherInForceOnReview).toBeNull();
});

test('a review held under later rules is noticed', () => {
  const answer = orRefuse(chooseLaw(packs, year(2024), { reviewOn: day('2025-10-01') }));
  expect([answer.base.id, answer.otherInForceOnReview]).toEqual(['vn-2023', 'vn-2025']);
});

test('another pack than that of the year needs a reason', () => {
  expect(chosen(year(2024), { other: { packId: 'vn-2025', reason: ' ' } })).toEqual([
    'ratings.other-pack-without-reason',
  ]);
  expect(chosen(year(2024), { other: { packId: 'vn-2025', reason: 'kiểm điểm bổ sung năm 2026' } })).toBe('vn-2025');
  expect(chosen(year(2024), { other: { packId: 'vn-1999', reason: 'thử' } })).toEqual(['ratings.pack-unknown']);
});

test('quarters follow their layers, and the fourth is rated with the year', () => {
  expect(chosen(quarter(2026, 1))).toBe('vn-2025 vn-2025-q');
  expect(chosen(quarter(2026, 2))).toBe('vn-2025 vn-2026-q');
  expect(chosen(quarter(2026, 4))).toEqual(['ratings.merged-quarter-without-reason']);
  expect(chosen(quarter(2026, 4), { why: 'kế hoạch của cấp trên' })).toBe('vn-2025 vn-2026-q');
  expect(chosen(quarter(2024, 2))).toEqual(['ratings.no-pack-for-period']);
});

test('the monthly frame of Hà Nội is known until 2025 and needs a reason afterwards', () => {
  expect(chosen({ kind: 'month', year: 2025, month: 12 })).toBe('hanoi-2018-monthly');
  expect(chosen({ kind: 'month', year: 2026, month: 1 })).toEqual(['ratings.validity-unknown-without-reason']);
  expect(chosen({ kind: 'month', year: 2026, month: 1 }, { why: 'quận ủy cũ còn dùng' })).toBe('hanoi-2018-monthly');
});

test('months are whole: admitted on 15 July, five on 14 January and six on the 15th', () => {
  expect(fullMonths(day('2025-07-15'), day('2026-01-14'))).toBe(5);
  expect(fullMonths(day('2025-07-15'), day('2026-01-15'))).toBe(6);
  expect(fullMonths(day('2025-08-31'), day('2026-02-28'))).toBe(6);
  expect(fullMonths(day('2026-01-01'), day('2025-12-31'))).toBe(0);
});

test('periods that the regulation names and for which nobody has seen how it is done are said', () => {
  const of = (id: string) => otherPeriodsIn(packs.rules.find((pack) => pack.id === id)!);
  expect(of('vn-2025')).toMatchObject({ clause: '366-QĐ/TW, Điều 1', isVerified: true });
  expect(of('vn-2025')!.names.vi).toMatch(/nhiệm kỳ.*khi cần/);
  expect(of('vn-2023')).toBeNull();
});
