import { z } from 'zod';
import { defineAction, defineQuestion } from '../../../platform/action/contract.ts';
import { daySchema } from '../../../platform/calendar/day.ts';
import { decisionSchema, expectedVersion, words } from '../../organisations/contract.ts';
import { handedFace, personSheet, sheetId } from './handed-sheets.ts';
import { criterionPart, ratingLevel, ratingScale } from './rating-codes.ts';
import { packFace, subjectId } from './season-shapes.ts';
import { markLine } from './steps.ts';
import { axisFace, criteriaFace } from './subject-reads.ts';
import { ratingInputSchema } from './verdict.ts';

const names = z.object({ vi: z.string(), en: z.string() });

export const rateOwn = defineAction({
  name: 'ratings.rate-own',
  summary:
    'The person who is signed in reviews and rates himself or herself: in words, by criterion or part, and by a level',
  input: z.strictObject({
    subjectId,
    expectedVersion,
    marks: z.array(markLine).max(60).default([]),
    points: z.record(z.string().max(40), z.number().min(0).max(100).multipleOf(0.01)).default({}),
    level: ratingLevel,
    words: words(12_000).nullable().default(null),
  }),
  output: z.object({ subjectId, version: z.int() }),
  over: 'self',
  // Rated anew until the ballot or the decision; what was written before stays on record.
  undo: 'ratings.rate-own',
  secrets: ['words', 'level', 'points', 'marks'],
});

export const confirmReading = defineAction({
  name: 'ratings.confirm-reading',
  summary: 'The person confirms having read the own sheet, or takes that back on the same day',
  input: z.strictObject({ sheetId, isRead: z.boolean() }),
  output: z.object({ sheetId }),
  over: 'self',
  undo: 'ratings.confirm-reading',
});

/** The form on which a person reviews himself or herself, as far as the pack knows it. */
const formFace = z.object({ number: z.string(), names, clause: z.string(), isVerified: z.boolean() });

export const ownReview = defineQuestion({
  name: 'ratings.own-review',
  summary:
    'What the own self-review needs and what stands of it: levels, criteria, own words, the sheet handed over, the decision once told',
  input: z.strictObject({ subjectId }),
  output: z.object({
    subjectId,
    version: z.int(),
    mayRate: z.boolean(),
    /** Why it is not written anew: it was voted on, or it is over. Of the ballot nothing else is told. */
    closedBy: z.enum(['ballot', 'end']).nullable(),
    scale: ratingScale,
    levels: z.array(ratingLevel),
    parts: z.array(z.object({ code: z.string(), names, max: z.number() })),
    criteria: criteriaFace.nullable(),
    gradedParts: z.array(criterionPart),
    axes: z.array(axisFace),
    axesSilence: names.nullable(),
    /** What the screen reckons with while one types: the rules as JSON, in the shape of `rules/rating-law.ts`, and the facts handed over. */
    basis: z.object({ law: z.unknown(), input: ratingInputSchema }),
    pack: packFace,
    layer: packFace.nullable(),
    forms: z.array(formFace),
    self: z
      .object({
        ratedOn: daySchema,
        level: ratingLevel.nullable(),
        points: z.record(z.string(), z.number().nullable()),
        words: z.string().nullable(),
        /** Typed by the cell from the paper of the person. */
        isFromPaper: z.boolean(),
      })
      .nullable(),
    marks: z.array(markLine),
    handed: handedFace.extend({ sheet: personSheet, mayConfirm: z.boolean(), mayTakeBack: z.boolean() }).nullable(),
    /** Told only once it was notified. */
    decision: decisionSchema.nullable(),
    toldOn: daySchema.nullable(),
  }),
  over: 'self',
});
