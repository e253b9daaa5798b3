import { z } from 'zod';
import { defineAction, defineQuestion } from '../../../platform/action/contract.ts';
import { daySchema } from '../../../platform/calendar/day.ts';
import {
  decisionSchema,
  expectedVersion,
  findingSchema,
  lineOf,
  organisationId,
  personId,
  termId,
} from '../../organisations/contract.ts';
import { electedPost, electionId, electionState, nomination } from './elections.ts';
import { meetingId, meetingKind, meetingState } from './meeting-codes.ts';
import { openPack } from './reads.ts';

const person = z.uuid({ error: 'platform.not-an-id' });
/** Version of what followed the elections that was seen; null: nothing followed yet. */
const resultOf = { meetingId, expectedVersion: expectedVersion.nullable().default(null) };
const moved = z.object({ meetingId, version: z.int() });
const why = lineOf(500);

export const reportResult = defineAction({
  name: 'meetings.report-result',
  summary: 'Notes on which day the result of the elections of a meeting went to the superior',
  input: z.strictObject({ ...resultOf, reportedOn: daySchema }),
  output: moved,
  over: 'resolved',
  undo: 'meetings.withdraw-result-report',
});

export const withdrawResultReport = defineAction({
  name: 'meetings.withdraw-result-report',
  summary: 'Takes back that the result of elections was reported, while the superior has not decided',
  input: z.strictObject({ meetingId, expectedVersion, why }),
  output: moved,
  over: 'resolved',
  undo: 'meetings.report-result',
});

export const recordApproval = defineAction({
  name: 'meetings.record-approval',
  summary: 'Records the decision by which the superior approved the result of elections',
  input: z.strictObject({ ...resultOf, decision: decisionSchema }),
  output: moved,
  over: 'resolved',
  undo: 'meetings.withdraw-approval',
});

export const withdrawApproval = defineAction({
  name: 'meetings.withdraw-approval',
  summary: 'Takes back the decision of the superior that was recorded',
  input: z.strictObject({ meetingId, expectedVersion, why }),
  output: moved,
  over: 'resolved',
  undo: 'meetings.record-approval',
});

export const fillTerm = defineAction({
  name: 'meetings.fill-term',
  summary:
    'Opens the term of the committee with its posts from the result of a congress; the running term ends that day',
  input: z.strictObject({
    ...resultOf,
    startsOn: daySchema,
    /** Number of the term; null: not numbered. */
    ordinal: z.int().min(1).max(200).nullable().default(null),
  }),
  output: z.object({ meetingId, version: z.int(), termId, findings: z.array(findingSchema) }),
  over: 'resolved',
  undo: 'meetings.withdraw-filled-term',
});

export const withdrawFilledTerm = defineAction({
  name: 'meetings.withdraw-filled-term',
  summary: 'Takes the term filled from a congress back on the same day, while nothing of it was changed',
  input: z.strictObject({ meetingId, expectedVersion, why }),
  output: moved,
  over: 'resolved',
  undo: 'meetings.fill-term',
});

export const fillPosts = defineAction({
  name: 'meetings.fill-posts',
  summary: 'Records the posts of the running term to which a meeting between congresses elected',
  input: z.strictObject({ ...resultOf, from: daySchema }),
  output: z.object({ meetingId, version: z.int(), posts: z.int(), findings: z.array(findingSchema) }),
  over: 'resolved',
  undo: 'meetings.withdraw-filled-posts',
});

export const withdrawFilledPosts = defineAction({
  name: 'meetings.withdraw-filled-posts',
  summary: 'Takes the posts filled from a meeting back on the same day, while nothing of them was changed',
  input: z.strictObject({ meetingId, expectedVersion, why }),
  output: moved,
  over: 'resolved',
  undo: 'meetings.fill-posts',
});

const countedBase = {
  official: z.int(),
  base: z.int(),
  deductions: z.array(z.object({ ground: z.string(), count: z.int() })),
};

const ballot = z.object({
  ordinal: z.int(),
  seats: z.int(),
  issued: z.int(),
  received: z.int(),
  valid: z.int(),
  ...countedBase,
  voters: z.int().nullable(),
  needed: z.int(),
  lines: z.array(
    z.object({
      memberId: person,
      votes: z.int(),
      isEnough: z.boolean(),
      isElected: z.boolean(),
      isTied: z.boolean(),
    }),
  ),
});
export type BallotRecord = z.output<typeof ballot>;

const election = z.object({
  id: electionId,
  post: electedPost,
  numberSet: z.int(),
  state: electionState,
  version: z.int(),
  candidates: z.array(
    z.object({
      memberId: person,
      fullName: z.string(),
      nomination: nomination.nullable(),
      nominatedBy: z.string().nullable(),
      withdrawnWhy: z.string().nullable(),
    }),
  ),
  ballots: z.array(ballot),
});
export type ElectionRecord = z.output<typeof election>;

const runningTerm = z.object({ termId, startsOn: daySchema, ordinal: z.int().nullable() });

/** More posts than the number set for the running term: said, and nobody is stopped. */
const overNumber = z.object({
  of: z.enum(['committee', 'deputies']),
  set: z.int(),
  held: z.int(),
  more: z.int(),
  would: z.int(),
});

const proposal = z.object({
  startsOn: daySchema,
  ordinal: z.int().nullable(),
  numberSet: z.int().nullable(),
  deputiesSet: z.int().nullable(),
  posts: z.array(z.object({ kind: z.string(), memberId: person, fullName: z.string(), personId: personId.nullable() })),
  /** A congress: the term that runs on that day and ends with the new one. */
  endsTerm: runningTerm.nullable(),
  /** Elected between congresses: the running term that takes the posts up. */
  fillsTerm: runningTerm.nullable(),
  /** Codes of what stands in the way. */
  blockedBy: z.array(z.string()),
  /** Numbers set for the running term that the posts would pass. */
  over: z.array(overNumber),
});
export type TermProposal = z.output<typeof proposal>;

export const electionsOfMeeting = defineQuestion({
  name: 'meetings.elections-of-meeting',
  summary:
    'Elections of a meeting with the base they are counted against, their result, its clocks, and the term or posts proposed',
  input: z.strictObject({ meetingId }),
  output: z.object({
    organisationId,
    kind: meetingKind,
    state: meetingState,
    on: daySchema,
    /** False: the day of the meeting lies ahead or its sheet was not opened. */
    isHeld: z.boolean(),
    pack: openPack,
    /** Null: no rule of the base is in force on the day. */
    base: z.object({ packId: z.string(), ...countedBase }).nullable(),
    /** There with a vote; null while the roll is not called through. */
    voters: z.int().nullable(),
    /** Official members of that day, who may be elected. */
    eligible: z.array(
      z.object({
        memberId: person,
        fullName: z.string(),
        post: z.string().nullable(),
        /** Sits in the committee on that day. */
        isSeated: z.boolean(),
      }),
    ),
    elections: z.array(election),
    /** The committee of the running term on that day; null at a congress, which elects another, and where no term runs. */
    seats: z
      .object({
        numberSet: z.int().nullable(),
        deputiesSet: z.int().nullable(),
        seated: z.int(),
        deputies: z.int(),
      })
      .nullable(),
    result: z
      .object({
        reportedOn: daySchema.nullable(),
        decision: decisionSchema.nullable(),
        termId: termId.nullable(),
        /** Posts of the running term that were filled; none after a congress, which opens a term. */
        posts: z.int(),
        filledOn: daySchema.nullable(),
        version: z.int(),
      })
      .nullable(),
    reportDueOn: daySchema.nullable(),
    approvalDueOn: daySchema.nullable(),
    /** False: the rule or the holidays behind the due days were not compared with their source. */
    areClocksVerified: z.boolean(),
    proposal: proposal.nullable(),
    /** False: only those who hold the minutes of this organisation make its papers. */
    holdsMinutes: z.boolean(),
  }),
  over: 'resolved',
});
export type MeetingElections = z.output<typeof electionsOfMeeting.output>;
