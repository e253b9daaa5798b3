import { z } from 'zod';
import { daySchema } from '../../../platform/calendar/day.ts';

/** Matters of members that a vote of the cell carries on: procedures, requests of exemption, proposals of a badge. */
export const votedCaseKind = z.enum(['admission', 'recognition', 'removal', 'resignation', 'exemption', 'badge']);
export type VotedCaseKind = z.output<typeof votedCaseKind>;

/** One such matter: its kind, and the id of the procedure, exemption or badge. */
export const votedCase = z.strictObject({ kind: votedCaseKind, id: z.uuid({ error: 'platform.not-an-id' }) });
export type VotedCase = z.output<typeof votedCase>;

/** A vote of the cell about an exemption or a badge, with the meeting it was taken in. */
export const caseVote = z.object({
  meetingId: z.uuid(),
  onDay: daySchema,
  base: z.int(),
  forVotes: z.int(),
  againstVotes: z.int(),
  blankVotes: z.int(),
  isEnough: z.boolean(),
  needed: z.string(),
});
export type CaseVote = z.output<typeof caseVote>;
