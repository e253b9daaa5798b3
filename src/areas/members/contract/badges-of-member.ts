import { z } from 'zod';
import { defineQuestion } from '../../../platform/action/contract.ts';
import { daySchema } from '../../../platform/calendar/day.ts';
import { badgeCaseId, badgeKind, badgeState, deferralReason } from './badges.ts';
import { memberId } from './member.ts';
import { caseVote } from './voted-cases.ts';

const badgeFace = z.object({
  id: badgeCaseId,
  level: z.int(),
  kind: badgeKind,
  state: badgeState,
  reachedOn: daySchema.nullable(),
  roundOn: daySchema.nullable(),
  filedOn: daySchema.nullable(),
  awardedOn: daySchema.nullable(),
  /** The day on which the years are reached, where that lies after the award by what is recorded now. */
  reachedAfterAward: daySchema.nullable(),
  deferredFor: deferralReason.nullable(),
  waitUntil: daySchema.nullable(),
  decisionNumber: z.string().nullable(),
  decisionOn: daySchema.nullable(),
  isPast: z.boolean(),
  cellVote: caseVote.nullable(),
  version: z.int(),
});

const badgesOutput = z.object({
  badges: z.array(badgeFace),
  /** The next level with the day it is reached and its round; null without a known party age or above the last level. */
  next: z.object({ level: z.int(), reachedOn: daySchema, roundOn: daySchema }).nullable(),
  levels: z.array(z.int()),
  version: z.int(),
});

export const badgesOfMember = defineQuestion({
  name: 'members.badges-of-member',
  summary: 'Badges of a member with their state, and the next one',
  input: z.strictObject({ memberId }),
  output: badgesOutput,
  over: 'resolved',
});

export const ownBadges = defineQuestion({
  name: 'members.own-badges',
  summary: 'The badges of whoever is signed in as a member, and the next one',
  input: z.strictObject({}),
  output: badgesOutput,
  over: 'self',
});
