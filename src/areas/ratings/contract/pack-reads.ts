import { z } from 'zod';
import { defineQuestion } from '../../../platform/action/contract.ts';
import { daySchema } from '../../../platform/calendar/day.ts';
import { packFace } from './season-shapes.ts';

const names = z.object({ vi: z.string(), en: z.string() });
const confidence = z.enum(['A', 'B', 'C', 'M']);

export const packs = defineQuestion({
  name: 'ratings.packs',
  summary: 'Rule packs of rating: which years each governs, where it comes from and how sure it is',
  input: z.strictObject({}),
  output: z.object({
    rows: z.array(
      packFace.extend({
        kind: z.enum(['rating-rules', 'rating-layer', 'month-rating-frame']),
        title: z.string(),
        inForceFrom: daySchema,
        yearFrom: z.int(),
        yearTo: z.int().nullable(),
        confidence,
        documents: z.array(z.object({ number: z.string(), issuer: z.string(), date: daySchema, names, confidence })),
        /** What was looked for in the texts and not found. */
        silences: z.array(names),
        rules: z.int(),
        unverifiedRules: z.int(),
      }),
    ),
  }),
  over: 'anywhere',
});

/** A rule as the page of its pack shows it; `notes`: whom, when and how it is meant. */
const packLine = z.object({
  rule: z.string().nullable(),
  names,
  clause: z.string(),
  confidence,
  isVerified: z.boolean(),
  notes: z.array(names),
});
export type PackLine = z.output<typeof packLine>;

const packSection = z.object({ topic: z.string(), lines: z.array(packLine) });
export type PackSection = z.output<typeof packSection>;

/** An example beside a pack: what is given, and what the rules come to. */
const packExample = z.object({ given: names, expect: names });
export type PackExample = z.output<typeof packExample>;

export const onePack = defineQuestion({
  name: 'ratings.pack',
  summary:
    'One rule pack with its source, all its rules, what the texts do not say and its examples, in the words of officers',
  input: z.strictObject({ packId: z.string().max(60) }),
  output: packs.output.shape.rows.element.extend({
    inForceTo: daySchema.nullable(),
    sections: z.array(packSection),
    examples: z.array(packExample),
  }),
  over: 'anywhere',
});

const ruleFace = z.object({
  rule: z.string().nullable(),
  names,
  clause: z.string(),
  confidence,
  isVerified: z.boolean(),
});

export const packChanges = defineQuestion({
  name: 'ratings.pack-changes',
  summary: 'What changed from one rule pack to another, rule by rule',
  input: z.strictObject({ before: z.string().max(60), after: z.string().max(60) }),
  output: z.object({
    rows: z.array(
      z.object({
        topic: z.string(),
        key: z.string(),
        column: z.string().nullable(),
        change: z.enum(['added', 'removed', 'changed', 'resourced']),
        before: ruleFace.nullable(),
        after: ruleFace.nullable(),
      }),
    ),
  }),
  over: 'anywhere',
});
