import { z } from 'zod';
import { defineAction, defineQuestion } from '../../../platform/action/contract.ts';
import { idOf } from '../../../platform/action/id.ts';
import { daySchema } from '../../../platform/calendar/day.ts';
import { decisionSchema, expectedVersion, lineOf, words } from '../../organisations/contract.ts';
import { periodKind } from './rating-codes.ts';
import { subjectId } from './season-shapes.ts';

export const targetId = idOf('RatingTargetId');
export type TargetId = z.output<typeof targetId>;

/** Amounts as they are written in a plan: up to three decimals. */
const amount = z.number().min(0).max(99_999_999_999).multipleOf(0.001);

/** What a subject is to achieve in the period, as it is fixed. */
export const targetLine = z.strictObject({
  text: words(2000),
  /** What is to be there in the end. */
  product: words(500).nullable().default(null),
  unit: lineOf(60).nullable().default(null),
  amount: amount.nullable().default(null),
  dueOn: daySchema.nullable().default(null),
  weight: z.number().gt(0).max(100).multipleOf(0.01).nullable().default(null),
  isKey: z.boolean().default(false),
  sourceWords: lineOf(300).nullable().default(null),
  /** A task that carries it out: result, late and done come from there. */
  taskId: z.uuid().nullable().default(null),
});
export type TargetLine = z.output<typeof targetLine>;

// What is asked of a person, and what came of it, stays with the rating: `secrets` keep it out of the audit.
const onSubject = { subjectId, expectedVersion };
const changed = z.object({ subjectId, version: z.int(), targets: z.int() });
const whole = { over: 'resolved', undo: 'ratings.change-targets' } as const;
const fixing = { over: 'resolved', undo: 'ratings.withdraw-targets' } as const;

export const fixTargets = defineAction({
  name: 'ratings.fix-targets',
  summary: 'Fixes what a subject is to achieve in the period, all targets at once; later only a decision changes them',
  input: z.strictObject({ ...onSubject, targets: z.array(targetLine).min(1).max(60) }),
  output: changed,
  ...fixing,
  secrets: ['targets'],
});

export const copyTargets = defineAction({
  name: 'ratings.copy-targets',
  summary: 'Fixes the targets that the same subject had in its last period, with their days moved to this one',
  input: z.strictObject(onSubject),
  output: changed,
  ...fixing,
});

export const withdrawTargets = defineAction({
  name: 'ratings.withdraw-targets',
  summary: 'Takes back all targets that were fixed by mistake, with the reason, while nothing was built on them',
  input: z.strictObject({ ...onSubject, why: words(1000) }),
  output: changed,
  over: 'resolved',
  undo: 'ratings.fix-targets',
  secrets: ['why'],
});

export const targetChangeLine = z.discriminatedUnion('change', [
  z.strictObject({ change: z.literal('add'), target: targetLine }),
  z.strictObject({ change: z.literal('alter'), targetId, target: targetLine }),
  z.strictObject({ change: z.literal('remove'), targetId }),
]);

export const changeTargets = defineAction({
  name: 'ratings.change-targets',
  summary: 'Adds, alters or removes targets by a decision with number and day; what was asked before stays on record',
  input: z.strictObject({
    ...onSubject,
    changes: z.array(targetChangeLine).min(1).max(60),
    decision: decisionSchema,
    why: words(1000).nullable().default(null),
  }),
  output: changed,
  ...whole,
  secrets: ['changes', 'why'],
});

const results = z
  .array(
    z.strictObject({
      targetId,
      resultAmount: amount.nullable(),
      doneOn: daySchema.nullable(),
      isExceeded: z.boolean().nullable(),
      resultWords: words(1000).nullable().default(null),
    }),
  )
  .min(1)
  .max(60);

export const recordResults = defineAction({
  name: 'ratings.record-results',
  summary: 'Records what came of targets: amount, day, beyond what was asked, in words; null takes it back',
  input: z.strictObject({
    ...onSubject,
    results,
  }),
  output: changed,
  over: 'resolved',
  undo: 'ratings.record-results',
  secrets: ['results'],
});

export const recordOwnResults = defineAction({
  name: 'ratings.record-own-results',
  summary: 'The person concerned records what came of the own targets, while nothing is decided; null takes it back',
  input: z.strictObject({ ...onSubject, results }),
  output: changed,
  over: 'self',
  undo: 'ratings.record-own-results',
  secrets: ['results'],
});

const targetRow = targetLine.extend({
  targetId,
  place: z.int(),
  resultAmount: z.number().nullable(),
  doneOn: daySchema.nullable(),
  resultWords: z.string().nullable(),
  /** As counted: by the task where one is linked, else by what was recorded. */
  isDone: z.boolean(),
  isLate: z.boolean(),
  isExceeded: z.boolean(),
  /** What was recorded about going beyond; null: not said. */
  isExceededRecorded: z.boolean().nullable(),
  /** Recorded by the person concerned. */
  isOwnResult: z.boolean(),
  taskState: z.string().nullable(),
  taskOutcome: z.string().nullable(),
  /** Set when a decision removed it. */
  isRemoved: z.boolean(),
});

export const targets = defineQuestion({
  name: 'ratings.targets',
  summary:
    'What a subject is to achieve: targets with results, every change with its decision, and whether weights add up',
  input: z.strictObject({ subjectId }),
  output: z.object({
    subjectId,
    version: z.int(),
    rows: z.array(targetRow),
    changes: z.array(
      z.object({
        targetId,
        change: z.enum(['add', 'alter', 'remove']),
        number: z.string(),
        decidedOn: daySchema,
        issuer: z.string(),
        why: z.string().nullable(),
        before: z.record(z.string(), z.unknown()).nullable(),
        after: z.record(z.string(), z.unknown()).nullable(),
      }),
    ),
    /** Sum of the weights and what the scale gives for results; a sum over it is a remark unless the framework of criteria makes it a rule. */
    weights: z.object({
      sum: z.number(),
      most: z.number().nullable(),
      isOver: z.boolean(),
      /** The framework of criteria forbids a sum over it; otherwise it is a remark. */
      isRule: z.boolean(),
      withoutWeight: z.int(),
    }),
    /** The last period of the same subject that had targets. */
    previous: z.object({ subjectId, periodKind, year: z.int(), part: z.int(), targets: z.int() }).nullable(),
  }),
  over: 'resolved',
});
