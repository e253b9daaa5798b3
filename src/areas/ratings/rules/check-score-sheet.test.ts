import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isRefusal, orRefuse } from '../../../platform/outcome/refusal.ts';
import { shippedPacks } from '../../../platform/packs/load-packs.ts';
import { packsOfKind } from '../../../platform/packs/pack.ts';
import { checkScoreSheet, criteriaSetFor, type SheetLine } from './check-score-sheet.ts';
import { ratingRulesKind } from './pack-kinds.ts';
import { joinLaw } from './rating-law.ts';

const packs = packsOfKind(shippedPacks(), ratingRulesKind);
const law = orRefuse(joinLaw(packs.find(({ id }) => id === 'vn-2025')!, null));
const leader = criteriaSetFor(law, 'leader')!;
const collective = criteriaSetFor(law, 'cell-committee')!;

const line = (criterion: string, points: number | null, reason: string | null = null): SheetLine => ({
  criterion,
  points,
  reason,
});
const codesOf = (answer: unknown): unknown => (isRefusal(answer) ? answer.reasons.map(({ code }) => code) : answer);

test('the frameworks add up to the parts of the scale', () => {
  for (const set of law.criteriaSets)
    for (const part of law.score!.parts) {
      const sum = set.groups.filter((group) => group.part === part.code).reduce((all, { max }) => all + max, 0);
      expect([set.code, part.code, sum]).toEqual([set.code, part.code, part.max]);
    }
});

test('members without post have no framework: the text was not seen', () => {
  expect(criteriaSetFor(law, 'member')).toBeNull();
  expect(criteriaSetFor(law, 'member-outside')).toBeNull();
});

test('full points of a leader, and an open line leaves its part unknown', () => {
  const full = leader.groups.map(({ code, max }) => line(code, max));
  expect(checkScoreSheet(leader, full, 'binary')).toEqual({ common: 30, result: 70 });
  expect(checkScoreSheet(leader, [...full.slice(0, 3), line('tasks', null)], 'binary')).toEqual({
    common: 30,
    result: null,
  });
  expect(checkScoreSheet(leader, full.slice(1), 'binary')).toEqual({ common: null, result: 70 });
});

test('items are all or nothing: 16 of 18 is eight items of two, 17 is half an item', () => {
  expect(codesOf(checkScoreSheet(leader, [line('political-quality', 16)], 'binary'))).toEqual({
    common: null,
    result: null,
  });
  expect(codesOf(checkScoreSheet(leader, [line('political-quality', 17)], 'binary'))).toEqual([
    'ratings.points-all-or-nothing',
  ]);
  expect(codesOf(checkScoreSheet(leader, [line('political-quality', 17, 'chậm một báo cáo')], 'graduated'))).toEqual({
    common: null,
    result: null,
  });
});

test('marked by degrees, a point taken off needs its reason and half a point does not', () => {
  expect(codesOf(checkScoreSheet(collective, [line('i-1', 4)], 'graduated'))).toEqual([
    'ratings.deduction-without-reason',
  ]);
  expect(codesOf(checkScoreSheet(collective, [line('i-1', 4, 'thiếu một chỉ tiêu')], 'graduated'))).toEqual({
    common: null,
    result: null,
  });
  expect(codesOf(checkScoreSheet(collective, [line('i-1', 4.5)], 'graduated'))).toEqual({ common: null, result: null });
});

test('every fault at once', () => {
  const lines = [line('i-1', 6), line('i-1', -1), line('no-such', 1)];
  expect(codesOf(checkScoreSheet(collective, lines, 'binary'))).toEqual([
    'ratings.points-out-of-range',
    'ratings.points-out-of-range',
    'ratings.criterion-twice',
    'ratings.criterion-unknown',
  ]);
});

test('a sheet that is accepted never passes the parts of the scale', () => {
  const lines = fc.tuple(
    ...collective.groups.map(({ code, max }) =>
      fc.integer({ min: -1, max: max + 1 }).map((points) => line(code, points, 'lý do')),
    ),
  );
  fc.assert(
    fc.property(lines, (sheet) => {
      const points = checkScoreSheet(collective, sheet, 'graduated');
      if (isRefusal(points)) return;
      expect(points.common).toBeLessThanOrEqual(30);
      expect(points.result).toBeLessThanOrEqual(70);
    }),
  );
});
