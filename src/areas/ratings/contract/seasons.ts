import { z } from 'zod';
import { defineAction, defineQuestion } from '../../../platform/action/contract.ts';
import { daySchema } from '../../../platform/calendar/day.ts';
import { expectedVersion, organisationId, words } from '../../organisations/contract.ts';
import { adjustmentSchema } from './adjustment.ts';
import { ratingLevel, ratingPeriod, subjectKind } from './rating-codes.ts';
import {
  calendarLine,
  calendarStep,
  choiceFlag,
  decidedAbove,
  packFace,
  repeatedOfKind,
  seasonFace,
  seasonId,
  seasonReach,
  seasonState,
  subjectLine,
  subjectStage,
  subjectState,
} from './season-shapes.ts';

/** Kinds that are found by the program when a season is opened; the others are added one by one. */
export const openableKinds = [
  'party-organisation',
  'grassroots-committee',
  'cell-committee',
  'leader',
  'member',
] as const satisfies readonly z.output<typeof subjectKind>[];
const openableKind = z.enum(openableKinds);

/** An unverified rule that stands in a pack switched off, for the opener to switch on by a paper of its own. */
const offeredRule = z.object({
  step: adjustmentSchema.shape.step.unwrap(),
  rule: z.string(),
  code: z.string(),
  names: z.object({ vi: z.string(), en: z.string() }),
  clause: z.string(),
});

const whom = { organisationId, period: ratingPeriod, reach: seasonReach, countedOn: daySchema };

export const seasonProposal = defineQuestion({
  name: 'ratings.season-proposal',
  summary:
    'What a season of this period would be: the pack that governs it, the others, its last days, and how many subjects of each kind',
  input: z.strictObject({ ...whom, packId: z.string().max(60).nullable().default(null) }),
  output: z.object({
    /** The pack that was asked for, or the one of the period; null where no pack is known for it. */
    pack: packFace.nullable(),
    layer: packFace.nullable(),
    governing: packFace.nullable(),
    packs: z.array(packFace),
    /** Why the choice needs a reason on record. */
    flags: z.array(choiceFlag),
    calendar: z.array(calendarLine),
    /** Days of documents that bind others than this organisation: offered, never set. */
    reference: z.array(calendarLine),
    counts: z.array(z.object({ kind: openableKind, subjects: z.int() })),
    /** Kinds that the texts of this period concern; another one needs a reason. */
    concerned: z.array(openableKind),
    /** Rules that count only where the opener says so. */
    offered: z.array(offeredRule),
    alreadyOpen: seasonId.nullable(),
    /** What the regulation says of periods for which no season can be opened, since no text read says how. */
    otherPeriods: z
      .object({ names: z.object({ vi: z.string(), en: z.string() }), clause: z.string(), isVerified: z.boolean() })
      .nullable(),
  }),
  over: { field: 'organisationId' },
});

export const openSeason = defineAction({
  name: 'ratings.open-season',
  summary: 'Opens a season: fixes its period, its pack, its last days and whom it rates, all in one',
  input: z.strictObject({
    ...whom,
    packId: z.string().max(60),
    packReason: words(1000).nullable().default(null),
    calendar: z.array(calendarLine).max(40),
    kinds: z.array(openableKind).min(1),
    /** Unverified rules switched on or off, each with the paper it rests on. */
    adjustments: z
      .array(
        adjustmentSchema.extend({
          rule: z.string().min(1).max(60),
          code: z.string().min(1).max(60),
          basis: z.string().max(500),
        }),
      )
      .max(40)
      .default([]),
  }),
  output: z.object({ seasonId, subjects: z.int() }),
  over: { field: 'organisationId' },
  undo: 'ratings.withdraw-season',
});

export const withdrawSeason = defineAction({
  name: 'ratings.withdraw-season',
  summary: 'Takes back a season in which nothing has been recorded yet',
  input: z.strictObject({ seasonId, expectedVersion, why: words(1000) }),
  output: z.object({ seasonId, version: z.int() }),
  over: 'resolved',
  undo: 'final',
});

export const changeCalendar = defineAction({
  name: 'ratings.change-calendar',
  summary: 'Sets other last days for the steps of a season, for everybody in it',
  input: z.strictObject({
    seasonId,
    expectedVersion,
    calendar: z.array(calendarLine).max(40),
    why: words(1000),
  }),
  output: z.object({ seasonId, version: z.int() }),
  over: 'resolved',
  undo: 'ratings.change-calendar',
});

export const closeSeason = defineAction({
  name: 'ratings.close-season',
  summary: 'Closes a season whose subjects are all archived or not rated',
  input: z.strictObject({ seasonId, expectedVersion, closedOn: daySchema }),
  output: z.object({ seasonId, version: z.int() }),
  over: 'resolved',
  undo: 'ratings.reopen-season',
});

export const reopenSeason = defineAction({
  name: 'ratings.reopen-season',
  summary: 'Opens a closed season again, with a reason',
  input: z.strictObject({ seasonId, expectedVersion, why: words(1000) }),
  output: z.object({ seasonId, version: z.int() }),
  over: 'resolved',
  undo: 'ratings.close-season',
});

const counts = z.object({
  subjects: z.int(),
  reviewed: z.int(),
  selfRated: z.int(),
  proposed: z.int(),
  decided: z.int(),
  notified: z.int(),
  published: z.int(),
  archived: z.int(),
  notRated: z.int(),
  provisional: z.int(),
});

export const seasons = defineQuestion({
  name: 'ratings.seasons',
  summary: 'Seasons an organisation opened or takes part in, newest first, with how far they are',
  input: z.strictObject({ organisationId }),
  output: z.object({ rows: z.array(seasonFace.extend({ openerName: z.string(), isOpener: z.boolean(), counts })) }),
  over: { field: 'organisationId' },
});

export const season = defineQuestion({
  name: 'ratings.season',
  summary: 'One season: pack, last days, and how far each organisation and each kind is',
  input: z.strictObject({ seasonId, organisationId }),
  output: seasonFace.extend({
    openerName: z.string(),
    isOpener: z.boolean(),
    state: seasonState,
    /** Version of the opener's row; null for who only takes part. */
    version: z.int().nullable(),
    calendar: z.array(calendarLine),
    /** How far the step of each last day is, in the order of the calendar. */
    progress: z.array(
      z.object({
        code: z.string(),
        step: calendarStep,
        /** Subjects that are rated, and those of them that lack the step. */
        rated: z.int(),
        left: z.int(),
        /** Subjects whose step happened after the last day, and those whose step was in time but entered after it. */
        late: z.int(),
        enteredLate: z.int(),
        isOverdue: z.boolean(),
      }),
    ),
    /** Levels of the scale of its pack, best first. */
    levels: z.array(ratingLevel),
    counts,
    byKind: z.array(z.object({ kind: subjectKind, counts })),
    repeated: z.array(repeatedOfKind),
    byOrganisation: z.array(z.object({ organisationId, name: z.string(), counts })),
    /** Rules that the opener switched, with the paper they rest on. */
    switched: z.array(offeredRule.extend({ isOn: z.boolean(), basis: z.string() })),
    /** Leaders of the opener and its own committee, whom the level above decides; as far as whoever asks sees them. */
    decidedAbove: z.array(decidedAbove),
  }),
  over: { field: 'organisationId' },
});

export const subjects = defineQuestion({
  name: 'ratings.subjects',
  summary: 'Subjects of a season in name order, by organisation, kind, state or level',
  input: z.strictObject({
    seasonId,
    /** Those of this organisation and below it. */
    organisationId,
    kinds: z.array(subjectKind).default([]),
    states: z.array(subjectState).default([]),
    /** Levels that were decided. */
    levels: z.array(ratingLevel).default([]),
    /** Those of one count of the season. */
    stage: subjectStage.nullable().default(null),
    /** Those who lack the step of a last day. */
    lacks: calendarStep.nullable().default(null),
    quotaGroup: z.string().max(100).nullable().default(null),
    /** Each person once, in the first of the kinds, as the summary counts. */
    isEachOnce: z.boolean().default(false),
    text: z.string().max(100).default(''),
    after: z.string().max(400).nullable().default(null),
    limit: z.int().min(1).max(200).default(50),
  }),
  output: z.object({ rows: z.array(subjectLine), total: z.int(), next: z.string().nullable() }),
  over: { field: 'organisationId' },
});
