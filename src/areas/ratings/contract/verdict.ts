import { z } from 'zod';
import { periodKind, ratingLevel, subjectKind } from './rating-codes.ts';
import { countFact, gradeFact, levelFact, ratingFactsSchema, yesFact } from './rating-facts.ts';

/** A fact by its code; points of a part of the scale are named `points:<part>`. */
export const namedFact = z.union([
  countFact,
  yesFact,
  gradeFact,
  levelFact,
  z.templateLiteral(['points:', z.string()]),
]);
export type NamedFact = z.output<typeof namedFact>;

/** What is rated by which facts. Stored with the verdict, so that it can be derived again. */
export const ratingInputSchema = z.strictObject({ kind: subjectKind, period: periodKind, facts: ratingFactsSchema });
export type RatingInput = Readonly<z.output<typeof ratingInputSchema>>;

export const reasonStep = z.enum(['exemption', 'veto', 'band', 'condition', 'ceiling', 'remark']);
export type ReasonStep = z.output<typeof reasonStep>;

/**
 * One rule that was asked. `holds`: for bands and conditions whether they are met, for all others whether they speak; null where a fact
 * is missing. Its words stand in the pack, found by pack, rule and code.
 */
export const verdictReasonSchema = z
  .strictObject({
    step: reasonStep,
    packId: z.string(),
    rule: z.string(),
    code: z.string(),
    /** The level it is about: asked for, forced, or not to be passed. Null: none is known, or none is meant. */
    level: ratingLevel.nullable(),
    holds: z.boolean().nullable(),
    clause: z.string(),
    confidence: z.enum(['A', 'B', 'C', 'M']),
    isVerified: z.boolean(),
    facts: z.array(namedFact).readonly(),
    missing: z.array(namedFact).readonly(),
  })
  .readonly();
export type VerdictReason = z.output<typeof verdictReasonSchema>;

/** Whether the review of a subject that is not rated is held all the same. */
export const reviewOfUnrated = z.enum(['held', 'not-held', 'not-stated', 'later']);

/**
 * What the rules come to. Only `proposed` proposes. `open`: facts are missing, and the level lies between the two (the same twice: whether
 * it is rated at all is not known). `gap`: the conditions of no level hold and no rule says that it is the lowest; the texts do not say, a
 * person looks. `no-text`: nothing was seen for this kind, and what people decide is recorded without a proposal.
 */
export const outcomeSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('proposed'), level: ratingLevel }).readonly(),
  z
    .strictObject({
      kind: z.literal('not-rated'),
      /** Codes of the exemptions that speak. */
      because: z.array(z.string()).readonly(),
      /** Of several cases the one that leaves the review out counts. */
      review: reviewOfUnrated,
      isDeferred: z.boolean(),
    })
    .readonly(),
  z.strictObject({ kind: z.literal('open'), atBest: ratingLevel, atWorst: ratingLevel }).readonly(),
  z.strictObject({ kind: z.literal('gap'), candidate: ratingLevel }).readonly(),
  z.strictObject({ kind: z.literal('no-text') }).readonly(),
]);
export type Outcome = z.output<typeof outcomeSchema>;

/** Plain JSON: stored, sent and compared as it is. The program proposes, people decide. */
export const verdictSchema = z
  .strictObject({
    packIds: z.array(z.string()).readonly(),
    outcome: outcomeSchema,
    /** Points as given and as laid against the bands; null while a part is unknown or the scale has no points. */
    score: z.strictObject({ raw: z.number(), rounded: z.number() }).readonly().nullable(),
    reasons: z.array(verdictReasonSchema).readonly(),
    /** Whose points were laid against the bands; `self` of a person: nobody else gave any, and the own ones were left out. */
    pointsBy: z.enum(['self', 'others']).optional(),
    /** Facts for want of which a rule could not answer, each once. */
    missing: z.array(namedFact).readonly(),
    /** Levels for whose conditions no text was seen for this kind of subject: whether they are reached, nobody can say. */
    levelsWithoutText: z.array(ratingLevel).readonly(),
    /** Every rule that the outcome rests on was verified. */
    isVerified: z.boolean(),
    /** The conditions are those of another kind of subject, read for this one. */
    isReading: z.boolean(),
  })
  .readonly();
export type Verdict = z.output<typeof verdictSchema>;
export type ScoreOutcome = NonNullable<Verdict['score']>;
