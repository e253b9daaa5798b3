import { z } from 'zod';
import { defineAction, defineQuestion } from '../../../platform/action/contract.ts';
import { idOf } from '../../../platform/action/id.ts';
import { daySchema } from '../../../platform/calendar/day.ts';
import { decisionSchema, expectedVersion, namesSchema, organisationId, words } from '../../organisations/contract.ts';
import { ratingLevel, subjectKind } from './rating-codes.ts';
import { seasonId, subjectId, subjectState } from './season-shapes.ts';

export const settlementId = idOf('SettlementId');
export type SettlementId = z.output<typeof settlementId>;

/** Of whom the share is taken, and how it is made whole: the readings that the texts leave open. */
export const quotaBaseCode = z.enum(['good-only', 'good-or-better', 'all-rated']);
export const quotaRoundingCode = z.enum(['floor', 'half-up']);

/** What one reading makes of a group. Nothing here blocks. */
export const quotaLine = z.object({
  base: quotaBaseCode,
  rounding: quotaRoundingCode,
  heads: z.enum(['counted', 'apart']),
  of: z.int(),
  now: z.int(),
  allowed: z.int(),
  over: z.int(),
  /** Fewest to go down one level until this reading is kept. */
  toMove: z.int(),
  allowedByException: z.int().nullable(),
  /** The reading that the committee recorded as its own rule, as far as it recorded one. */
  isRecorded: z.boolean(),
});

/** Rows by level, disjoint. */
export const levelCounts = z.partialRecord(ratingLevel, z.int());

const quotaSide = z.object({
  counts: levelCounts,
  /** Heads among them. */
  heads: levelCounts,
  rated: z.int(),
  now: z.int(),
  isOver: z.boolean(),
  lines: z.array(quotaLine),
});

const ruled = z.object({ names: namesSchema, clause: z.string().nullable(), isVerified: z.boolean() });

export const settlement = z.object({
  settlementId,
  covers: z.int(),
  reason: z.string().nullable(),
  exception: z.object({ number: z.string(), decidedOn: daySchema }).nullable(),
  settledOn: daySchema,
  /** Every reading as it was when it was recorded. */
  readings: z.array(quotaLine.pick({ base: true, rounding: true, heads: true, of: true, now: true })),
  /** The decisions of today go beyond what it covers: more of the best level, or a higher share. */
  isOutgrown: z.boolean(),
  /** A reading that is over at a higher share than it was recorded for. */
  changed: z.object({ thenNow: z.int(), thenOf: z.int(), now: z.int(), of: z.int() }).nullable(),
});

export const quotaGroup = z.object({
  /** Code by which subjects and settlements name the group. */
  group: z.string(),
  names: namesSchema,
  kind: subjectKind,
  /** Everybody in it, rated or not yet. */
  subjects: z.int(),
  /** The same by kind: a group may hold several that are counted together. */
  kinds: z.array(z.object({ kind: subjectKind, subjects: z.int() })),
  /** Place of its rule in `rules`; null: no text was seen for this kind, nothing to be over. */
  ruleAt: z.int().nullable(),
  /** Null where no rule is known. */
  decisions: quotaSide.nullable(),
  /** What stands when all that is only proposed so far is decided as proposed. */
  proposals: quotaSide.nullable(),
  /** A group of fewer than the rule names: the next larger one to read it with, found in `larger`. */
  shownWith: z.string().nullable(),
  settlement: settlement.nullable(),
  /** Over some reading as decided, and no settlement covers it. */
  isUnsettled: z.boolean(),
});

export const quotaBoard = defineQuestion({
  name: 'ratings.quota-board',
  summary:
    'For every group of a season what each reading of the ceiling allows, what there is now, who is over and how it was settled',
  input: z.strictObject({ seasonId, organisationId }),
  output: z.object({
    seasonId,
    version: z.int(),
    isOpen: z.boolean(),
    rules: z.array(
      z.object({
        level: ratingLevel,
        share: z.string(),
        exceptionShare: z.string().nullable(),
        rule: ruled,
        bases: z.array(ruled.extend({ code: quotaBaseCode })),
        roundings: z.array(ruled.extend({ code: quotaRoundingCode })),
        headsApart: ruled.nullable(),
        tieBreak: z.array(ruled),
        fewerThan: z.int(),
      }),
    ),
    /** What the committee recorded as its own rule, with its paper. */
    recorded: z.object({
      base: quotaBaseCode.nullable(),
      rounding: quotaRoundingCode.nullable(),
      decision: decisionSchema.nullable(),
    }),
    groups: z.array(quotaGroup),
    /** Whom the level above decides: they count under its ceiling, and are named here so that none is overlooked. */
    decidedAbove: z.object({ subjects: z.int(), best: z.int() }),
    /** Groups of groups, for those that are too small to be read alone. */
    larger: z.array(
      quotaGroup.pick({
        group: true,
        names: true,
        kind: true,
        subjects: true,
        ruleAt: true,
        decisions: true,
        proposals: true,
      }),
    ),
  }),
  over: { field: 'organisationId' },
});

export const bestOfGroup = defineQuestion({
  name: 'ratings.best-of-group',
  summary: 'Who of a group is decided or proposed at the level that has a ceiling, in name order',
  input: z.strictObject({
    seasonId,
    organisationId,
    group: z.string().max(100),
    after: z.string().max(400).nullable().default(null),
    limit: z.int().min(1).max(200).default(100),
  }),
  output: z.object({
    rows: z.array(
      z.object({
        subjectId,
        organisationId,
        organisationName: z.string(),
        title: z.string(),
        kind: subjectKind,
        isHead: z.boolean(),
        state: subjectState,
        proposedLevel: ratingLevel.nullable(),
        decidedLevel: ratingLevel.nullable(),
      }),
    ),
    total: z.int(),
    next: z.string().nullable(),
  }),
  over: { field: 'organisationId' },
});

export const settleQuota = defineAction({
  name: 'ratings.settle-quota',
  summary:
    'Records on what a group may go over a reading of the ceiling: a written reason, or number and day of the exception; says how many it covers',
  input: z.strictObject({
    seasonId,
    expectedVersion,
    group: z.string().min(1).max(100),
    covers: z.int().min(1).max(1_000_000),
    reason: words(2000).nullable().default(null),
    exception: z
      .strictObject({ number: z.string().trim().normalize('NFC').max(60), decidedOn: daySchema.nullable() })
      .nullable()
      .default(null),
    settledOn: daySchema,
    /** Levels that are about to be decided: the reason is recorded for what stands after that. Left out: for all as proposed. */
    deciding: z
      .array(z.strictObject({ subjectId, level: ratingLevel }))
      .max(300)
      .default([]),
  }),
  output: z.object({ settlementId, version: z.int() }),
  over: 'resolved',
  undo: 'ratings.withdraw-settlement',
  secrets: ['deciding.*.level'],
});

export const withdrawSettlement = defineAction({
  name: 'ratings.withdraw-settlement',
  summary: 'Takes back a settlement on which no decision over a reading rests any more',
  input: z.strictObject({ settlementId, why: words(1000) }),
  output: z.object({ settlementId }),
  over: 'resolved',
  undo: 'ratings.settle-quota',
});

export const recordQuotaRule = defineAction({
  name: 'ratings.record-quota-rule',
  summary:
    'Records which base and rounding the committee took as its own rule, with the paper; the other readings stay shown',
  input: z.strictObject({
    seasonId,
    expectedVersion,
    base: quotaBaseCode.nullable(),
    rounding: quotaRoundingCode.nullable(),
    /** Left out only where both are taken back. */
    decision: decisionSchema.nullable(),
  }),
  output: z.object({ seasonId, version: z.int() }),
  over: 'resolved',
  undo: 'ratings.record-quota-rule',
});
