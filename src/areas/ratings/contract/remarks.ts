import { z } from 'zod';
import { defineAction, defineQuestion } from '../../../platform/action/contract.ts';
import { idOf } from '../../../platform/action/id.ts';
import { daySchema } from '../../../platform/calendar/day.ts';
import { expectedVersion, lineOf, words } from '../../organisations/contract.ts';
import { ratingLevel, ratingPeriod, subjectKind } from './rating-codes.ts';
import { subjectId, subjectState } from './season-shapes.ts';
import { shortcomingId } from './shortcomings.ts';
import { targetId } from './targets.ts';

export const remarkId = idOf('RatingRemarkId');
export type RemarkId = z.output<typeof remarkId>;

const onSubject = { subjectId, expectedVersion };
const stepped = z.object({ subjectId, version: z.int() });

export const remarkKind = z.enum([
  'suggestion',
  'workplace-asked',
  'workplace',
  'residence-asked',
  'residence',
  'answer',
]);
export type RemarkKind = z.output<typeof remarkKind>;

const said = { saidOn: daySchema, byWords: lineOf(200), text: words(4000) };

export const suggestReview = defineAction({
  name: 'ratings.suggest-review',
  summary: 'The level that opened the season suggests what a subject should review',
  input: z.strictObject({ ...onSubject, ...said }),
  output: stepped.extend({ remarkId }),
  over: 'resolved',
  undo: 'ratings.withdraw-remark',
  secrets: ['byWords', 'text'],
});

export const recordRemark = defineAction({
  name: 'ratings.record-remark',
  summary:
    'Records the comment of the workplace or the residence, or the written answer of the subject, as it came on paper',
  input: z.strictObject({
    ...onSubject,
    kind: z.enum(['workplace', 'residence', 'answer']),
    /** The request that it replies to. */
    answersId: remarkId.nullable().default(null),
    ...said,
  }),
  output: stepped.extend({ remarkId }),
  over: 'resolved',
  undo: 'ratings.withdraw-remark',
  secrets: ['byWords', 'text'],
});

export const askRemark = defineAction({
  name: 'ratings.ask-remark',
  summary: 'Records that the workplace or the residence was asked for its comment: whom, on which day, about what',
  input: z.strictObject({ ...onSubject, kind: z.enum(['workplace-asked', 'residence-asked']), ...said }),
  output: stepped.extend({ remarkId }),
  over: 'resolved',
  undo: 'ratings.withdraw-remark',
  secrets: ['byWords', 'text'],
});

export const withdrawRemark = defineAction({
  name: 'ratings.withdraw-remark',
  summary: 'Takes back a remark on the day it was entered, by who entered it',
  input: z.strictObject({ ...onSubject, remarkId }),
  output: stepped,
  over: 'resolved',
  undo: 'final',
});

const remarkRow = z.object({
  remarkId,
  kind: remarkKind,
  saidOn: daySchema,
  byWords: z.string(),
  text: z.string(),
  /** The request that it replies to. */
  answersId: remarkId.nullable(),
  enteredOn: daySchema,
  isWithdrawn: z.boolean(),
  /** By whoever asks, today: it may still be taken back. */
  mayWithdraw: z.boolean(),
});

export const remarks = defineQuestion({
  name: 'ratings.remarks',
  summary: 'What was said about a subject on the prescribed way, and its own answer',
  input: z.strictObject({ subjectId }),
  output: z.object({ version: z.int(), rows: z.array(remarkRow) }),
  over: 'resolved',
});

const ownRow = z.object({
  subjectId,
  version: z.int(),
  kind: subjectKind,
  title: z.string(),
  postWords: z.string().nullable(),
  organisationName: z.string(),
  period: ratingPeriod,
  state: subjectState,
  reviewHeldOn: daySchema.nullable(),
  selfLevel: ratingLevel.nullable(),
  /** Told only once it was notified. */
  decidedLevel: ratingLevel.nullable(),
  decidedOn: daySchema.nullable(),
  notRatedWords: z.string().nullable(),
  /** The own review may be written or written anew: it was neither voted on nor decided. */
  mayRate: z.boolean(),
  /** The summary of facts was handed over, to be read. */
  hasSheet: z.boolean(),
});

export const ownRatings = defineQuestion({
  name: 'ratings.own-ratings',
  summary: 'Ratings of the person who is signed in, newest first',
  input: z.strictObject({}),
  output: z.object({ rows: z.array(ownRow) }),
  over: 'self',
});

export const ownRating = defineQuestion({
  name: 'ratings.own-rating',
  summary: 'The own sheet before the vote: targets, facts, shortcomings, remarks on the prescribed way, the own answer',
  input: z.strictObject({ subjectId }),
  output: ownRow.extend({
    targets: z.array(
      z.object({
        targetId,
        /** A task that carries it out: whether and when it is done comes from there. */
        taskId: z.uuid().nullable(),
        text: z.string(),
        product: z.string().nullable(),
        unit: z.string().nullable(),
        amount: z.number().nullable(),
        dueOn: daySchema.nullable(),
        weight: z.number().nullable(),
        isKey: z.boolean(),
        resultAmount: z.number().nullable(),
        doneOn: daySchema.nullable(),
        isExceeded: z.boolean().nullable(),
        resultWords: z.string().nullable(),
      }),
    ),
    facts: z.array(
      z.object({
        code: z.string(),
        value: z.union([z.number(), z.boolean(), z.string()]),
        sourceWords: z.string(),
        enteredOn: daySchema,
      }),
    ),
    shortcomings: z.array(
      z.object({
        shortcomingId,
        text: z.string(),
        namedOn: daySchema,
        namedBy: z.string().nullable(),
        dueOn: daySchema,
        remediedOn: daySchema.nullable(),
        proof: z.string().nullable(),
      }),
    ),
    remarks: z.array(remarkRow),
    /** Before the decision: an answer may be given. */
    mayAnswer: z.boolean(),
  }),
  over: 'self',
});

export const answerRating = defineAction({
  name: 'ratings.answer-rating',
  summary: 'The person answers in writing to what stands on the own sheet, before the decision',
  input: z.strictObject({ subjectId, text: words(4000) }),
  output: z.object({ remarkId }),
  over: 'self',
  undo: 'ratings.withdraw-own-answer',
  secrets: ['text'],
});

export const withdrawOwnAnswer = defineAction({
  name: 'ratings.withdraw-own-answer',
  summary: 'The person takes the own answer back on the day it was given',
  input: z.strictObject({ remarkId }),
  output: z.object({ remarkId }),
  over: 'self',
  undo: 'final',
});
