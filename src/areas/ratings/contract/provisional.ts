import { z } from 'zod';
import { defineAction, defineQuestion } from '../../../platform/action/contract.ts';
import { daySchema } from '../../../platform/calendar/day.ts';
import { expectedVersion, lineOf, organisationId, words } from '../../organisations/contract.ts';
import { ratingLevel } from './rating-codes.ts';
import { seasonId, subjectId, subjectLine } from './season-shapes.ts';
import { stepped } from './steps.ts';

const names = z.object({ vi: z.string(), en: z.string() });

/** A decision that went ahead: of what, why, what has arrived since, and what the rules make of the facts of today. */
export const provisionalLine = z.object({
  subject: subjectLine,
  enteredOn: daySchema,
  aheadReason: z.string().nullable(),
  aheadOf: z.array(
    z.object({
      rule: z.string(),
      names,
      for: z.string(),
      onId: subjectId.nullable(),
      title: z.string().nullable(),
      isVerified: z.boolean(),
      hasArrived: z.boolean(),
    }),
  ),
  /** Rating by the State, as it was entered. */
  stateLevel: ratingLevel.nullable(),
  /** What the program found by itself when something that was missing had arrived, and when; null: nothing has arrived. */
  recheck: z.object({ finding: z.enum(['agrees', 'waits', 'differs']), on: daySchema }).nullable(),
  /** What the rules proposed when it was decided, and what they propose now; null where they propose no single level. */
  levelThen: ratingLevel.nullable(),
  levelNow: ratingLevel.nullable(),
  /** What the rules propose now speaks against what was decided, and did not when it was decided. */
  differs: z.boolean(),
});
export type ProvisionalLine = z.output<typeof provisionalLine>;

export const provisionalSteps = defineQuestion({
  name: 'ratings.provisional-steps',
  summary: 'Decisions of a season that went ahead of something, in name order, each beside what has arrived since',
  input: z.strictObject({
    seasonId,
    /** Those of this organisation and below it. */
    organisationId,
    limit: z.int().min(1).max(200).default(100),
  }),
  output: z.object({ rows: z.array(provisionalLine), total: z.int() }),
  over: { field: 'organisationId' },
});

export const recordStateRating = defineAction({
  name: 'ratings.record-state-rating',
  summary:
    'Enters how the State rated a cadre, with its paper; the rules are asked again, and what they propose is shown beside the decision',
  input: z.strictObject({ subjectId, expectedVersion, level: ratingLevel, sourceWords: lineOf(300) }),
  output: stepped.extend({ levelNow: ratingLevel.nullable(), differs: z.boolean() }),
  over: 'resolved',
  undo: 'ratings.withdraw-state-rating',
  secrets: ['level', 'levelNow', 'sourceWords'],
});

export const withdrawStateRating = defineAction({
  name: 'ratings.withdraw-state-rating',
  summary: 'Takes back a rating of the State that was entered by mistake, on the day it was entered',
  input: z.strictObject({ subjectId, expectedVersion }),
  output: stepped,
  over: 'resolved',
  undo: 'ratings.record-state-rating',
});

export const confirmDecision = defineAction({
  name: 'ratings.confirm-decision',
  summary:
    'Confirms a decision that went ahead, now that what it waited for has arrived, with a reason where the rules now speak against it; or that somebody was set aside for a reason that stands in no rule',
  input: z.strictObject({ subjectId, expectedVersion, on: daySchema, why: words(2000).nullable().default(null) }),
  output: stepped,
  over: 'resolved',
  undo: 'ratings.take-back-step',
  secrets: ['why'],
});

export const recheckProvisional = defineAction({
  name: 'ratings.recheck-provisional',
  summary:
    'Looks again at all decisions of a season that went ahead: confirms those of which everything arrived and nothing speaks against; the others stay listed',
  input: z.strictObject({ seasonId, on: daySchema }),
  output: z.object({
    confirmed: z.int(),
    /** Stay: something is still missing. */
    waiting: z.int(),
    /** Stay: the rules now speak against the decision. */
    differing: z.int(),
    /** Stay: the own rating of who asks, or one with an interest declared; somebody else confirms it. */
    keptOut: z.int(),
    /** Stay: set aside for a reason that stands in no rule; the deciding level says yes to each. */
    aside: z.int(),
    subjects: z.array(stepped),
  }),
  over: 'resolved',
  undo: 'ratings.take-back-steps',
});
