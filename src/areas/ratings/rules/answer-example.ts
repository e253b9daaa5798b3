import { z } from 'zod';
import { isRefusal, orRefuse, type Refusal } from '../../../platform/outcome/refusal.ts';
import type { Pack } from '../../../platform/packs/pack.ts';
import { periodKind, ratingLevel, ratingPeriod, subjectKind } from '../contract/rating-codes.ts';
import { exampleFacts, exampleFactsSchema } from './example-facts.ts';
import { quotaLinesOf } from './quota-board.ts';
import { rate } from './rate.ts';
import { deadlinesOf } from './rating-deadlines.ts';
import { joinLaw, quotaFor, type RatingLaw } from './rating-law.ts';
import { levelsOf } from './rating-level.ts';
import type { RatingLayer, RatingRules, RuleColumn } from './rating-rules-shape.ts';
import type { Outcome, Verdict, VerdictReason } from './verdict.ts';

const adjustments = z.array(z.strictObject({ rule: z.string(), code: z.string(), isOn: z.boolean() })).default([]);

const rated = exampleFactsSchema.extend({
  subject: subjectKind,
  period: periodKind.default('year'),
  switched: adjustments,
});
const counted = z.partialRecord(ratingLevel, z.int());
const given = z.union([
  rated,
  z.strictObject({ quotaOf: subjectKind, counts: counted, heads: counted.nullable().default(null) }),
  z.strictObject({ deadlinesOf: ratingPeriod }),
  z.strictObject({ waitsFor: z.string() }),
  z.strictObject({ year: z.int() }),
]);
const layerGiven = rated.extend({ otherwise: ratingLevel.default('excellent'), period: periodKind.default('quarter') });

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
      return { notRated: because, ...(outcome.isDeferred ? { isDeferred: true } : {}) };
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

const lawOf = (content: RatingRules, pack: Pack, switched: z.output<typeof adjustments> = []): RatingLaw =>
  orRefuse(
    joinLaw(
      { ...pack, content },
      null,
      switched.map((one) => ({ ...one, basis: 'example' })),
    ),
  );

/** Answers one example beside a pack of a year or a monthly frame: a rating, a quota, deadlines, the order, the years it governs. */
export const answerRules = (content: RatingRules, example: unknown, pack: Pack): unknown => {
  const asked = given.parse(example);
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
      deadlinesOf(lawOf(content, pack), asked.deadlinesOf).map(({ rule, lastDay }) => [rule.code, lastDay]),
    );
  if ('waitsFor' in asked)
    return content.order.filter(({ after }) => after === asked.waitsFor).map(({ rule, before }) => `${rule} ${before}`);
  if ('year' in asked)
    return {
      governs: content.years.from <= asked.year && (content.years.to === null || asked.year <= content.years.to),
    };
  const facts = exampleFacts(asked, content.scale, maximaOf(content.score));
  return answerVerdict(
    rate(lawOf(content, pack, asked.switched), { kind: asked.subject, period: asked.period, facts }),
  );
};

const columnOf = (kind: z.output<typeof subjectKind>): RuleColumn => {
  if (kind === 'leader') return 'leader';
  if (kind === 'member' || kind === 'member-outside' || kind === 'officer') return 'individual';
  return kind === 'party-organisation' || kind === 'section-cell' ? 'organisation' : 'collective';
};

const frameClause = { clause: 'example', confidence: 'A' as const };

/** A frame for the examples of a layer: four levels by points and nothing else, so that only the layer speaks. */
const frame: RatingRules = {
  title: 'EXAMPLE-1',
  scale: 'four-levels',
  years: { from: 1930, to: null, ...frameClause },
  periods: ['year', 'quarter'],
  validityUnknownFrom: null,
  subjects: subjectKind.options.map((kind) => ({
    kind,
    isReviewed: true,
    column: columnOf(kind),
    isReading: false,
    ...frameClause,
  })),
  score: {
    parts: [{ code: 'total', names: { vi: 'điểm', en: 'points' }, max: 4, ...frameClause }],
    rounding: { decimals: 0, ...frameClause },
  },
  levels: levelsOf('four-levels').map((level, at) => ({
    level,
    band: {
      rule: 'EX-0',
      code: level,
      names: { vi: level, en: level },
      ...(at < 3 ? { atLeast: 4 - at } : { lessThan: 2 }),
      ...frameClause,
    },
    conditions: [],
  })),
  quotas: [],
  order: [],
  documents: [],
  vetoes: [],
  ceilings: [],
  exemptions: [],
  remarks: [],
  criteriaSets: [],
  deadlines: [],
  forms: [],
  silences: [],
};

/** Answers one example beside a layer: what its rules make of a subject that would otherwise have the level named. */
export const answerLayer = (content: RatingLayer, example: unknown, pack: Pack): unknown => {
  if (typeof example === 'object' && example !== null && 'deadlinesOf' in example)
    return answerRules({ ...frame, deadlines: content.deadlines }, example, pack);
  const asked = layerGiven.parse(example);
  const base = { id: 'example', verified: true, content: frame };
  const switched = asked.switched.map((one) => ({ ...one, basis: 'example' }));
  const law = orRefuse(joinLaw(base, { ...pack, content }, switched));
  const facts = exampleFacts(asked, 'four-levels', { total: 4 - levelsOf('four-levels').indexOf(asked.otherwise) });
  return answerVerdict(rate(law, { kind: asked.subject, period: asked.period, facts }));
};
