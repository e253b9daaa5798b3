import { z } from 'zod';
import { ratingLevel, subjectKind } from '../contract/rating-codes.ts';
import { shareText } from './exact-share.ts';
import { codeSchema, namesSchema, ruledFields, ruleFields } from './ruled-value.ts';

/** Of whom the share is taken: rated good, rated good or better, all who were rated. */
export const quotaBase = z.enum(['good-only', 'good-or-better', 'all-rated']);
export type QuotaBase = z.output<typeof quotaBase>;

export const quotaRounding = z.enum(['floor', 'half-up']);
export type QuotaRounding = z.output<typeof quotaRounding>;

const reading = <S extends z.ZodType>(code: S) => z.strictObject({ code, names: namesSchema, ...ruledFields });

/** The ceiling on a level. The texts do not say of whom and how rounded: every reading stands here and none of them blocks. */
export const quotaSchema = z.strictObject({
  ...ruleFields,
  kinds: z.array(subjectKind).min(1),
  /** Kinds that the text does not name and for which it is read all the same. */
  readFor: z.array(subjectKind).default([]),
  level: ratingLevel,
  share: shareText,
  exception: z.strictObject({ ...ruleFields, share: shareText }).nullable(),
  bases: z.array(reading(quotaBase)).min(1),
  /** The first one is shown unless the unit records another as its rule. */
  roundings: z.array(reading(quotaRounding)).min(1),
  groups: z.array(reading(codeSchema)).min(1),
  headsApart: z.strictObject(ruleFields).nullable(),
  /** It controls the level that decides, never one cell's proposal. */
  atDecisionOnly: z.strictObject(ruleFields),
  tieBreak: z.array(z.strictObject(ruleFields)).default([]),
  /** A group of fewer is shown beside the next larger group. */
  smallGroup: z.strictObject({ fewerThan: z.int().min(2), ...ruledFields }),
});
export type QuotaRules = z.output<typeof quotaSchema>;
