import { z } from 'zod';
import { defineQuestion } from '../../../platform/action/contract.ts';
import { daySchema } from '../../../platform/calendar/day.ts';
import { organisationId } from '../../organisations/contract.ts';
import { claused } from '../rules/transfer-clause.ts';
import { memberId } from './member.ts';

const overDay = z.strictObject({ organisationId, on: daySchema });

/** Counts of the roll: `official` and `probationary` together are the counted membership (đảng số). */
export const rollCounts = z.object({
  official: z.int(),
  probationary: z.int(),
  /** Taking part here for a time; counted where the official membership is. */
  guests: z.int(),
  /** Of the official, each counted once in this order: taking part elsewhere for a time, suspended, exempt. What is left is the base of votes. */
  away: z.int(),
  suspended: z.int(),
  exempt: z.int(),
});
export type RollCounts = z.output<typeof rollCounts>;

export const counts = defineQuestion({
  name: 'members.counts',
  summary: 'Counted membership of an organisation and all below it on a day, with one line per part; figures only',
  input: overDay,
  output: z.object({
    own: rollCounts,
    total: rollCounts,
    parts: z.array(z.object({ organisationId, name: z.string(), ...rollCounts.shape })),
  }),
  over: { field: 'organisationId' },
});

export const rollLine = z.object({
  memberId,
  fullName: z.string(),
  /** False: the record has moved out of reach since; only the spell of then is shown. */
  hasRecord: z.boolean(),
  birthYear: z.int().nullable(),
  isFictional: z.boolean(),
  isOfficial: z.boolean(),
  officialOn: daySchema.nullable(),
  since: daySchema,
  isBeginningKnown: z.boolean(),
  isGuest: z.boolean(),
  isAway: z.boolean(),
  state: z.enum(['active', 'exempt', 'suspended']),
  /** Post in the committee of this organisation on the day, in both languages, and its rank for lists by post. */
  post: z.object({ vi: z.string(), en: z.string(), rank: z.int() }).nullable(),
});
export type RollLineView = z.output<typeof rollLine>;

export const roll = defineQuestion({
  name: 'members.roll',
  summary: 'The roll of one organisation on a day, post-holders first, guests and those away marked',
  input: overDay,
  output: z.object({ rows: z.array(rollLine) }),
  over: { field: 'organisationId' },
});

export const votingBase = defineQuestion({
  name: 'members.voting-base',
  summary: 'The base of votes of an organisation on a day with every deduction, and the rule it follows',
  input: z.strictObject({
    organisationId,
    on: daySchema,
    occasion: z.enum(['meeting', 'congress']).default('meeting'),
    presentExemptIds: z.array(memberId).max(2000).default([]),
    absentIds: z.array(memberId).max(2000).default([]),
  }),
  output: z.object({
    official: z.int(),
    base: z.int(),
    deductions: z.array(
      z.object({
        ground: z.enum(['temporarily-away', 'suspended', 'exempt-absent', 'absent-with-reason']),
        memberIds: z.array(memberId),
        clause: claused.nullable(),
      }),
    ),
    needed: z.array(
      z.object({ code: z.string(), vi: z.string(), en: z.string(), votes: z.int(), clause: claused.nullable() }),
    ),
    packId: z.string(),
    source: z.string(),
    verified: z.boolean(),
  }),
  over: { field: 'organisationId' },
});
