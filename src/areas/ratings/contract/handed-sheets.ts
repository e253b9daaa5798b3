import { z } from 'zod';
import { defineAction, defineQuestion } from '../../../platform/action/contract.ts';
import { idOf } from '../../../platform/action/id.ts';
import { daySchema } from '../../../platform/calendar/day.ts';
import { besideFact } from './facts.ts';
import { ratingPeriod } from './rating-codes.ts';
import { subjectId } from './season-shapes.ts';
import { namedFact } from './verdict.ts';

export const sheetId = idOf('HandedSheetId');
export type SheetId = z.output<typeof sheetId>;

const names = z.object({ vi: z.string(), en: z.string() });

/** A rule that a fact is read for. */
const readFor = z.object({ rule: z.string(), names, clause: z.string(), isVerified: z.boolean() });

/** The own sheet as a person is handed it: facts about that person and nobody else, no points of others, no open case. */
export const personSheet = z.object({
  countedOn: daySchema,
  facts: z.array(
    z.object({
      code: namedFact,
      value: z.union([z.number(), z.boolean(), z.string()]),
      sourceWords: z.string().nullable(),
      enteredOn: daySchema.nullable(),
      readFor: z.array(readFor),
    }),
  ),
  missing: z.array(z.object({ code: namedFact, readFor: z.array(readFor) })),
  /** Counts without consequence. Value null: not known. `whole`: out of how many. */
  beside: z.array(z.object({ code: besideFact, value: z.number().nullable(), whole: z.number().nullable() })),
});
export type PersonSheet = z.output<typeof personSheet>;

export const readHow = z.enum(['signed-in', 'on-paper']);

export const handedFace = z.object({
  sheetId,
  handedOn: daySchema,
  readOn: daySchema.nullable(),
  readHow: readHow.nullable(),
});
export type HandedFace = z.output<typeof handedFace>;

export const handedSheet = defineQuestion({
  name: 'ratings.handed-sheet',
  summary: 'The sheet that was handed to a person, as it is printed for whoever reads and signs it on paper',
  input: z.strictObject({ subjectId }),
  output: z.object({
    subjectId,
    title: z.string(),
    postWords: z.string().nullable(),
    organisationName: z.string(),
    period: ratingPeriod,
    isFictional: z.boolean(),
    /** Null: none was handed over yet. */
    handed: handedFace.extend({ sheet: personSheet }).nullable(),
  }),
  over: 'resolved',
});

const subjects = z.array(subjectId).min(1).max(500);

export const handSheets = defineAction({
  name: 'ratings.hand-sheets',
  summary: 'Hands persons their own sheet of facts to read before the vote, as it stands today; a new one replaces it',
  input: z.strictObject({ subjects }),
  output: z.object({ handed: z.int() }),
  over: 'resolved',
  undo: 'ratings.withdraw-sheets',
});

export const withdrawSheets = defineAction({
  name: 'ratings.withdraw-sheets',
  summary: 'Takes back sheets that were handed out today and that nobody has read yet',
  input: z.strictObject({ subjects }),
  output: z.object({ withdrawn: z.int() }),
  over: 'resolved',
  undo: 'ratings.hand-sheets',
});

export const recordReadings = defineAction({
  name: 'ratings.record-readings',
  summary: 'Records that persons read their sheet on paper and signed it; without a day it is taken back',
  input: z.strictObject({ subjects, readOn: daySchema.nullable() }),
  output: z.object({ recorded: z.int() }),
  over: 'resolved',
  undo: 'ratings.record-readings',
});
