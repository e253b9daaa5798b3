import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isRefusal, orRefuse } from '../../../platform/outcome/refusal.ts';
import { shippedPacks } from '../../../platform/packs/load-packs.ts';
import { packsOfKind } from '../../../platform/packs/pack.ts';
import { cadreNotice, cadreNoticeData } from '../papers/cadre-notice.ts';
import { checkCadreDecision } from './cadre-decision.ts';
import { checkCadreFrame, linesOfParts, sumOfPoints } from './cadre-frame.ts';
import { cadreLevelOf } from './cadre-level.ts';
import { mayAnswerCadre, missingOfCadre } from './cadre-missing.ts';
import { checkCadreSheet, type RatedSheet } from './cadre-sheet.ts';
import { monthRatingFrameKind } from './pack-kinds.ts';
import { quotaLinesOf } from './quota-board.ts';
import { joinLaw, quotaFor } from './rating-law.ts';
import { rankOf } from './rating-level.ts';

const frame = packsOfKind(shippedPacks(), monthRatingFrameKind).find(({ id }) => id === 'hanoi-2018-monthly')!;
const law = orRefuse(joinLaw(frame, null));
const parts = frame.content.score!.parts;
const about = { kind: 'officer', period: 'month', lines: linesOfParts(parts) } as const;
const bands = frame.content.levels.map(({ level, band }) => ({
  level,
  atLeast: band && 'atLeast' in band ? band.atLeast : null,
}));
const sheet = (discipline: number, result: number, bonus: number) =>
  checkCadreSheet(
    law,
    about,
    Object.entries({ discipline, result, bonus }).map(([criterion, points]) => ({ criterion, points, reason: null })),
  );
const codesOf = (answer: unknown): unknown => (isRefusal(answer) ? answer.reasons.map(({ code }) => code) : answer);
const hundredths = (max: number) => fc.integer({ min: 0, max: max * 100 }).map((one) => one / 100);
const anyPoints = fc.tuple(hundredths(20), hundredths(70), hundredths(10));

describe('a sheet of the month', () => {
  test('letters come with their scale, on both sides of each band', () => {
    const level = (...points: [number, number, number]) => (sheet(...points) as RatedSheet).level;
    expect(level(20, 70, 0)).toBe('hanoi-monthly-a');
    expect(level(20, 69.9, 0)).toBe('hanoi-monthly-b');
    expect(level(20, 50, 0)).toBe('hanoi-monthly-b');
    expect(level(20, 49.9, 0)).toBe('hanoi-monthly-c');
    expect(level(20, 30, 0)).toBe('hanoi-monthly-c');
    expect(level(20, 29.9, 0)).toBe('hanoi-monthly-d');
  });

  test('an open criterion is not zero; every fault at once', () => {
    expect(codesOf(checkCadreSheet(law, about, []))).toEqual(['ratings.cadre-sheet-open']);
    const marks = [
      { criterion: 'discipline', points: 21, reason: null },
      { criterion: 'discipline', points: 20, reason: null },
      { criterion: 'elsewhere', points: 1, reason: null },
    ];
    expect(codesOf(checkCadreSheet(law, about, marks))).toEqual([
      'ratings.points-out-of-range',
      'ratings.criterion-twice',
      'ratings.criterion-unknown',
      'ratings.cadre-sheet-open',
    ]);
  });

  test('more points never give a lower level, and the browser says what the server will', () => {
    fc.assert(
      fc.property(anyPoints, anyPoints, (a, b) => {
        const [low, high] = [a.map((one, at) => Math.min(one, b[at]!)), a.map((one, at) => Math.max(one, b[at]!))];
        const [lower, higher] = [low, high].map(
          (points) => sheet(...(points as [number, number, number])) as RatedSheet,
        );
        expect(rankOf(higher!.level)).toBeGreaterThanOrEqual(rankOf(lower!.level));
        const sum = sumOfPoints(low);
        expect(cadreLevelOf(bands, frame.content.score!.rounding.decimals, sum)).toBe(lower!.level);
      }),
    );
  });

  test('the points of criteria come to the points of their part, however they are shared out', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 500 }), { minLength: 1, maxLength: 4 }), (shares) => {
        const rest = 7000 - shares.reduce((sum, one) => sum + one, 0);
        const lines = [
          { part: 'discipline', text: 'Chấp hành kỷ luật', max: 20 },
          ...[...shares, rest].map((one, at) => ({ part: 'result', text: `Nhiệm vụ ${at}`, max: one / 100 })),
          { part: 'bonus', text: 'Điểm thưởng', max: 10 },
        ];
        const own = orRefuse(checkCadreFrame(parts, lines));
        const marks = own.map(({ code, max }) => ({ criterion: code, points: max, reason: null }));
        const full = orRefuse(checkCadreSheet(law, { ...about, lines: own }, marks));
        expect(full.points).toEqual({ discipline: 20, result: 70, bonus: 10 });
      }),
    );
  });
});

describe('criteria of a group of posts', () => {
  test('fill each part exactly and name nothing twice', () => {
    const faults = checkCadreFrame(parts, [
      { part: 'discipline', text: 'Giờ giấc', max: 10 },
      { part: 'discipline', text: ' giờ  giấc', max: 5 },
      { part: 'result', text: 'Nhiệm vụ', max: 70 },
      { part: 'elsewhere', text: 'Khác', max: 1 },
      { part: 'bonus', text: 'Thưởng', max: 10 },
    ]);
    expect(codesOf(faults)).toEqual(['ratings.criterion-twice', 'ratings.part-unknown', 'ratings.cadre-part-sum']);
  });
});

describe('a decision', () => {
  const byOthers = sheet(20, 72 - 2, 0) as RatedSheet;
  const line = { isOwn: false, hasInterest: false, leavingReason: null, byOthers } as const;

  test('is never about oneself, where an interest is declared, or on the own points alone; every reason with its line', () => {
    const refusal = checkCadreDecision(law.scale, [
      { ...line, level: 'hanoi-monthly-a' },
      { ...line, level: 'hanoi-monthly-a', isOwn: true, hasInterest: true, byOthers: null },
      { ...line, level: 'good' },
    ]);
    expect(isRefusal(refusal) && refusal.reasons.map(({ code, field }) => [code, field])).toEqual([
      ['ratings.own-rating', 'lines.1'],
      ['ratings.has-interest', 'lines.1'],
      ['ratings.cadre-rated-alone', 'lines.1'],
      ['ratings.level-of-other-scale', 'lines.2.level'],
      ['ratings.leaves-proposal-without-reason', 'lines.2.leavingReason'],
    ]);
  });

  test('leaves the points with a written reason alone', () => {
    const other = { ...line, level: 'hanoi-monthly-b' } as const;
    expect(codesOf(checkCadreDecision(law.scale, [other]))).toEqual(['ratings.leaves-proposal-without-reason']);
    expect(isRefusal(checkCadreDecision(law.scale, [{ ...other, leavingReason: 'Giữ tỷ lệ' }]))).toBe(false);
  });
});

test('the best level of the frame is limited to 30 percent, to 40 with special results, of all who were rated', () => {
  const rules = quotaFor(law, 'officer')!;
  expect(quotaFor(law, 'leader')).toBe(rules);
  fc.assert(
    fc.property(fc.nat({ max: 60 }), fc.nat({ max: 60 }), (best, others) => {
      const counts = { 'hanoi-monthly-a': best, 'hanoi-monthly-b': others };
      const floor = quotaLinesOf(rules, { counts, heads: null }).find(({ rounding }) => rounding === 'floor')!;
      expect(floor.allowed).toBe(Math.floor(((best + others) * 3) / 10));
      expect(floor.allowedByException).toBe(Math.floor(((best + others) * 4) / 10));
      expect(floor.over).toBe(Math.max(0, best - floor.allowed));
    }),
  );
});

test('what is missing follows the steps; the head of the office is not asked to rate himself, the level above is', () => {
  const open = { state: 'open', hasSelf: false, hasHead: false, hasSuperior: false, isHead: false } as const;
  expect(missingOfCadre(open)).toEqual(['self', 'head', 'decision', 'notice']);
  expect(missingOfCadre({ ...open, isHead: true })).toEqual(['self', 'superior', 'decision', 'notice']);
  expect(missingOfCadre({ ...open, isHead: true, hasSuperior: true })).toEqual(['self', 'decision', 'notice']);
  expect(missingOfCadre({ ...open, state: 'decided' })).toEqual(['notice']);
  expect(missingOfCadre({ ...open, state: 'not-rated' })).toEqual([]);
  expect(missingOfCadre({ ...open, state: 'archived' })).toEqual([]);
});

test('a person answers before the decision and after the notice, never between, nor once the month is locked', () => {
  const states = ['open', 'reviewed', 'decided', 'notified', 'archived', 'not-rated'] as const;
  const open = states.filter((state) => mayAnswerCadre({ state, seasonState: 'open' }));
  expect(open).toEqual(['open', 'reviewed', 'notified']);
  expect(states.some((state) => mayAnswerCadre({ state, seasonState: 'closed' }))).toBe(false);
});

test('the notice says the result, what it rests on and what nobody knows, and nothing of what the head proposed', () => {
  const data = cadreNoticeData({
    name: 'Lê Thị An',
    postWords: 'Công chức Văn phòng',
    officeName: 'Chi bộ Văn phòng',
    month: 11,
    year: 2026,
    parts: parts.map(({ code, names, max }) => ({ code, vi: names.vi, max })),
    lines: about.lines,
    own: { discipline: 20, result: 70, bonus: 5 },
    decided: { discipline: 19, result: 66, bonus: 0 },
    level: 'hanoi-monthly-b',
    notRatedWords: null,
    decision: { number: '12-QĐ/ĐU', decidedOn: '2026-11-26', issuer: 'Đảng ủy phường' },
    packTitle: frame.title.vi,
    isValidityUnknown: true,
    basisWords: null,
    isFictional: true,
  });
  const words = JSON.stringify(data);
  for (const said of [
    'Mức B (khung tháng của Hà Nội)',
    '12-QĐ/ĐU, ngày 26/11/2026',
    'Chưa rõ khung này còn áp dụng',
    'chưa có văn bản',
  ])
    expect(words).toContain(said);
  expect(Object.keys(data).sort()).toEqual(Object.keys(cadreNotice.fields).sort());
});
