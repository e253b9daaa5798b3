import { expect, test } from 'vitest';
import { formatMessage } from '../../../platform/i18n/format-message.ts';
import { orRefuse } from '../../../platform/outcome/refusal.ts';
import { shippedPacks } from '../../../platform/packs/load-packs.ts';
import { packsOfKind } from '../../../platform/packs/pack.ts';
import type { Translate } from '../../../web/messages.ts';
import { ratingFactsSchema } from '../contract/rating-facts.ts';
import vi from '../messages/vi.json' with { type: 'json' };
import { gradedPartsOf } from '../rules/check-grade-sheet.ts';
import { ratingRulesKind } from '../rules/pack-kinds.ts';
import { joinLaw } from '../rules/rating-law.ts';
import { levelsOf } from '../rules/rating-level.ts';
import { type OwnReviewView, type OwnTyped, ownReviewLines, ownSheetOf } from './own-review-lines.ts';
import { firstGrades } from './rated-typed.ts';

const t: Translate = (key, params = {}) => formatMessage(vi as Record<string, string>, key, params, 'vi');

// Read once, outside of any test: reading all packs takes longer than all the tests here.
const packs = packsOfKind(shippedPacks(), ratingRulesKind);

/** What a member sees who has begun nothing and was handed nothing. */
const viewOf = (packId: string): OwnReviewView => {
  const law = orRefuse(joinLaw(packs.find(({ id }) => id === packId)!, null));
  return {
    levels: levelsOf(law.scale),
    parts: law.score?.parts ?? [],
    criteria: null,
    gradedParts: gradedPartsOf(law, 'member'),
    handed: null,
    basis: { law, input: { kind: 'member', period: 'year', facts: ratingFactsSchema.parse({}) } },
  } as unknown as OwnReviewView;
};
const noWords = { before: '', strengths: '', shortcomings: '', causes: '', remedies: '' };
const nothing: OwnTyped = { level: null, marks: [], grades: [], points: {}, own: noWords };
const toldOf = (view: OwnReviewView, typed: OwnTyped) => ownReviewLines(view, typed, t, (names) => names.vi);
const linesOf = (view: OwnReviewView, typed: OwnTyped) => {
  const { own, rules } = toldOf(view, typed);
  return [...own, ...rules];
};

test('with nothing known yet, every band and condition of each level stands there with its clause, unknown and not unmet', () => {
  const lines = linesOf(viewOf('vn-2025'), nothing);
  expect(lines.some(({ state }) => state === 'missing')).toBe(false);
  const said = lines.map(({ text, clause }) => `${text} ${clause ?? ''}`).join('\n');
  for (const part of ['Từ 90 điểm trở lên', 'Đúng tiến độ', 'Từ 70 đến dưới 90 điểm', 'Không quá 20% nhiệm vụ chậm'])
    expect(said).toContain(part);
  expect(said).toContain('366-QĐ/TW, Điều 11');
  expect(said).toContain('Chưa đối chiếu văn bản');
  expect(said).toContain('Bản thân chưa chấm: Nhóm tiêu chí chung; Nhóm tiêu chí kết quả thực hiện nhiệm vụ');
  expect(said).toMatch(/Chi bộ ghi khi chuyển bản tổng hợp số liệu: .*kỷ luật/);
  expect(said).not.toMatch(/ratings\.|\{|undefined/);
});

test('beside the form stands what the person can do something about; what the rules ask of each level is apart', () => {
  const { own, rules } = toldOf(viewOf('vn-2025'), nothing);
  expect(own.map(({ text }) => text)).toEqual([
    expect.stringContaining('Còn thiếu số liệu'),
    expect.stringContaining('Bản thân chưa chấm'),
  ]);
  expect(rules.length).toBeGreaterThan(5);
  expect(rules.some(({ text }) => text.includes('Bản thân chưa chấm'))).toBe(false);
});

test('points beyond a part are told with its name and its own limit', () => {
  const { own, rules } = toldOf(viewOf('vn-2025'), { ...nothing, points: { common: 31 } });
  expect(own).toEqual([
    {
      state: 'missing',
      text: 'Nhóm tiêu chí chung: Điểm phải từ 0 đến 30.',
      field: 'points.common',
    },
  ]);
  expect(rules).toEqual([]);
});

test('a year that marks by grades takes grades, and the lowest of a group is what the rules ask for', () => {
  const view = viewOf('vn-2019');
  expect(firstGrades(view, []).map(({ part }) => part)).toEqual(['common', 'result']);
  const graded = (grade: 'grade-excellent' | 'grade-average'): OwnTyped => ({
    ...nothing,
    grades: [
      { criterion: 'Kết quả thực hiện nhiệm vụ được giao', part: 'result', grade },
      { criterion: 'Ý thức tổ chức kỷ luật', part: 'common', grade: 'grade-good' },
    ],
  });
  const about = (typed: OwnTyped) =>
    linesOf(view, typed).find(({ text }) => text.includes('kết quả thực hiện nhiệm vụ đều đạt mức Xuất sắc'))?.state;
  expect(about(nothing)).toBe('unknown');
  expect(about(graded('grade-average'))).toBe('missing');
  expect(about(graded('grade-excellent'))).toBe('met');
  expect(ownSheetOf(view, graded('grade-excellent')).marks).toMatchObject([
    { part: 'result', grade: 'grade-excellent', points: null },
    { part: 'common', grade: 'grade-good', points: null },
  ]);
});

test('grades where the scale has points are refused with the words of the server', () => {
  const typed: OwnTyped = { ...nothing, grades: [{ criterion: 'Kết quả', part: 'result', grade: 'grade-good' }] };
  expect(linesOf(viewOf('vn-2025'), typed)).toMatchObject([
    { state: 'missing', text: t('refusal.ratings.grades-not-asked') },
  ]);
});
