import { z } from 'zod';
import { defineQuestion } from '../../../platform/action/contract.ts';
import { memberId } from '../../members/contract.ts';
import { organisationId } from '../../organisations/contract.ts';
import { handedFace } from './handed-sheets.ts';
import { ratingLevel, ratingPeriod, subjectKind } from './rating-codes.ts';
import { calendarLine, packFace, seasonId, seasonState, subjectId, subjectLine } from './season-shapes.ts';

const cellRow = subjectLine.extend({
  isPerson: z.boolean(),
  /** Why it is not rated; null where it is. */
  notRatedWords: z.string().nullable(),
  /** Signs in, and so reads and answers without paper. */
  hasAccount: z.boolean(),
  handed: handedFace.nullable(),
  /** Tasks and targets that stand. */
  targets: z.int(),
  /** Facts or shortcomings were entered or taken back since the sheet was handed over. */
  isSheetOld: z.boolean(),
  suggestions: z.int(),
  /** Comments of workplace and residence on the prescribed way. */
  comments: z.int(),
  answers: z.int(),
  /** A ballot was recorded since the review, whatever it came to. */
  isVoted: z.boolean(),
});
export type CellRow = z.output<typeof cellRow>;

export const cellSeason = defineQuestion({
  name: 'ratings.cell-season',
  summary:
    'A season as one cell works through it: each of its subjects in name order, with what was read, said, reviewed, proposed and voted',
  input: z.strictObject({ seasonId, organisationId }),
  output: z.object({
    seasonId,
    organisationId,
    organisationName: z.string(),
    openerName: z.string(),
    period: ratingPeriod,
    state: seasonState,
    pack: packFace,
    calendar: z.array(calendarLine),
    rows: z.array(cellRow),
  }),
  over: { field: 'organisationId' },
});

const historyRow = z.object({
  kind: subjectKind,
  period: ratingPeriod,
  /** Null: not rated, with the words why. */
  level: ratingLevel.nullable(),
  notRatedWords: z.string().nullable(),
  decisionNumber: z.string().nullable(),
  /** Entered from a paper, not derived here. */
  isEntered: z.boolean(),
  organisationName: z.string(),
  subjectId: subjectId.nullable(),
});
export type HistoryRow = z.output<typeof historyRow>;

export const resultsOfMember = defineQuestion({
  name: 'ratings.results-of-member',
  summary: 'Results of one member over the years, derived and entered, newest first',
  input: z.strictObject({ memberId }),
  output: z.object({ rows: z.array(historyRow) }),
  over: 'anywhere',
});

export const resultsOfOrganisation = defineQuestion({
  name: 'ratings.results-of-organisation',
  summary: 'Results of one organisation and its collectives over the years, derived and entered, newest first',
  input: z.strictObject({ organisationId }),
  output: z.object({ rows: z.array(historyRow) }),
  over: { field: 'organisationId' },
});

export const ownResults = defineQuestion({
  name: 'ratings.own-results',
  summary: 'Own results over the years, derived and entered, newest first; of a season only once they were told',
  input: z.strictObject({}),
  output: z.object({ rows: z.array(historyRow) }),
  over: 'self',
});
