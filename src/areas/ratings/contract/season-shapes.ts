import { z } from 'zod';
import { idOf } from '../../../platform/action/id.ts';
import { daySchema } from '../../../platform/calendar/day.ts';
import { lineOf, organisationId } from '../../organisations/contract.ts';
import { ratingLevel, ratingPeriod, subjectKind } from './rating-codes.ts';

export const seasonId = idOf('SeasonId');
export type SeasonId = z.output<typeof seasonId>;
export const subjectId = idOf('RatingSubjectId');
export type SubjectId = z.output<typeof subjectId>;

export const seasonState = z.enum(['open', 'closed', 'withdrawn']);
export type SeasonState = z.output<typeof seasonState>;

/** Where the rating of one subject stands. What led there are lines of their own. */
export const subjectState = z.enum(['open', 'reviewed', 'decided', 'notified', 'archived', 'not-rated', 'withdrawn']);
export type SubjectState = z.output<typeof subjectState>;

/** What a last day of the calendar may be about. */
export const calendarStep = z.enum([
  'state-rating',
  'rate-self',
  'record-review',
  'propose-level',
  'record-ballot',
  'decide-level',
  'notify-subject',
  'publish-result',
  'archive-rating',
]);
export type CalendarStep = z.output<typeof calendarStep>;

/** How far a subject is, as the counts of a season name it. */
export const subjectStage = z.enum([
  'reviewed',
  'selfRated',
  'proposed',
  'decided',
  'notified',
  'published',
  'archived',
  'notRated',
  'provisional',
]);
export type SubjectStage = z.output<typeof subjectStage>;

/**
 * Persons with several ratings here, a leader who is a member too: how many of a kind belong to somebody counted in a kind before. The
 * summary leaves them out; what counts ratings says so.
 */
export const repeatedOfKind = z.object({ kind: subjectKind, count: z.int() });
export type RepeatedOfKind = z.output<typeof repeatedOfKind>;

/** A last day of the season. `source` names the document it comes from; an office that changed it says so in its own words. */
export const calendarLine = z.strictObject({
  code: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  dueOn: daySchema,
  names: z.strictObject({ vi: lineOf(200), en: lineOf(200) }),
  source: lineOf(300).nullable(),
  isVerified: z.boolean(),
  /** By then everybody has had this step; null: by then everybody is decided. */
  step: calendarStep.nullable().default(null),
});
export type CalendarLine = z.output<typeof calendarLine>;

/** How far down organisations are taken in: those directly below the opener, or every one below it. */
export const seasonReach = z.enum(['direct', 'whole']);
export type SeasonReach = z.output<typeof seasonReach>;

/** Whom the level above decides: in this season, or taken into its own. */
export const decidedAbove = z.object({
  subjectId,
  title: z.string(),
  postWords: z.string().nullable(),
  kind: subjectKind,
  state: subjectState,
  /** Who opened the season in which it is rated, where that is another one; null: this one. */
  openerName: z.string().nullable(),
});
export type DecidedAbove = z.output<typeof decidedAbove>;

/** Why a choice of packs needs a reason on record. */
export const choiceFlag = z.enum(['other-pack', 'validity-unknown', 'quarter-rated-with-year']);

/** A pack as screens name it. */
export const packFace = z.object({
  id: z.string(),
  vi: z.string(),
  en: z.string(),
  source: z.string().nullable(),
  isVerified: z.boolean(),
});
export type PackFace = z.output<typeof packFace>;

export const seasonFace = z.object({
  seasonId,
  openerId: organisationId,
  period: ratingPeriod,
  periodFrom: daySchema,
  periodUntil: daySchema,
  pack: packFace,
  /** What the quarterly guidance adds. */
  layer: packFace.nullable(),
  packReason: z.string().nullable(),
  state: seasonState,
  openedOn: daySchema,
});
export type SeasonFace = z.output<typeof seasonFace>;

/** One subject as lists show it: what stands at each step, never who comes before whom. */
export const subjectLine = z.object({
  subjectId,
  organisationId,
  organisationName: z.string(),
  kind: subjectKind,
  title: z.string(),
  postWords: z.string().nullable(),
  isHead: z.boolean(),
  quotaGroup: z.string(),
  state: subjectState,
  reviewHeldOn: daySchema.nullable(),
  selfLevel: ratingLevel.nullable(),
  proposedLevel: ratingLevel.nullable(),
  ballotLevel: ratingLevel.nullable(),
  decidedLevel: ratingLevel.nullable(),
  decidedOn: daySchema.nullable(),
  publishedOn: daySchema.nullable(),
  notRatedRule: z.string().nullable(),
  isProvisional: z.boolean(),
  /** Who leads the committee that opened the season, and that committee: the level above decides, and its decision is recorded here. */
  isDecidedAbove: z.boolean(),
  isFictional: z.boolean(),
  version: z.int(),
});
export type SubjectLine = z.output<typeof subjectLine>;
