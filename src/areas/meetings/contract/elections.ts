import { z } from 'zod';
import { defineAction } from '../../../platform/action/contract.ts';
import { idOf } from '../../../platform/action/id.ts';
import { doneSchema, expectedVersion, findingSchema, lineOf } from '../../organisations/contract.ts';
import { meetingId } from './meeting-codes.ts';

export const electionId = idOf('ElectionId');
export type ElectionId = z.output<typeof electionId>;

/** What is elected; words: `meetings.election.post.<code>`. */
export const electedPost = z.enum(['committee', 'secretary', 'deputy-secretary', 'delegate']);
export type ElectedPost = z.output<typeof electedPost>;

/** Who put a candidate forward: the committee that convened, those who met, or the candidate; words by kind of meeting. */
export const nomination = z.enum(['committee', 'congress', 'self']);
export type Nomination = z.output<typeof nomination>;

export const electionState = z.enum(['open', 'concluded']);
export type ElectionState = z.output<typeof electionState>;

const memberId = z.uuid({ error: 'platform.not-an-id' });
const seats = z.int().min(1).max(500);
const count = z.int().min(0).max(100_000);
const why = lineOf(500);
const versioned = { electionId, expectedVersion };
const saved = z.object({ electionId, version: z.int() });
const judged = saved.extend({ findings: z.array(findingSchema) });

export const candidateLine = z.strictObject({
  memberId,
  /** Null: not recorded. */
  nomination: nomination.nullable().default(null),
  /** In words, where somebody put the candidate forward by name or by group. */
  nominatedBy: lineOf(200).nullable().default(null),
  /** Reason for which the candidate stands no longer; null: stands. */
  withdrawnWhy: lineOf(300).nullable().default(null),
});
export type CandidateLine = z.output<typeof candidateLine>;

const electionFields = {
  numberSet: seats,
  /** In the order of the ballot paper. */
  candidates: z.array(candidateLine).max(200),
};

export const openElection = defineAction({
  name: 'meetings.open-election',
  summary: 'Opens an election in a meeting of the whole cell: how many are elected to which post, and who stands',
  input: z.strictObject({ meetingId, electionId: electionId.optional(), post: electedPost, ...electionFields }),
  output: saved,
  over: 'resolved',
  undo: 'meetings.withdraw-election',
});

export const changeElection = defineAction({
  name: 'meetings.change-election',
  summary: 'Changes the number set or the candidates of an election; a withdrawal from the list carries its reason',
  input: z.strictObject({ ...versioned, ...electionFields }),
  output: saved,
  over: 'resolved',
  undo: 'meetings.change-election',
});

export const withdrawElection = defineAction({
  name: 'meetings.withdraw-election',
  summary: 'Takes an election back while no ballot of it is recorded',
  input: z.strictObject(versioned),
  output: doneSchema,
  over: 'resolved',
  undo: 'meetings.open-election',
});

export const recordBallot = defineAction({
  name: 'meetings.record-ballot',
  summary: 'Records the tally of a ballot: ballots given out, taken in, valid, and votes for each candidate',
  input: z.strictObject({
    ...versioned,
    seats,
    issued: count,
    received: count,
    valid: count,
    votes: z.array(z.strictObject({ memberId, votes: count })).max(200),
  }),
  output: judged,
  over: 'resolved',
  undo: 'meetings.withdraw-ballot',
});

export const withdrawBallot = defineAction({
  name: 'meetings.withdraw-ballot',
  summary: 'Takes the last ballot of a running election back',
  input: z.strictObject(versioned),
  output: saved,
  over: 'resolved',
  undo: 'meetings.record-ballot',
});

export const concludeElection = defineAction({
  name: 'meetings.conclude-election',
  summary: 'Concludes an election as its ballots stand, counted once more against the roll of the day',
  input: z.strictObject(versioned),
  output: judged,
  over: 'resolved',
  undo: 'meetings.reopen-election',
});

export const reopenElection = defineAction({
  name: 'meetings.reopen-election',
  summary: 'Opens a concluded election again, with the reason, while no term was filled from it and no result reported',
  input: z.strictObject({ ...versioned, why }),
  output: saved,
  over: 'resolved',
  undo: 'meetings.conclude-election',
});
