import { z } from 'zod';
import { defineAction, defineQuestion } from '../../../platform/action/contract.ts';
import { idOf } from '../../../platform/action/id.ts';
import { daySchema } from '../../../platform/calendar/day.ts';
import { memberId } from '../../members/contract.ts';
import { expectedVersion, lineOf, organisationId, words } from '../../organisations/contract.ts';
import { ratingPeriod } from './rating-codes.ts';
import { subjectId } from './season-shapes.ts';

export const shortcomingId = idOf('ShortcomingId');
export type ShortcomingId = z.output<typeof shortcomingId>;

const onSubject = { subjectId, expectedVersion };
const stepped = z.object({ subjectId, version: z.int() });

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
