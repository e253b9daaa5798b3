import { z } from 'zod';
import { daySchema } from '../../../platform/calendar/day.ts';
import { periodKind, ratingLevel, ratingScale, subjectKind } from '../contract/rating-codes.ts';
import { levelFact } from '../contract/rating-facts.ts';
import { reviewOfUnrated } from '../contract/verdict.ts';
import { criteriaSetSchema, scoreSchema } from './criteria-shape.ts';
import { needSchema } from './need-shape.ts';
import { orderSchema } from './order-shape.ts';
import { quotaSchema } from './quota-shape.ts';
import { codeSchema, namesSchema, ruledFields, ruleFields } from './ruled-value.ts';

/** Columns of a document's table of conditions. */
export const ruleColumn = z.enum(['collective', 'organisation', 'leader', 'individual']);
export type RuleColumn = z.output<typeof ruleColumn>;

/** Whom a rule is for. `isOffered`: stands in the pack switched off, because a single local text would lower somebody by it. */
const appliesTo = {
  columns: z.array(ruleColumn).min(1),
  periods: z.array(periodKind).min(1).default(['year', 'quarter', 'month']),
  isOffered: z.boolean().default(false),
};

/** One thing asked for a level. */
export const conditionSchema = z.strictObject({ ...ruleFields, ...appliesTo, need: needSchema });
export type ConditionRule = z.output<typeof conditionSchema>;

/**
 * Points from which a level begins; the next better level begins where it ends, so bands are half-open. The lowest level says below which
 * points it is forced.
 */
const bandSchema = z.union([
  z.strictObject({ ...ruleFields, atLeast: z.number().min(0) }),
  z.strictObject({ ...ruleFields, lessThan: z.number().positive() }),
]);
export type BandRule = z.output<typeof bandSchema>;

const levelSchema = z.strictObject({
  level: ratingLevel,
  band: bandSchema.nullable().default(null),
  conditions: z.array(conditionSchema).default([]),
});
export type LevelRule = z.output<typeof levelSchema>;

/** What makes the lowest level, whatever else is true. */
const vetoSchema = z.strictObject({ ...ruleFields, ...appliesTo, when: needSchema });
export type VetoRule = z.output<typeof vetoSchema>;

/** A level that may not be passed: one that is named, or that of somebody else. */
const ceilingSchema = z.strictObject({
  ...ruleFields,
  ...appliesTo,
  when: needSchema,
  to: z.union([z.strictObject({ level: ratingLevel }), z.strictObject({ levelOf: levelFact })]),
});
export type CeilingRule = z.output<typeof ceilingSchema>;

/** Who is not rated, and whether the review is held all the same. `isDeferred`: rated later, nothing is held against anybody. */
const exemptionSchema = z.strictObject({
  ...ruleFields,
  ...appliesTo,
  when: needSchema,
  review: reviewOfUnrated,
  isDeferred: z.boolean().default(false),
});
export type ExemptionRule = z.output<typeof exemptionSchema>;

/** What a person has to look at; it moves no level. */
const remarkSchema = z.strictObject({ ...ruleFields, ...appliesTo, when: needSchema });
export type RemarkRule = z.output<typeof remarkSchema>;

/** `before` counts from the year or quarter rated: month 2 of the next year is `{ month: 2, nextYear: true }`. */
const deadlineSchema = z.strictObject({
  code: codeSchema,
  names: namesSchema,
  /** Place or body for whom it is set; null: everybody. */
  place: z.string().nullable(),
  periods: z.array(periodKind).min(1),
  due: z.union([
    z.strictObject({
      before: z.strictObject({ month: z.int().min(1).max(12), day: z.int().min(1).max(31) }),
      nextYear: z.boolean().default(false),
    }),
    z.strictObject({ within: z.strictObject({ month: z.int().min(1).max(12) }), nextYear: z.boolean().default(false) }),
    z.strictObject({ beforeDayOfLastMonth: z.int().min(1).max(28) }),
    z.strictObject({ dayOfLastMonth: z.int().min(1).max(28) }),
  ]),
  ...ruledFields,
});
export type DeadlineRule = z.output<typeof deadlineSchema>;

const formSchema = z.strictObject({
  code: codeSchema,
  number: z.string().min(1),
  names: namesSchema,
  kinds: z.array(subjectKind),
  ...ruledFields,
});

/** What the texts say beside the rating: rules of the State that are an input, uses of the result, procedure. It moves no level. */
const relatedSchema = z.strictObject({
  code: codeSchema,
  rule: ruleFields.rule.optional(),
  names: namesSchema,
  ...ruledFields,
});

/** Something asked of every pack and not found in this one: said on the page, never filled in. */
const silenceSchema = z.strictObject({ code: codeSchema, rule: ruleFields.rule.optional(), names: namesSchema });

const documentSchema = z.strictObject({
  number: z.string().min(1),
  issuer: z.string().min(1),
  date: daySchema,
  names: namesSchema,
  confidence: ruledFields.confidence,
});

/** Lists that a pack has and a layer adds to. */
const ruleLists = {
  documents: z.array(documentSchema).default([]),
  vetoes: z.array(vetoSchema).default([]),
  ceilings: z.array(ceilingSchema).default([]),
  exemptions: z.array(exemptionSchema).default([]),
  remarks: z.array(remarkSchema).default([]),
  criteriaSets: z.array(criteriaSetSchema).default([]),
  deadlines: z.array(deadlineSchema).default([]),
  forms: z.array(formSchema).default([]),
  related: z.array(relatedSchema).default([]),
  silences: z.array(silenceSchema).default([]),
};

/** Who is rated by this pack. `column` null: no text was seen for this kind, so nothing is proposed. */
const subjectSchema = z.strictObject({
  kind: subjectKind,
  isReviewed: z.boolean(),
  column: ruleColumn.nullable(),
  ...ruledFields,
  /** Where the column of another kind of subject is read for this one; then nothing of it counts as verified. */
  isReading: z.boolean().default(false),
});
export type SubjectRule = z.output<typeof subjectSchema>;

const years = z.strictObject({ from: z.int(), to: z.int().nullable(), ...ruledFields });

/** Content of a pack `rating-rules` and of a monthly frame. */
export const ratingRulesSchema = z.strictObject({
  /** The name of the pack in the domain: VN-2025. */
  title: z.string().regex(/^[A-Z]+(-[A-Z0-9]+)+$/),
  scale: ratingScale,
  years,
  periods: z.array(periodKind).min(1),
  /** From this day on nobody knows whether it still holds: it may be chosen, with a reason. */
  validityUnknownFrom: daySchema.nullable().default(null),
  subjects: z.array(subjectSchema).min(1),
  score: scoreSchema.nullable(),
  /** Best first; the lowest has no conditions of its own. */
  levels: z.array(levelSchema),
  quotas: z.array(quotaSchema).default([]),
  order: orderSchema,
  ...ruleLists,
});
export type RatingRules = z.output<typeof ratingRulesSchema>;

/** Content of a pack `rating-layer`: what the quarterly guidance adds to the pack of the year. */
export const ratingLayerSchema = z.strictObject({
  title: ratingRulesSchema.shape.title,
  years,
  quarters: z.strictObject({
    from: z.strictObject({ year: z.int(), quarter: z.int().min(1).max(4) }),
    to: z.strictObject({ year: z.int(), quarter: z.int().min(1).max(4) }).nullable(),
    ...ruledFields,
  }),
  /** A quarter that is not rated by itself but together with the year. */
  mergedQuarter: z.strictObject({ value: z.int().min(1).max(4), ...ruledFields }).nullable(),
  tieBreak: quotaSchema.shape.tieBreak,
  axes: z.array(z.strictObject({ code: codeSchema, names: namesSchema, ...ruledFields })).default([]),
  ...ruleLists,
});
export type RatingLayer = z.output<typeof ratingLayerSchema>;
