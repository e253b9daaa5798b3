import { z } from 'zod';
import { defineAction, defineQuestion } from '../../../platform/action/contract.ts';
import { idOf } from '../../../platform/action/id.ts';
import { lineOf, organisationId, words } from '../../organisations/contract.ts';
import { ratingLevel } from './rating-codes.ts';

export const seriesId = idOf('OutsideSeriesId');
export type SeriesId = z.output<typeof seriesId>;

/** Of whom a published series speaks; `other`: of nobody that ratings know, e.g. the votes on one organisation. */
export const outsideSubjects = z.enum([
  'party-organisations',
  'grassroots-organisations',
  'cells',
  'leadership-collectives',
  'members',
  'leaders',
  'other',
]);
export type OutsideSubjects = z.output<typeof outsideSubjects>;

/** A figure as it was printed: a share in percent as written, an amount, or both. */
export const outsideFigure = z.strictObject({
  year: z.int().min(1930).max(2199),
  /** The levels that the source gives as one figure; empty where it names none of them. */
  levels: z.array(ratingLevel).max(8),
  words: lineOf(200),
  share: z
    .string()
    .regex(/^\d{1,3}(\.\d{1,3})?$/)
    .nullable()
    .default(null),
  amount: z.int().min(0).max(100_000_000).nullable().default(null),
  /** Of how many the amount is a part, where the source says so. */
  whole: z.int().min(1).max(100_000_000).nullable().default(null),
});
export type OutsideFigure = z.output<typeof outsideFigure>;

/** Shares of a year that do not make a whole, or make one only by rounding. */
const sumOfYear = z.object({ year: z.int(), sum: z.string(), isWhole: z.boolean() });

/** A printed share that its own numbers do not give: the figure by its place among the others, and the share that they do give. */
const statedShare = z.object({
  at: z.int(),
  year: z.int(),
  words: z.string(),
  amount: z.int(),
  whole: z.int(),
  share: z.string(),
  derived: z.string(),
});

export const outsideSeries = defineQuestion({
  name: 'ratings.outside-series',
  summary: 'Figures published elsewhere, as printed, with the years whose shares do not add up to a hundred',
  input: z.strictObject({ organisationId }),
  output: z.object({
    rows: z.array(
      z.object({
        seriesId,
        title: z.string(),
        sourceWords: z.string(),
        /** Null: recorded before that was asked. */
        subjects: outsideSubjects.nullable(),
        figures: z.array(outsideFigure),
        /** One for each year that has shares; `isWhole: false` is a warning. */
        sums: z.array(sumOfYear),
        /** Shares that their own numbers do not give: warnings. */
        wrongShares: z.array(statedShare),
      }),
    ),
  }),
  over: { field: 'organisationId' },
});

export const recordOutsideSeries = defineAction({
  name: 'ratings.record-outside-series',
  summary: 'Records figures published elsewhere, beside our own; says which years do not add up',
  input: z.strictObject({
    organisationId,
    title: lineOf(200),
    sourceWords: lineOf(500),
    subjects: outsideSubjects,
    figures: z.array(outsideFigure).min(1).max(200),
  }),
  output: z.object({ seriesId, warnings: z.array(sumOfYear), wrongShares: z.array(statedShare) }),
  over: { field: 'organisationId' },
  undo: 'ratings.withdraw-outside-series',
});

export const withdrawOutsideSeries = defineAction({
  name: 'ratings.withdraw-outside-series',
  summary: 'Takes a published series out again, with the reason',
  input: z.strictObject({ seriesId, why: words(1000) }),
  output: z.object({ seriesId }),
  over: 'resolved',
  undo: 'ratings.record-outside-series',
});

export const loadPublishedFigures = defineAction({
  name: 'ratings.load-published-figures',
  summary:
    'Loads the published figures on ratings that ship with the program as outside series, those that are there already left out',
  input: z.strictObject({ organisationId }),
  output: z.object({
    series: z.int(),
    figures: z.int(),
    warnings: z.array(sumOfYear.extend({ title: z.string() })),
    wrongShares: z.array(statedShare.extend({ title: z.string() })),
  }),
  over: { field: 'organisationId' },
  undo: 'ratings.withdraw-outside-series',
});
