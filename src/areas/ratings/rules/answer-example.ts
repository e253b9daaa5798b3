import { z } from 'zod';
import { isRefusal, orRefuse, type Refusal } from '../../../platform/outcome/refusal.ts';
import type { Pack } from '../../../platform/packs/pack.ts';
import { adjustmentSchema } from '../contract/adjustment.ts';
import { periodKind, type RatingLevel, ratingLevel, ratingPeriod, subjectKind } from '../contract/rating-codes.ts';
import type { Outcome, RatingInput, Verdict, VerdictReason } from '../contract/verdict.ts';
import { exampleFacts, exampleFactsSchema } from './example-facts.ts';
import { exampleFrame } from './example-frame.ts';
import { quotaLinesOf } from './quota-board.ts';
import { rate } from './rate.ts';
import { deadlinesOf } from './rating-deadlines.ts';
import { joinLaw, quotaFor, type RatingLaw } from './rating-law.ts';
import { levelsOf } from './rating-level.ts';
import type { RatingLayer, RatingRules } from './rating-rules-shape.ts';

const adjustments = z.array(adjustmentSchema.omit({ basis: true })).default([]);

const rated = exampleFactsSchema.extend({
  subject: subjectKind,
  period: periodKind.default('year'),
  switched: adjustments,
});
const counted = z.partialRecord(ratingLevel, z.int());
/** What an example beside a pack of a year asks. */
export const askedExample = z.union([
  rated,
  z.strictObject({ quotaOf: subjectKind, counts: counted, heads: counted.nullable().default(null) }),
  z.strictObject({ deadlinesOf: ratingPeriod }),
  z.strictObject({ waitsFor: z.string() }),
  z.strictObject({ year: z.int() }),
  z.strictObject({ quarterOf: z.strictObject({ year: z.int(), quarter: z.int().min(1).max(4) }) }),
]);
export type AskedExample = z.output<typeof askedExample>;

/** What an example beside a layer rates: `otherwise` is the level without the layer. */
export const askedOfLayer = rated.extend({
  otherwise: ratingLevel.default('excellent'),
  period: periodKind.default('quarter'),
});

/** A rating that an example asks for. */
export type RatedExample = z.output<typeof rated> & { readonly otherwise?: RatingLevel };

/** Rules that held back, forced, capped or left out, as "L25-1 exceeded"; what was reached needs no word. */
const spokenIn = (reasons: readonly VerdictReason[]): string[] =>
  reasons
    .filter(({ step, holds }) => (step === 'band' || step === 'condition' ? holds === false : holds === true))
    .map(({ rule, code }) => `${rule} ${code}`);

const answerOutcome = (outcome: Outcome, { reasons, missing }: Verdict): Record<string, unknown> => {
  const because = spokenIn(reasons);
  switch (outcome.kind) {
    case 'proposed':
      return { level: outcome.level, because };
    case 'gap':
      return { gap: outcome.candidate, because };
    case 'open':
      return { open: [outcome.atBest, outcome.atWorst], missing };
    case 'not-rated':
      return { notRated: because, review: outcome.review, ...(outcome.isDeferred ? { isDeferred: true } : {}) };
    case 'no-text':
      return { noText: true };
  }
};

/** What an example expects of a verdict; `unverified` is said only where the outcome rests on something unverified. */
const answerVerdict = (verdict: Verdict | Refusal): unknown => {
  if (isRefusal(verdict)) return verdict.reasons.map(({ code }) => code);
  const isSaid = verdict.outcome.kind !== 'open' && verdict.outcome.kind !== 'no-text' && !verdict.isVerified;
  return { ...answerOutcome(verdict.outcome, verdict), ...(isSaid ? { unverified: true } : {}) };
};

const maximaOf = (score: RatingRules['score']): Record<string, number> =>
  Object.fromEntries((score?.parts ?? []).map(({ code, max }) => [code, max]));

const withBasis = (switched: z.output<typeof adjustments>) => switched.map((one) => ({ ...one, basis: 'example' }));

/** The law of a pack by itself, with what an example switches. */
export const exampleLaw = (content: RatingRules, pack: Pack, switched: z.output<typeof adjustments> = []): RatingLaw =>
  orRefuse(joinLaw({ ...pack, content }, null, withBasis(switched)));

export type ExampleRating = { readonly law: RatingLaw; readonly input: RatingInput };

/** What an example beside a pack of a year rates; null where it asks for something else. */
export const exampleRating = (content: RatingRules, example: unknown, pack: Pack): ExampleRating | null => {
  const asked = askedExample.parse(example);
  if (!('subject' in asked)) return null;
  const facts = exampleFacts(asked, content.scale, maximaOf(content.score));
  return {
    law: exampleLaw(content, pack, asked.switched),
    input: { kind: asked.subject, period: asked.period, facts },
  };
};

/** Answers one example beside a pack of a year or a monthly frame: a rating, a quota, deadlines, the order, the years it governs. */
export const answerRules = (content: RatingRules, example: unknown, pack: Pack): unknown => {
  const asked = askedExample.parse(example);
  if ('quotaOf' in asked) {
    const quota = quotaFor(content, asked.quotaOf);
    if (quota === null) return { noText: true };
    const lines = quotaLinesOf(quota, asked);
    return Object.fromEntries(
      lines.map(({ base, rounding, heads, allowed, now, over, allowedByException: exception }) => [
        `${base}, ${rounding}${heads === 'apart' ? ', heads apart' : ''}`,
        { allowed, now, over, ...(exception === null ? {} : { exception }) },
      ]),
    );
  }
  if ('deadlinesOf' in asked)
    return Object.fromEntries(
      deadlinesOf(exampleLaw(content, pack), asked.deadlinesOf).map(({ rule, lastDay }) => [rule.code, lastDay]),
    );
  if ('waitsFor' in asked)
    return content.order.filter(({ after }) => after === asked.waitsFor).map(({ rule, before }) => `${rule} ${before}`);
  if ('quarterOf' in asked) return { governs: false, ratedWithYear: false };
  if ('year' in asked)
    return {
      governs: content.years.from <= asked.year && (content.years.to === null || asked.year <= content.years.to),
    };
  const rating = exampleRating(content, example, pack)!;
  return answerVerdict(rate(rating.law, rating.input));
};

/** What an example beside a layer rates, laid over the frame; null where it asks for something else. */
export const layerExampleRating = (content: RatingLayer, example: object, pack: Pack): ExampleRating | null => {
  if ('deadlinesOf' in example || 'quarterOf' in example) return null;
  const asked = askedOfLayer.parse(example);
  const base = { id: 'example', verified: true, content: exampleFrame };
  const law = orRefuse(joinLaw(base, { ...pack, content }, withBasis(asked.switched)));
  const facts = exampleFacts(asked, 'four-levels', { total: 4 - levelsOf('four-levels').indexOf(asked.otherwise) });
  return { law, input: { kind: asked.subject, period: asked.period, facts } };
};

type Quarter = { readonly year: number; readonly quarter: number };

/** Whether a quarter is one of those a layer is for, and whether that one is rated with the year. */
export const quarterUnder = ({ quarters, mergedQuarter }: RatingLayer, { year, quarter }: Quarter) => {
  const at = (one: Quarter): number => one.year * 4 + one.quarter;
  const asked = at({ year, quarter });
  const governs = at(quarters.from) <= asked && (quarters.to === null || asked <= at(quarters.to));
  return { governs, ratedWithYear: mergedQuarter?.value === quarter };
};

/** Answers one example beside a layer: what its rules make of a subject that would otherwise have the level named. */
export const answerLayer = (content: RatingLayer, example: object, pack: Pack): unknown => {
  if ('quarterOf' in example) {
    const asked = askedExample.parse(example);
    if ('quarterOf' in asked) return quarterUnder(content, asked.quarterOf);
  }
  const rating = layerExampleRating(content, example, pack);
  if (rating) return answerVerdict(rate(rating.law, rating.input));
  return answerRules({ ...exampleFrame, deadlines: content.deadlines }, example, pack);
};
