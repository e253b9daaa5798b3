import { z } from 'zod';
import { defineAction } from '../../../platform/action/contract.ts';
import { daySchema } from '../../../platform/calendar/day.ts';
import { decisionSchema, expectedVersion, lineOf, words } from '../../organisations/contract.ts';
import { criterionGrade, criterionPart, ratingLevel } from './rating-codes.ts';
import { subjectId } from './season-shapes.ts';

// What is said about a person stays with the rating: `secrets` keep it out of the audit, which other offices read.
const onSubject = { subjectId, expectedVersion };
export const stepped = z.object({ subjectId, version: z.int() });
const whole = { over: 'resolved', undo: 'ratings.take-back-step' } as const;
const many = z.array(z.strictObject(onSubject)).min(1).max(500);
/** Every subject of a step with its version after it, so that the step can be taken back for all of them. */
const manyStepped = z.array(stepped);
const wholeOfMany = { over: 'resolved', undo: 'ratings.take-back-steps' } as const;

/** Points are given to a hundredth at most, as they are kept. */
const points = z.number().min(0).max(100).multipleOf(0.01);

/**
 * One line of a framework of criteria as it was filled in: points by the code of the criterion; where the pack marks by grades, a grade by
 * the words of the criterion on the paper and its group, for no list of them was seen.
 */
export const markLine = z.strictObject({
  criterion: lineOf(200),
  points: points.nullable(),
  grade: criterionGrade.nullable().default(null),
  part: criterionPart.nullable().default(null),
  reason: words(1000).nullable().default(null),
});
export type MarkLine = z.output<typeof markLine>;

export const markSide = z.enum(['self', 'collective', 'superior']);
export type MarkSide = z.output<typeof markSide>;

export const recordReview = defineAction({
  name: 'ratings.record-review',
  summary:
    'Records that subjects were reviewed, by the day of the conference; several at once, as a cell reviews its members',
  input: z.strictObject({
    subjects: many,
    heldOn: daySchema,
    words: words(4000).nullable().default(null),
  }),
  output: z.object({ reviewed: z.int(), subjects: manyStepped }),
  ...wholeOfMany,
  secrets: ['words'],
});

export const withdrawReview = defineAction({
  name: 'ratings.withdraw-review',
  summary: 'Takes back a review that was recorded by mistake, while nothing was decided',
  input: z.strictObject({ ...onSubject, why: words(1000) }),
  output: stepped,
  over: 'resolved',
  undo: 'ratings.record-review',
  secrets: ['why'],
});

const rated = {
  ...onSubject,
  ratedOn: daySchema,
  marks: z.array(markLine).max(60).default([]),
  /** Points by part of the scale, where no framework of criteria is known or the sheet was filled on paper. */
  points: z.record(z.string().max(40), points).default({}),
  level: ratingLevel,
  words: words(4000).nullable().default(null),
};

export const rateSelf = defineAction({
  name: 'ratings.rate-self',
  summary: 'Records how a subject rated itself: points or grades by criterion, and one of the levels',
  input: z.strictObject(rated),
  output: stepped,
  ...whole,
  secrets: ['words', 'level', 'points', 'marks'],
});

export const proposeLevel = defineAction({
  name: 'ratings.propose-level',
  summary:
    'Records what the cell or the advisory organ proposes, with a reason where it leaves what the rules make of the facts or comes before the review',
  input: z.strictObject({
    ...rated,
    leavingReason: words(2000).nullable().default(null),
    aheadReason: words(2000).nullable().default(null),
  }),
  output: stepped,
  ...whole,
  secrets: ['words', 'leavingReason', 'aheadReason', 'level', 'points', 'marks'],
});

export const ballotVotes = z.partialRecord(z.union([ratingLevel, z.literal('not-rated')]), z.int().min(0).max(100_000));

export const recordBallot = defineAction({
  name: 'ratings.record-ballot',
  summary: 'Records the tally of a secret ballot on one subject; nobody’s vote is kept',
  input: z.strictObject({
    ...onSubject,
    votedOn: daySchema,
    summoned: z.int().min(1).max(100_000),
    present: z.int().min(0).max(100_000),
    issued: z.int().min(0).max(100_000),
    received: z.int().min(0).max(100_000),
    invalid: z.int().min(0).max(100_000),
    /** Who stayed out of this item because it concerns them: the subject, and whoever has an interest. */
    keptOut: z.int().min(0).max(100_000).default(0),
    votes: ballotVotes,
  }),
  // The level that got most votes is read where the subject is: an answer is kept for a repeated request.
  output: stepped,
  ...whole,
  secrets: ['votes'],
});

export const decideLevel = defineAction({
  name: 'ratings.decide-level',
  summary: 'Records the decision of the competent level on one or several subjects, with number, day and issuer',
  input: z.strictObject({
    lines: z
      .array(
        z.strictObject({
          ...onSubject,
          level: ratingLevel,
          leavingReason: words(2000).nullable().default(null),
          aheadReason: words(2000).nullable().default(null),
        }),
      )
      .min(1)
      .max(500),
    decision: decisionSchema,
  }),
  output: z.object({ decided: z.int(), provisional: z.int(), subjects: manyStepped }),
  over: 'resolved',
  undo: 'ratings.take-back-decisions',
  secrets: ['lines.*.level', 'lines.*.leavingReason', 'lines.*.aheadReason'],
});

export const takeBackDecision = defineAction({
  name: 'ratings.take-back-decision',
  summary: 'Takes back a decision entered by mistake, on the day it was entered and before anybody was notified',
  input: z.strictObject({ ...onSubject, why: words(1000) }),
  output: stepped,
  over: 'resolved',
  undo: 'ratings.decide-level',
  secrets: ['why'],
});

export const takeBackDecisions = defineAction({
  name: 'ratings.take-back-decisions',
  summary:
    'Takes back a decision over several subjects that was entered by mistake, on the day it was entered and before anybody was notified',
  input: z.strictObject({ subjects: many, why: words(1000) }),
  output: z.object({ takenBack: z.int() }),
  over: 'resolved',
  undo: 'final',
  secrets: ['why'],
});

/** The paper of the level above: about those whom it decides no other setting aside or opening again is recorded (0060). */
const paperAbove = { decision: decisionSchema.nullable().default(null) };
const aside = { rule: z.string().max(60), words: words(2000), on: daySchema, ...paperAbove };

export const setNotRated = defineAction({
  name: 'ratings.set-not-rated',
  summary: 'Records that a subject is not rated in this period, with the rule or the reason',
  input: z.strictObject({ ...onSubject, ...aside }),
  output: stepped,
  over: 'resolved',
  undo: 'ratings.rate-after-all',
  secrets: ['rule', 'words'],
});

export const setSubjectsNotRated = defineAction({
  name: 'ratings.set-subjects-not-rated',
  summary: 'Records that several subjects are not rated in this period, all for the same rule or reason',
  input: z.strictObject({ subjects: many, ...aside }),
  output: z.object({ setAside: z.int(), subjects: manyStepped }),
  ...wholeOfMany,
  secrets: ['rule', 'words'],
});

export const rateAfterAll = defineAction({
  name: 'ratings.rate-after-all',
  summary: 'Takes a subject that was set aside back into the season',
  input: z.strictObject({ ...onSubject, why: words(1000), ...paperAbove }),
  output: stepped,
  over: 'resolved',
  undo: 'ratings.set-not-rated',
  secrets: ['why'],
});

export const notifySubjects = defineAction({
  name: 'ratings.notify-subjects',
  summary: 'Records that subjects and the collectives that manage them were told the result',
  input: z.strictObject({ subjects: many, on: daySchema }),
  output: z.object({ notified: z.int(), subjects: manyStepped }),
  ...wholeOfMany,
});

export const publishResults = defineAction({
  name: 'ratings.publish-results',
  summary:
    'Records on which day, where and in what form results that were told to their subjects were made public; files never are',
  input: z.strictObject({ subjects: many, on: daySchema, how: lineOf(300) }),
  output: z.object({ published: z.int(), subjects: manyStepped }),
  ...wholeOfMany,
});

export const archiveRatings = defineAction({
  name: 'ratings.archive-ratings',
  summary: 'Puts notified results into the archive; nothing of them changes any more but by reopening',
  input: z.strictObject({ subjects: many, on: daySchema }),
  output: z.object({ archived: z.int(), subjects: manyStepped }),
  ...wholeOfMany,
});

export const reopenRating = defineAction({
  name: 'ratings.reopen-rating',
  summary: 'Opens a decided rating again on a later finding; the old decision stays beside the new one',
  input: z.strictObject({ ...onSubject, why: words(2000), finding: lineOf(300), on: daySchema, ...paperAbove }),
  output: stepped,
  over: 'resolved',
  undo: 'ratings.decide-level',
  secrets: ['why', 'finding'],
});

export const takeBackStep = defineAction({
  name: 'ratings.take-back-step',
  summary: 'Takes back the last step of a subject on the day it was entered, and what it changed',
  input: z.strictObject(onSubject),
  output: stepped,
  over: 'resolved',
  undo: 'final',
});

export const takeBackSteps = defineAction({
  name: 'ratings.take-back-steps',
  summary:
    'Takes back the last step of several subjects on the day it was entered, and what it changed: all of them or none',
  input: z.strictObject({ subjects: many }),
  output: z.object({ takenBack: z.int() }),
  over: 'resolved',
  undo: 'final',
});
