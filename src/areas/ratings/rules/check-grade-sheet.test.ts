import { expect, test } from 'vitest';
import { orRefuse } from '../../../platform/outcome/refusal.ts';
import { shippedPacks } from '../../../platform/packs/load-packs.ts';
import { packsOfKind } from '../../../platform/packs/pack.ts';
import { gradedPartsOf, gradeFaults, gradesOfSheet } from './check-grade-sheet.ts';
import { checkRated } from './check-step.ts';
import { ratingRulesKind } from './pack-kinds.ts';
import { joinLaw } from './rating-law.ts';

const packs = packsOfKind(shippedPacks(), ratingRulesKind);
const lawOf = (id: string) => orRefuse(joinLaw(packs.find((pack) => pack.id === id)!, null));
const line = (criterion: string, part: 'common' | 'result' | null, grade: 'grade-good' | 'grade-poor' | null) => ({
  criterion,
  part,
  grade,
});

test('grades are asked where the texts know no points, of the kinds they speak of', () => {
  expect(gradedPartsOf(lawOf('vn-2023'), 'member')).toEqual(['common', 'result']);
  expect(gradedPartsOf(lawOf('vn-2025'), 'member')).toEqual([]);
  expect(gradedPartsOf(lawOf('vn-2014'), 'party-organisation')).toEqual([]);
});

test('the lowest grade of a group counts; a group with an open line stays unknown', () => {
  const common = [line('Tư tưởng chính trị', 'common', 'grade-good'), line('Lối sống', 'common', 'grade-poor')];
  expect(gradesOfSheet([...common, line('Kết quả', 'result', null)])).toEqual({ common: 'grade-poor' });
  expect(gradesOfSheet([])).toEqual({});
});

test('a grade without its group, a criterion named twice, and grades where the scale has points', () => {
  const lines = [line('Lối sống', null, 'grade-good'), line('LỐI SỐNG', 'common', 'grade-good')];
  const codes = gradeFaults(lawOf('vn-2019'), 'member', lines, 'marks').map(({ code, field }) => [code, field]);
  expect(codes).toEqual([
    ['ratings.grade-without-group', 'marks.0.part'],
    ['ratings.criterion-twice', 'marks.1.criterion'],
  ]);
  expect(gradeFaults(lawOf('vn-2025'), 'member', lines, 'marks').map(({ code }) => code)).toEqual([
    'ratings.grades-not-asked',
  ]);
});

test('a graded sheet is a rating of its own: the grades go with the step, no points do', () => {
  const marks = [{ ...line('Kết quả năm', 'result', 'grade-good'), points: null, reason: null }];
  expect(checkRated(lawOf('vn-2023'), 'member', { level: 'good', points: {}, marks })).toEqual({
    level: 'good',
    points: {},
    grades: { result: 'grade-good' },
  });
});
