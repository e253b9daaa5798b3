import { z } from 'zod';

/**
 * Levels of every scale that was ever in force. A code says which scale it belongs to, so that a letter or a word never stands alone:
 * "good" of the clean-and-strong scale and "good" of today's four levels are two codes.
 */
export const levelsByScale = {
  'four-levels': ['excellent', 'good', 'completed', 'not-completed'],
  'clean-and-strong': ['legacy-clean-strong', 'legacy-good', 'legacy-completed', 'legacy-weak'],
  'hanoi-monthly': ['hanoi-monthly-a', 'hanoi-monthly-b', 'hanoi-monthly-c', 'hanoi-monthly-d'],
} as const;

export const ratingScale = z.enum(['four-levels', 'clean-and-strong', 'hanoi-monthly']);
export type RatingScale = z.output<typeof ratingScale>;

export const ratingLevel = z.enum([
  ...levelsByScale['four-levels'],
  ...levelsByScale['clean-and-strong'],
  ...levelsByScale['hanoi-monthly'],
]);
export type RatingLevel = z.output<typeof ratingLevel>;

/** Who is rated. A person in two posts is two subjects: the cell rates the member, the leadership collective the leader. */
export const subjectKind = z.enum([
  'grassroots-committee',
  'section-committee',
  'cell-committee',
  'section-cell',
  'party-organisation',
  'leadership-collective',
  'leader',
  'member',
  'member-outside',
  'officer',
]);
export type SubjectKind = z.output<typeof subjectKind>;

/** Kinds that are persons: for these a sheet shows facts and proposes no points. */
export const personKinds: ReadonlySet<SubjectKind> = new Set(['leader', 'member', 'member-outside', 'officer']);

/** Grades of one criterion before points came in 2025. */
export const criterionGrade = z.enum(['grade-excellent', 'grade-good', 'grade-average', 'grade-poor']);
export type CriterionGrade = z.output<typeof criterionGrade>;

/** Groups of criteria that are graded: those of results, and all others. */
export const criterionPart = z.enum(['common', 'result']);
export type CriterionPart = z.output<typeof criterionPart>;

/** What is rated is decided in the year after: the last year in which a day can be written is not rated. */
const ratedYear = z.int().min(1930).max(2198);

/** A period that is rated. */
export const ratingPeriod = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('year'), year: ratedYear }),
  z.strictObject({
    kind: z.literal('quarter'),
    year: ratedYear,
    quarter: z.int().min(1).max(4),
  }),
  z.strictObject({ kind: z.literal('month'), year: ratedYear, month: z.int().min(1).max(12) }),
]);
export type RatingPeriod = z.output<typeof ratingPeriod>;
export type PeriodKind = RatingPeriod['kind'];
export const periodKind = z.enum(['year', 'quarter', 'month']);
