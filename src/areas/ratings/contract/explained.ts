import { z } from 'zod';
import { defineQuestion } from '../../../platform/action/contract.ts';
import { daySchema } from '../../../platform/calendar/day.ts';
import { decisionSchema } from '../../organisations/contract.ts';
import { ratingLevel, ratingPeriod, subjectKind } from './rating-codes.ts';
import { packFace, subjectId } from './season-shapes.ts';
import { ballotVotes } from './steps.ts';
import { namedFact, outcomeSchema, reasonStep } from './verdict.ts';

const names = z.object({ vi: z.string(), en: z.string() });

/** The steps that led to a decision, as the person concerned may read them: counts of votes only, nothing that somebody else said. */
export const ratingCourse = z.object({
  selfRatedOn: daySchema.nullable(),
  /** What the person concerned answered in writing. */
  answers: z.array(z.object({ saidOn: daySchema, text: z.string() })),
  /** `reason`: why it left what the rules make of the facts. */
  proposal: z.object({ on: daySchema, level: ratingLevel, reason: z.string().nullable() }).nullable(),
  ballot: z
    .object({
      on: daySchema,
      /** Null: no level had most of the votes. */
      level: ratingLevel.nullable(),
      summoned: z.int(),
      present: z.int(),
      keptOut: z.int(),
      issued: z.int(),
      received: z.int(),
      invalid: z.int(),
      votes: ballotVotes,
    })
    .nullable(),
  /** Why the decision left facts, proposal or ballot. */
  reason: z.string().nullable(),
  toldOn: daySchema.nullable(),
});
export type RatingCourse = z.output<typeof ratingCourse>;

/** A verdict as a paper explains it: level, decision, facts, rules with their clause, what is missing and what was not verified. */
export const explainedShape = z.object({
  subjectId,
  title: z.string(),
  kind: subjectKind,
  postWords: z.string().nullable(),
  organisationName: z.string(),
  period: ratingPeriod,
  isFictional: z.boolean(),
  pack: packFace,
  layer: packFace.nullable(),
  /** Null: nothing was decided, or the person was not told yet. */
  decidedLevel: ratingLevel.nullable(),
  decision: decisionSchema.nullable(),
  selfLevel: ratingLevel.nullable(),
  /** How it came to the decision; null while there is none. */
  course: ratingCourse.nullable(),
  /** What the texts of the period say about looking at a result again; null: nothing was seen. */
  reexamination: z.object({ names, clause: z.string(), isVerified: z.boolean() }).nullable(),
  /** The day of the facts: of the decision, or today while there is none. */
  standOn: daySchema,
  outcome: outcomeSchema,
  score: z.number().nullable(),
  /** The sentence that says whose points these are. */
  pointsByKey: z.string().nullable(),
  facts: z.array(z.object({ code: namedFact, value: z.union([z.number(), z.boolean(), z.string()]) })),
  reasons: z.array(
    z.object({
      step: reasonStep,
      rule: z.string(),
      code: z.string(),
      names,
      clause: z.string(),
      level: ratingLevel.nullable(),
      holds: z.boolean().nullable(),
      isVerified: z.boolean(),
      missing: z.array(namedFact),
    }),
  ),
  missing: z.array(namedFact),
  isVerified: z.boolean(),
  /** Conditions of another kind of subject are read for this one. */
  isReading: z.boolean(),
});
export type Explained = z.output<typeof explainedShape>;

export const explanationSheet = defineQuestion({
  name: 'ratings.explanation-sheet',
  summary: 'The explanation of a rating as a paper: of the decision, or of the facts as they stand while there is none',
  input: z.strictObject({ subjectId }),
  output: explainedShape,
  over: 'resolved',
});

export const ownExplanation = defineQuestion({
  name: 'ratings.own-explanation',
  summary: 'The explanation of the own rating, once the person was told',
  input: z.strictObject({ subjectId }),
  output: explainedShape,
  over: 'self',
});
