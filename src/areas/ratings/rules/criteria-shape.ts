import { z } from 'zod';
import { subjectKind } from '../contract/rating-codes.ts';
import { codeSchema, namesSchema, ruledFields } from './ruled-value.ts';

/** Points of a scale: its parts, and to how many decimals their sum is rounded (half up) before it is laid against the bands. */
export const scoreSchema = z.strictObject({
  parts: z
    .array(z.strictObject({ code: codeSchema, names: namesSchema, max: z.number().positive(), ...ruledFields }))
    .min(1),
  rounding: z.strictObject({ decimals: z.int().min(0).max(2), ...ruledFields }),
});
export type ScoreRule = z.output<typeof scoreSchema>;

const groupSchema = z.strictObject({
  code: codeSchema,
  /** Part of the scale it counts for. */
  part: codeSchema,
  names: namesSchema,
  max: z.number().positive(),
  /** Number of equal items it is made of; null where the document does not say or the items are the subject's own tasks. */
  items: z.int().positive().nullable(),
  ...ruledFields,
});

/** A framework of criteria for some kinds of subject. `marking`: the forms give all or nothing, one local text takes off by degrees. */
export const criteriaSetSchema = z
  .strictObject({
    code: codeSchema,
    names: namesSchema,
    kinds: z.array(subjectKind).min(1),
    marking: z.strictObject({ value: z.enum(['binary', 'graduated']), ...ruledFields }),
    groups: z.array(groupSchema).min(1),
    ...ruledFields,
  })
  .refine(({ groups }) => new Set(groups.map(({ code }) => code)).size === groups.length, {
    error: 'a criterion is named twice',
  });
export type CriteriaSet = z.output<typeof criteriaSetSchema>;
