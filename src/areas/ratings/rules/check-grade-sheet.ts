import { type Reason, reason } from '../../../platform/outcome/refusal.ts';
import { type CriterionGrade, type CriterionPart, criterionGrade, type SubjectKind } from '../contract/rating-codes.ts';
import type { GradeFact } from '../contract/rating-facts.ts';
import type { RatingLaw } from './rating-law.ts';
import { planOf } from './rating-plan.ts';

/** The fact behind the lowest grade of a group of criteria. */
export const factOfPart: Readonly<Record<CriterionPart, GradeFact>> = {
  common: 'lowest-common-grade',
  result: 'lowest-result-grade',
};

/** One criterion as it was graded, by its words on the paper: no list of graded criteria was seen in any text. */
export type GradeLine = {
  readonly criterion: string;
  readonly part: CriterionPart | null;
  readonly grade: CriterionGrade | null;
};

/** The lowest grade of each group; a group without a line, or with one that is still open, is absent. */
export type PartGrades = Readonly<Partial<Record<CriterionPart, CriterionGrade>>>;

/** Groups of criteria whose grades the rules ask of a kind of subject; none where the scale has points or no text was seen. */
export const gradedPartsOf = (law: RatingLaw, kind: SubjectKind): readonly CriterionPart[] => {
  const plan = law.score === null ? planOf(law, kind, 'year') : null;
  if (!plan) return [];
  const rules = [...plan.vetoes, ...plan.levels.flatMap(({ conditions }) => conditions)];
  const asked = new Set(rules.flatMap(({ yes }) => yes.facts));
  return (Object.keys(factOfPart) as CriterionPart[]).filter((part) => asked.has(factOfPart[part]));
};

const worstFirst = [...criterionGrade.options].reverse();

/** The lowest grade of each group of a filled-in sheet. What is open stays unknown, it is never the lowest. */
export const gradesOfSheet = (lines: readonly GradeLine[]): PartGrades => {
  const grades: Partial<Record<CriterionPart, CriterionGrade>> = {};
  for (const part of Object.keys(factOfPart) as CriterionPart[]) {
    const given = lines.filter((line) => line.part === part).map(({ grade }) => grade);
    const lowest = given.includes(null) ? undefined : worstFirst.find((grade) => given.includes(grade));
    if (lowest) grades[part] = lowest;
  }
  return grades;
};

/** Faults of graded lines: grades where this scale has points, a line without its group, a criterion named twice. */
export const gradeFaults = (
  law: RatingLaw,
  kind: SubjectKind,
  lines: readonly GradeLine[],
  field: string,
): Reason[] => {
  if (lines.length === 0) return [];
  const parts = gradedPartsOf(law, kind);
  if (parts.length === 0) return [reason('ratings.grades-not-asked', {}, field)];
  const names = lines.map(({ criterion }) => criterion.toLocaleLowerCase('vi'));
  return lines.flatMap(({ part }, at) => [
    ...(part === null || !parts.includes(part)
      ? [reason('ratings.grade-without-group', {}, `${field}.${at}.part`)]
      : []),
    ...(names.indexOf(names[at]!) < at ? [reason('ratings.criterion-twice', {}, `${field}.${at}.criterion`)] : []),
  ]);
};
