import { z } from 'zod';
import { defineAction, defineQuestion } from '../../../platform/action/contract.ts';
import { organisationId } from '../../organisations/contract.ts';
import { ratingLevel, ratingPeriod, subjectKind } from './rating-codes.ts';
import { packFace, seasonId } from './season-shapes.ts';

const count = z.int();

/** How many of a group came to which level. A level that is absent has none; `not-rated` and what is not decided yet are no levels. */
const levelCounts = z.partialRecord(ratingLevel, count);

/** The same group in the period before. */
const before = z.object({ total: count, rated: count, notRated: count, levels: levelCounts });

const figures = {
  total: count,
  rated: count,
  levels: levelCounts,
  notRated: count,
  /** Neither decided nor set aside yet: while there are such the table is provisional. */
  undecided: count,
  /** Decided ahead of something they wait for. */
  provisional: count,
  /** Null: nothing of the period before is known, which is another matter than none. */
  before: before.nullable(),
};

export const summaryGroup = z.object({
  kind: subjectKind,
  ...figures,
  notRatedReasons: z.array(
    z.object({
      rule: z.string(),
      names: z.object({ vi: z.string(), en: z.string() }).nullable(),
      isVerified: z.boolean(),
      count,
    }),
  ),
});
export type SummaryGroup = z.output<typeof summaryGroup>;

export const summaryTotal = z.object({ of: z.enum(['organisations', 'persons']), ...figures });
export type SummaryTotal = z.output<typeof summaryTotal>;

export const summaryShape = z.object({
  period: ratingPeriod,
  /** The period it is compared with. */
  previous: ratingPeriod,
  organisationName: z.string(),
  pack: packFace,
  /** Levels of the scale, best first. */
  levels: z.array(ratingLevel),
  groups: z.array(summaryGroup),
  totals: z.array(summaryTotal),
  /** Subjects of persons that were left out because the person is counted in a group before. */
  countedOnce: count,
});
export type Summary = z.output<typeof summaryShape>;

const asked = { seasonId, organisationId };

export const summary = defineQuestion({
  name: 'ratings.summary',
  summary:
    'The summary table of a season at an organisation and below it: each group by level, who is not rated and why, and the change on the period before',
  input: z.strictObject(asked),
  output: summaryShape,
  over: { field: 'organisationId' },
});

export const exportSummary = defineAction({
  name: 'ratings.export-summary',
  summary:
    'The summary table of a season as a workbook, with a line that says who took it out, when and how far it reaches',
  input: z.strictObject({ ...asked, language: z.enum(['vi', 'en']).default('vi') }),
  output: z.object({ fileName: z.string(), mediaType: z.string(), contentBase64: z.string() }),
  over: { field: 'organisationId' },
  undo: 'final',
  secrets: ['contentBase64'],
});
