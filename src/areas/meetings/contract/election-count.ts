import { z } from 'zod';
import { defineAction } from '../../../platform/action/contract.ts';
import { expectedVersion, findingSchema } from '../../organisations/contract.ts';
import { candidateLine, electedPost, electionId } from './elections.ts';
import { meetingId } from './meeting-codes.ts';

const count = z.int().min(0).max(100_000);
const seats = z.int().min(1).max(500);

const countedBallot = z.strictObject({
  seats,
  issued: count,
  received: count,
  valid: count,
  votes: z.array(z.strictObject({ memberId: z.uuid({ error: 'platform.not-an-id' }), votes: count })).max(200),
});

/** What one device counted of one election; number 1 of this contract waits in queues of phones. */
export const electionCount = z.strictObject({
  contract: z.literal(1).default(1),
  meetingId,
  /** Made by the device that opened it. */
  electionId,
  /** Version of the election that was seen; null: it was opened on the device. */
  expectedVersion: expectedVersion.nullable().default(null),
  /** The list as it was drawn up on the device; null: as it stands on the server. */
  list: z
    .strictObject({ post: electedPost, numberSet: seats, candidates: z.array(candidateLine).max(200) })
    .nullable()
    .default(null),
  /** How many ballots recorded before go on standing; those after them are replaced. */
  keeps: z.int().min(0).max(100).default(0),
  ballots: z.array(countedBallot).max(50).default([]),
  isConcluded: z.boolean().default(false),
});
export type ElectionCount = z.output<typeof electionCount>;

export const recordElection = defineAction({
  name: 'meetings.record-election',
  summary:
    'Records at once what was counted of an election away from the network: its list where it was drawn up there, its ballots, its end',
  input: electionCount,
  output: z.object({ electionId, version: z.int(), findings: z.array(findingSchema) }),
  over: 'resolved',
  undo: 'meetings.reopen-election',
});
