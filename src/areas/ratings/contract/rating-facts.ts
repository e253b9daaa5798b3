import { z } from 'zod';
import { criterionGrade, ratingLevel } from './rating-codes.ts';

/** Facts that are counted or measured. What each of them means stands in the messages as `ratings.fact.<code>`. */
export const countFact = z.enum([
  'tasks-assigned',
  'tasks-done',
  'tasks-late',
  'tasks-exceeded',
  'tasks-undone-by-fault',
  'key-tasks-assigned',
  'key-tasks-done',
  'key-task-grade',
  'collective-tasks-counted',
  'collective-tasks-done',
  'shortcomings-due',
  'shortcomings-remedied',
  'months-since-admission',
  'months-since-founding',
  'months-in-first-post',
  'sick-months',
  'sick-or-maternity-months',
  'training-months',
  'quarters-not-completed',
  'quarters-not-completed-in-a-row',
  'organisations-below-rated',
  'organisations-below-weak',
  'members-rated',
  'members-not-completed',
  'mass-organisations-lowest',
]);
export type CountFact = z.output<typeof countFact>;

/** Facts that are so or not so. */
export const yesFact = z.enum([
  'is-exempted',
  'is-suspended',
  'is-suspended-from-committee',
  'is-head',
  'is-cell',
  'is-state-officer',
  /** Of an organisation: government and mass organisations of its level are rated first, and that is not known yet. */
  'awaits-state-rating',
  'was-absent-from-review',
  'changed-post',
  'is-under-inspection',
  'on-maternity-leave',
  'common-criteria-met',
  'criteria-basically-average',
  'unit-conditions-met',
  'degeneration-concluded',
  'is-disciplined',
  'discipline-also-deducted',
  'discipline-below',
  'discipline-below-self-remedied',
  'corruption-below',
  'corruption-below-self-remedied',
  'committee-divided',
  'member-disciplined-for-corruption',
  'government-lowest',
]);
export type YesFact = z.output<typeof yesFact>;

export const gradeFact = z.enum(['lowest-common-grade', 'lowest-result-grade']);
export type GradeFact = z.output<typeof gradeFact>;

/** Levels of others that a rating leans on. */
export const levelFact = z.enum(['collective-level', 'led-unit-level', 'state-level']);
export type LevelFact = z.output<typeof levelFact>;

export type FactCode = CountFact | YesFact | GradeFact | LevelFact;

/** Points by part of the scale, e.g. common and result. A part that is null or absent is unknown. */
export const pointsSchema = z.record(z.string(), z.number().nullable());

/**
 * What a verdict is derived from, as it is stored for years: flat, with closed codes. A code may be added and is never given another
 * meaning. Null or absent is unknown; unknown is never zero and never no.
 */
export const ratingFactsSchema = z.strictObject({
  points: pointsSchema.default({}),
  /** Whose points they are, where anybody gave some. Absent: kept before this was. Of a person who alone gave points none is a fact. */
  pointsBy: z.enum(['self', 'others']).optional(),
  counts: z.partialRecord(countFact, z.number().nullable()).default({}),
  yes: z.partialRecord(yesFact, z.boolean().nullable()).default({}),
  grades: z.partialRecord(gradeFact, criterionGrade.nullable()).default({}),
  levels: z.partialRecord(levelFact, ratingLevel.nullable()).default({}),
});
export type RatingFacts = z.output<typeof ratingFactsSchema>;
