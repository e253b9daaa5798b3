import { z } from 'zod';
import { defineQuestion } from '../../../platform/action/contract.ts';
import { daySchema } from '../../../platform/calendar/day.ts';
import { decisionSchema } from '../../organisations/contract.ts';
import { ratingLevel, ratingPeriod, subjectKind } from './rating-codes.ts';
import { packFace, subjectId } from './season-shapes.ts';
import { namedFact, outcomeSchema, reasonStep } from './verdict.ts';

const names = z.object({ vi: z.string(), en: z.string() });

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
  /** The day of the facts: of the decision, or today while there is none. */
  standOn: daySchema,
  outcome: outcomeSchema,
  score: z.number().nullable(),
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
