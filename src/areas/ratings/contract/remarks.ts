import { z } from 'zod';
import { defineAction, defineQuestion } from '../../../platform/action/contract.ts';
import { idOf } from '../../../platform/action/id.ts';
import { daySchema } from '../../../platform/calendar/day.ts';
import { memberId } from '../../members/contract.ts';
import { expectedVersion, lineOf, organisationId, words } from '../../organisations/contract.ts';
import { ratingLevel, ratingPeriod, subjectKind } from './rating-codes.ts';
import { subjectId, subjectState } from './season-shapes.ts';

export const remarkId = idOf('RatingRemarkId');
export type RemarkId = z.output<typeof remarkId>;
export const shortcomingId = idOf('ShortcomingId');
export type ShortcomingId = z.output<typeof shortcomingId>;

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

export const nameShortcoming = defineAction({
  name: 'ratings.name-shortcoming',
  summary: 'Names a shortcoming at a review or by an inspection; it becomes a task with an owner and a day',
  input: z.strictObject({
    ...onSubject,
    text: words(2000),
    namedOn: daySchema,
    /** Who named it, where it was not the review itself. */
    namedBy: lineOf(200).nullable().default(null),
    dueOn: daySchema,
    owner: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('member'), memberId }),
      z.strictObject({ kind: z.literal('organisation'), organisationId }),
    ]),
  }),
  output: stepped.extend({ shortcomingId }),
  over: 'resolved',
  undo: 'ratings.withdraw-shortcoming',
  secrets: ['text', 'namedBy'],
});

const onShortcoming = { ...onSubject, shortcomingId };

export const recordRemedy = defineAction({
  name: 'ratings.record-remedy',
  summary: 'Records that a shortcoming was remedied, with the day and the proof',
  input: z.strictObject({ ...onShortcoming, remediedOn: daySchema, proof: words(1000) }),
  output: stepped,
  over: 'resolved',
  undo: 'ratings.take-back-remedy',
  secrets: ['proof'],
});

export const takeBackRemedy = defineAction({
  name: 'ratings.take-back-remedy',
  summary: 'Takes back that a shortcoming was remedied: it stands open again',
  input: z.strictObject(onShortcoming),
  output: stepped,
  over: 'resolved',
  undo: 'ratings.record-remedy',
});

export const withdrawShortcoming = defineAction({
  name: 'ratings.withdraw-shortcoming',
  summary: 'Takes back a shortcoming that was named by mistake, and its task with it',
  input: z.strictObject({ ...onShortcoming, why: words(1000) }),
  output: stepped,
  over: 'resolved',
  undo: 'final',
  secrets: ['why'],
});

const shortcomingRow = z.object({
  shortcomingId,
  subjectId,
  /** The version of the subject under which it was named. */
  version: z.int(),
  period: ratingPeriod,
  text: z.string(),
  namedOn: daySchema,
  namedBy: z.string().nullable(),
  dueOn: daySchema,
  /** Who leads the remedy; null where an organisation does, or the person is out of sight. */
  ownerName: z.string().nullable(),
  taskId: z.uuid().nullable(),
  taskState: z.string().nullable(),
  taskOutcome: z.string().nullable(),
  remediedOn: daySchema.nullable(),
  proof: z.string().nullable(),
  isRemedied: z.boolean(),
  isLate: z.boolean(),
  /** Named at an earlier season: it stands at the head of this one. */
  isEarlier: z.boolean(),
});

export const shortcomings = defineQuestion({
  name: 'ratings.shortcomings',
  summary: 'Shortcomings of a subject: those of earlier seasons first, then those named at this one',
  input: z.strictObject({ subjectId }),
  output: z.object({ version: z.int(), rows: z.array(shortcomingRow) }),
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
