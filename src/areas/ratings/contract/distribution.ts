import { z } from 'zod';
import { defineAction, defineQuestion } from '../../../platform/action/contract.ts';
import { daySchema } from '../../../platform/calendar/day.ts';
import { basis, namesSchema, organisationId } from '../../organisations/contract.ts';
import { quotaLine } from './quota.ts';
import { ratingLevel, ratingScale, subjectKind } from './rating-codes.ts';
import { repeatedOfKind, subjectId } from './season-shapes.ts';

/** What a result comes to: one of the levels, or the fifth column. */
export const resultLevel = z.union([ratingLevel, z.literal('not-rated')]);
export type ResultLevel = z.output<typeof resultLevel>;

/** Results by level, disjoint; who is not rated is counted beside the levels, never as zero. A code that is absent has none. */
export const resultCounts = z.partialRecord(resultLevel, z.int());

const year = z.int().min(1990).max(2199);
const narrowed = {
  kinds: z.array(subjectKind).default([]),
  /** Null: organisations of which no sector is recorded. */
  sectors: z.array(z.string().max(60).nullable()).max(60).default([]),
};

/**
 * What is counted of one year: the levels, how many of the results were entered, not derived, and how many subjects of seasons that still
 * run wait for their decision. With somebody waiting the year is unfinished, and its shares are of those decided so far.
 */
const yearCell = z.object({ year: z.int(), counts: resultCounts, entered: z.int(), undecided: z.int() });

/** A side of a movement: a level, subjects of a season that has not decided about them, or null: no result in that year. */
export const movementSide = z.union([resultLevel, z.literal('undecided')]).nullable();
export type MovementSide = z.output<typeof movementSide>;

/** A year of which somebody still waits, with the share that is decided. */
const unfinishedYear = z.object({ year: z.int(), decided: z.int(), of: z.int() });

export const distribution = defineQuestion({
  name: 'ratings.distribution',
  summary:
    'Yearly results by level over years: by kind, by sector and by unit, as it was, as it is now or restated to the units of today',
  input: z.strictObject({
    organisationId,
    fromYear: year,
    toYear: year,
    basis,
    ...narrowed,
    /** Counts `repeated` too. */
    withRepeated: z.boolean().default(false),
  }),
  output: z.object({
    basis,
    /** Levels that occur, best first within their scale, with the scale they belong to. */
    levels: z.array(z.object({ level: resultLevel, scale: ratingScale.nullable() })),
    /** One for each year asked, also where it has no results. */
    years: z.array(yearCell),
    byKind: z.array(z.object({ kind: subjectKind, years: z.array(yearCell) })),
    /** Of the results and of those who wait, by year; empty where it was not asked. */
    repeated: z.array(repeatedOfKind.extend({ year: z.int() })),
    bySector: z.array(z.object({ sector: z.string().nullable(), names: namesSchema, years: z.array(yearCell) })),
    byUnit: z.array(
      z.object({
        /** Null: the organisation asked for itself, whose results stand under none of its units. */
        unitId: organisationId.nullable(),
        name: z.string(),
        years: z.array(
          yearCell.extend({
            /** Some of it stands here by a share that a person stated. */
            isEstimated: z.boolean(),
            /** Results that may belong here and that nobody said how to carry stand in `cannotBeRestated`. */
            isIncomplete: z.boolean(),
          }),
        ),
      }),
    ),
    /** Results that no unit's row holds: of organisations that nothing followed, or whose division nobody stated. */
    cannotBeRestated: z.array(z.object({ organisationId, name: z.string(), years: z.array(yearCell) })),
    /**
     * The best level against the ceiling of the year, added up over groups: a hint only, for the ceiling is laid on each group. `share` null:
     * no text of a ceiling is known for that kind and year.
     */
    best: z.array(
      z.object({
        year: z.int(),
        kind: subjectKind,
        level: ratingLevel,
        packId: z.string(),
        share: z.string(),
        lines: z.array(quotaLine.omit({ isRecorded: true })),
      }),
    ),
  }),
  over: { field: 'organisationId' },
});

export const movement = defineQuestion({
  name: 'ratings.movement',
  summary:
    'How the same subjects were rated in two years, as it was, as it is now or restated: from which level to which, the ones without a second result too',
  input: z.strictObject({
    organisationId,
    fromYear: year,
    toYear: year,
    basis: basis.default('as-it-is-now'),
    ...narrowed,
  }),
  output: z.object({
    basis,
    cells: z.array(z.object({ from: movementSide, to: movementSide, subjects: z.int() })),
    unfinished: z.array(unfinishedYear),
    up: z.int(),
    same: z.int(),
    down: z.int(),
    /** Two scales, not rated or no result: neither up nor down. */
    notComparable: z.int(),
    /** Decided in one year and not yet in the other: not compared until it is. */
    undecided: z.int(),
  }),
  over: { field: 'organisationId' },
});

export const selfGaps = defineQuestion({
  name: 'ratings.self-gaps',
  summary:
    'By how many levels self-ratings and decisions part, by year and kind; who did not rate itself is counted apart',
  input: z.strictObject({
    organisationId,
    fromYear: year,
    toYear: year,
    basis: basis.default('as-it-is-now'),
    ...narrowed,
  }),
  output: z.object({
    basis,
    rows: z.array(
      z.object({
        year: z.int(),
        kind: subjectKind,
        /** Levels by which the subject rated itself above the decision; below it negative. */
        gaps: z.array(z.object({ gap: z.int(), subjects: z.int() })),
        withoutSelf: z.int(),
      }),
    ),
    /** Own ratings of organisations and collectives apart from the decision, and at how many organisations: as early identification counts. */
    apart: z.array(z.object({ year: z.int(), ratings: z.int(), organisations: z.int() })),
  }),
  over: { field: 'organisationId' },
});

export const resultOrigin = z.enum(['derived', 'entered']);

export const resultLine = z.object({
  /** Of a season; null where it was entered. */
  subjectId: subjectId.nullable(),
  origin: resultOrigin,
  organisationId,
  organisationName: z.string(),
  kind: subjectKind,
  title: z.string(),
  year: z.int(),
  level: resultLevel,
  selfLevel: ratingLevel.nullable(),
  decidedOn: daySchema.nullable(),
  decisionNumber: z.string().nullable(),
  notRatedWords: z.string().nullable(),
});
export type ResultLine = z.output<typeof resultLine>;

const resultsAsked = {
  organisationId,
  fromYear: year,
  toYear: year,
  ...narrowed,
  levels: z.array(resultLevel).default([]),
  origin: resultOrigin.nullable().default(null),
  /** Each person once, in the first of the kinds, as the summary counts. */
  isEachOnce: z.boolean().default(false),
  /** Only those that the distribution counts under this basis in this unit; null: in any, what cannot be carried too. */
  at: z
    .strictObject({
      unitId: organisationId.nullable().default(null),
      /** What was lost from the unit instead of what it holds. */
      isLost: z.boolean().default(false),
      basis,
    })
    .nullable()
    .default(null),
  /** Only subjects with this level (null: none) in another year, as the movement counts them. */
  other: z.strictObject({ year, level: movementSide }).nullable().default(null),
  /** Only decisions that part from the self-rating by so many levels, as the gaps count them; `none`: no self-rating to compare. */
  gap: z
    .union([z.int().min(-9).max(9), z.literal('none')])
    .nullable()
    .default(null),
  text: z.string().max(100).default(''),
};

export const results = defineQuestion({
  name: 'ratings.results',
  summary: 'The results behind a figure of the distribution, in the order of years and names',
  input: z.strictObject({
    ...resultsAsked,
    after: z.string().max(400).nullable().default(null),
    limit: z.int().min(1).max(200).default(50),
  }),
  output: z.object({
    rows: z.array(resultLine),
    total: z.int(),
    next: z.string().nullable(),
    /** Years of the span in which somebody of these kinds, sectors and this place still waits for a decision. */
    unfinished: z.array(unfinishedYear),
  }),
  over: { field: 'organisationId' },
});

export const exportResults = defineAction({
  name: 'ratings.export-results',
  summary:
    'The results behind a figure as a workbook, with a line that says who took it out, when and how far it reaches',
  input: z.strictObject({ ...resultsAsked, language: z.enum(['vi', 'en']).default('vi') }),
  output: z.object({ fileName: z.string(), mediaType: z.string(), contentBase64: z.string(), rows: z.int() }),
  over: { field: 'organisationId' },
  undo: 'final',
  secrets: ['text', 'contentBase64'],
});

export const rederivation = defineQuestion({
  name: 'ratings.rederivation',
  summary:
    'Derives every stored verdict of a year again from its stored facts and packs and lists where they part; results that were entered are left out',
  input: z.strictObject({ year }),
  output: z.object({
    year: z.int(),
    verdicts: z.int(),
    same: z.int(),
    /** Entered, not derived: not asked again. */
    entered: z.int(),
    differences: z.array(
      z.object({ subjectId, verdictId: z.uuid(), in: z.string(), stored: z.string(), derived: z.string() }),
    ),
  }),
  over: 'whole',
});
