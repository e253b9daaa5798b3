import { z } from 'zod';
import { defineQuestion } from '../../../platform/action/contract.ts';
import { daySchema } from '../../../platform/calendar/day.ts';
import { besideFact } from './facts.ts';
import { ratingPeriod } from './rating-codes.ts';
import { subjectId } from './season-shapes.ts';

/** Facts of the rules that are counted from rows kept here. */
export const rowedFact = z.enum([
  'tasks-assigned',
  'tasks-done',
  'tasks-late',
  'tasks-exceeded',
  'key-tasks-assigned',
  'key-tasks-done',
  'shortcomings-due',
  'shortcomings-remedied',
  'organisations-below-rated',
  'organisations-below-weak',
  'members-rated',
  'members-not-completed',
  'quarters-not-completed',
]);
export type RowedFact = z.output<typeof rowedFact>;

/** What a row is, so that a screen can name it and open it. */
export const countedKind = z.enum([
  'month',
  'meeting',
  'task',
  'dues-month',
  'own-dues-month',
  'member',
  'post',
  'target',
  'shortcoming',
  'rating',
]);

const counted = z.object({
  key: z.string(),
  kind: countedKind,
  /** Its words, where it has some: a task, a person, a post. */
  title: z.string().nullable(),
  organisationName: z.string().nullable(),
  on: daySchema.nullable(),
  /** How much of the figure it is, and out of how much: 1 of 1, or 18 of 20 for a meeting. */
  part: z.int(),
  whole: z.int(),
  /** The record itself, by its id; null where there is none, such as a month without a meeting. */
  openId: z.uuid().nullable(),
});
export type CountedRow = z.output<typeof counted>;

export const countedRows = defineQuestion({
  name: 'ratings.counted-rows',
  summary: 'The rows behind one figure of the sheet beside a rating: exactly those it counts and those it counts from',
  input: z.strictObject({ subjectId, fact: z.union([besideFact, rowedFact]) }),
  output: z.object({
    title: z.string(),
    period: ratingPeriod,
    countedOn: daySchema,
    /** Sums over all rows, also where not all are listed. */
    part: z.int(),
    whole: z.int(),
    count: z.int(),
    rows: z.array(counted),
  }),
  over: 'resolved',
});
