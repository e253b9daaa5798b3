import fc from 'fast-check';
import { expect, test } from 'vitest';
import { day } from '../../../platform/calendar/day.ts';
import { isRefusal, orRefuse } from '../../../platform/outcome/refusal.ts';
import { shippedPacks } from '../../../platform/packs/load-packs.ts';
import { packsOfKind } from '../../../platform/packs/pack.ts';
import { checkQuotaDecision } from './check-quota-decision.ts';
import { readShare } from './exact-share.ts';
import { ratingRulesKind } from './pack-kinds.ts';
import { quotaBoard, quotaLinesOf, shareOf } from './quota-board.ts';
import type { QuotaBase } from './quota-shape.ts';
import { joinLaw, quotaFor } from './rating-law.ts';

const rulesOf = (id: string) => {
  const law = orRefuse(joinLaw(packsOfKind(shippedPacks(), ratingRulesKind).find((pack) => pack.id === id)!, null));
  return quotaFor(law, 'leadership-collective')!;
};
const rules = rulesOf('vn-2025');
const rulesWithoutException = rulesOf('vn-2023');
const noBasis = { reason: null, exception: null };

const group = (excellent: number, good: number) => ({ counts: { excellent, good }, heads: null });

test('roundings of the notes: 7, 8, 12 and 13 at 20 percent, 12 at 25 percent', () => {
  const halfUp = [7, 8, 12, 13].map((whole) => shareOf(whole, readShare('20%'), 'half-up'));
  const floor = [7, 8, 12, 13].map((whole) => shareOf(whole, readShare('20%'), 'floor'));
  expect(halfUp).toEqual([1, 2, 2, 3]);
  expect(floor).toEqual([1, 1, 2, 2]);
  expect(shareOf(12, readShare('25%'), 'half-up')).toBe(3);
});

/** The published cases of the notes, as counts or as shares in thousandths; which readings of the base they keep. */
const published: readonly [string, number, number, readonly QuotaBase[]][] = [
  ['Hà Nội, organisations, review of 2022 (18.4 and 75.6 percent)', 184, 756, ['good-or-better']],
  ['Chương Mỹ 2022, grassroots organisations', 10, 46, ['good-or-better']],
  ['Chương Mỹ 2022, members', 1_386, 7_436, ['good-only', 'good-or-better']],
  ['Hải Dương 2019, organisations, 144 of 604', 144, 460, []],
  ['Hải Dương 2019, organisations, 158 of 662', 158, 446, []],
  ['Sơn La 2020, organisations, nearly 120', 120, 451, []],
  ['Đồng Tháp 2012, members (13 and 80.42 percent)', 1_300, 8_042, ['good-only', 'good-or-better']],
];

test.each(published)('%s', (_name, excellent, good, keeps) => {
  const lines = quotaLinesOf(rules, group(excellent, good)).filter(({ rounding }) => rounding === 'floor');
  const kept = lines.filter(({ base, over }) => base !== 'all-rated' && over === 0).map(({ base }) => base);
  expect(kept).toEqual(keeps);
});

test('of those rated good, going down widens the base, so fewer have to move than are over', () => {
  const [line] = quotaLinesOf(rules, group(10, 10));
  expect(line).toMatchObject({ base: 'good-only', rounding: 'floor', allowed: 2, over: 8, toMove: 7 });
});

test('who moves as many as shown keeps the reading, and one less does not', () => {
  fc.assert(
    fc.property(fc.nat(60), fc.nat(60), fc.nat(20), (excellent, good, completed) => {
      for (const { base, rounding, toMove } of quotaLinesOf(rules, {
        counts: { excellent, good, completed },
        heads: null,
      })) {
        const overAfter = (moved: number) =>
          quotaLinesOf(rules, {
            counts: { excellent: excellent - moved, good: good + moved, completed },
            heads: null,
          }).find((line) => line.base === base && line.rounding === rounding)!.over;
        expect(overAfter(toMove)).toBe(0);
        if (toMove > 0) expect(overAfter(toMove - 1)).toBeGreaterThan(0);
      }
    }),
  );
});

test('no excess over any reading is decided without its recorded reason', () => {
  fc.assert(
    fc.property(
      fc.nat(40),
      fc.nat(40),
      fc.nat(10),
      fc.constantFrom(null, '', '  ', 'kết quả nổi trội'),
      (excellent, good, heads, text) => {
        const of = { counts: { excellent, good }, heads: { excellent: Math.min(excellent, heads) } };
        const lines = quotaLinesOf(rules, of);
        const answer = checkQuotaDecision(rules, lines, { reason: text, exception: null });
        const isOver = lines.some(({ over }) => over > 0);
        expect(isRefusal(answer)).toBe(isOver && (text ?? '').trim() === '');
      },
    ),
  );
});

test('an exception needs its number and its day, and rules that know one', () => {
  const lines = quotaLinesOf(rules, group(10, 10));
  const codesOf = (of: typeof rules, exception: { number: string; decidedOn: ReturnType<typeof day> | null }) => {
    const answer = checkQuotaDecision(of, lines, { reason: null, exception });
    return isRefusal(answer) ? answer.reasons.map(({ code }) => code) : answer.restsOn;
  };
  expect(codesOf(rules, { number: '12-QĐ/ĐU', decidedOn: day('2026-12-20') })).toBe('exception');
  expect(codesOf(rules, { number: ' ', decidedOn: null })).toEqual([
    'ratings.exception-without-number',
    'ratings.exception-without-day',
  ]);
  expect(codesOf(rulesWithoutException, { number: '12-QĐ/ĐU', decidedOn: day('2024-01-05') })).toEqual([
    'ratings.no-exception-known',
  ]);
});

test('what even the exception does not reach is shown and blocks nothing', () => {
  const lines = quotaLinesOf(rules, group(10, 10));
  const settled = orRefuse(checkQuotaDecision(rules, lines, { reason: 'có căn cứ', exception: null }));
  expect(settled.overException.map(({ base }) => base)).toEqual([
    'good-only',
    'good-only',
    'good-or-better',
    'good-or-better',
    'all-rated',
    'all-rated',
  ]);
  const within = orRefuse(checkQuotaDecision(rules, quotaLinesOf(rules, group(2, 10)), noBasis));
  expect(within.restsOn).toBe('within-every-reading');
});

test("one cell's proposal is never laid against the ceiling", () => {
  expect(quotaBoard(rules, [{ id: 'cell', largerId: null, ...group(9, 1) }], 'proposal')).toBeNull();
});

test('a group of fewer than five is shown with the next larger group that is not', () => {
  const groups = [
    { id: 'schools', largerId: 'services', ...group(1, 2) },
    { id: 'services', largerId: 'commune', ...group(1, 3) },
    { id: 'commune', largerId: null, ...group(4, 20) },
    { id: 'five', largerId: 'commune', ...group(1, 4) },
    { id: 'alone', largerId: null, ...group(1, 0) },
    { id: 'round-a', largerId: 'round-b', ...group(1, 0) },
    { id: 'round-b', largerId: 'round-a', ...group(1, 0) },
  ];
  const shown = quotaBoard(rules, groups, 'decision')!.map(({ groupId, shownWith }) => [groupId, shownWith]);
  expect(shown).toEqual([
    ['schools', 'commune'],
    ['services', 'commune'],
    ['commune', null],
    ['five', null],
    ['alone', null],
    ['round-a', 'round-b'],
    ['round-b', 'round-a'],
  ]);
});
