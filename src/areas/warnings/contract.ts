import { z } from 'zod';
import { defineAction, defineQuestion } from '../../platform/action/contract.ts';
import { idOf } from '../../platform/action/id.ts';
import { daySchema } from '../../platform/calendar/day.ts';
import { describedRow, namesSchema, organisationId, packCode } from '../organisations/contract.ts';

export const flagId = idOf('FlagId');
export const ruleId = z
  .string()
  .regex(/^[a-z]+(-[a-z]+)*$/)
  .max(60);
export const flagLevel = z.enum(['serious', 'attention', 'info']);

/** A rule of the board as a screen shows it: always with its clause or the word "practice", and whether that was verified. */
export const ruleFace = z.object({
  id: ruleId,
  name: namesSchema,
  level: flagLevel,
  /** Clause, or the word "practice". */
  clause: z.string(),
  verified: z.boolean(),
});

const packSchema = z.object({
  id: z.string(),
  title: namesSchema,
  source: z.string(),
  inForceFrom: daySchema,
  verified: z.boolean(),
  note: z.string().nullable(),
});

const factsSchema = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]));

export const flagFace = z.object({
  id: flagId,
  organisationId,
  organisationName: z.string(),
  type: z.string(),
  parentName: z.string().nullable(),
  rule: ruleFace,
  since: daySchema.nullable(),
  isKnown: z.boolean(),
  facts: factsSchema,
  /** The cause as a sentence: message key and parameters. */
  cause: z.object({ message: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])) }),
  state: z.enum(['open', 'cleared']),
  firstSeenOn: daySchema,
  lastSeenOn: daySchema,
  clearedOn: daySchema.nullable(),
});

export const board = defineQuestion({
  name: 'warnings.board',
  summary: 'Organisations in scope that rules of early identification flag, sorted and filtered, with counts',
  input: z.strictObject({
    rules: z.array(ruleId).max(50).default([]),
    types: z.array(packCode).max(60).default([]),
    levels: z.array(flagLevel).max(3).default([]),
    underId: organisationId.optional(),
    /** `known`: findings; `missing`: organisations about which nothing is recorded yet. */
    knowledge: z.enum(['known', 'missing', 'all']).default('known'),
    state: z.enum(['open', 'cleared']).default('open'),
    sort: z.enum(['level', 'since', 'organisation']).default('level'),
    after: z.string().max(300).nullable().default(null),
    limit: z.int().min(1).max(500).default(100),
  }),
  output: z.object({
    checkedOn: daySchema.nullable(),
    pack: packSchema.nullable(),
    total: z.int(),
    /** Counts over the same filter, but for the rule itself. */
    rules: z.array(z.object({ rule: ruleFace, known: z.int(), missing: z.int() })),
    types: z.array(z.object({ type: z.string(), flags: z.int() })),
    items: z.array(flagFace),
    next: z.string().nullable(),
  }),
  over: 'anywhere',
});

export const flag = defineQuestion({
  name: 'warnings.flag',
  summary:
    'One flag opened to the rows it was derived from, with the rule, its parameters and earlier flags of the same kind',
  input: z.strictObject({ flagId }),
  output: z.object({
    flag: flagFace,
    parameters: z.record(z.string(), z.union([z.string(), z.number()])),
    packId: z.string(),
    rows: z.array(describedRow),
    earlier: z.array(
      z.object({ id: flagId, since: daySchema.nullable(), firstSeenOn: daySchema, clearedOn: daySchema.nullable() }),
    ),
  }),
  over: 'resolved',
});

export const rules = defineQuestion({
  name: 'warnings.rules',
  summary: 'Rules of early identification in force on a day, with clause or "practice", parameters and types',
  input: z.strictObject({ on: daySchema }),
  output: z.object({
    pack: packSchema.nullable(),
    rules: z.array(
      ruleFace.extend({
        question: z.string(),
        parameters: z.record(z.string(), z.union([z.string(), z.number()])),
        types: z.array(z.string()).nullable(),
      }),
    ),
  }),
  over: 'anywhere',
});

export const rebuild = defineAction({
  name: 'warnings.rebuild',
  summary: 'Derives every flag anew from the rows of today',
  input: z.strictObject({}),
  output: z.object({ open: z.int() }),
  over: 'whole',
  undo: 'final',
});
