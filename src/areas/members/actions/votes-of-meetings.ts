import { sql } from 'kysely';
import type { ActionContext } from '../../../platform/action/action.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { type Reason, Refused, reason, refuse, refuseNotFound } from '../../../platform/outcome/refusal.ts';
import type { VotedCase } from '../contract/voted-cases.ts';
import { type CaseFace, casesOf } from '../questions/cases-awaiting-vote.ts';
import { getProcedure } from '../questions/life-cycle-rows.ts';
import { isRollKnown } from '../questions/roll.ts';
import {
  badgeObstacles,
  exemptionObstacles,
  takeBackBadgeVote,
  takeBackExemptionVote,
  voteOnBadge,
  voteOnExemption,
} from './cell-vote-writes.ts';
import { loadProcedure } from './record-procedure-step.ts';
import { cellVoteObstacles, writeCellVote } from './record-vote.ts';
import { baseLinesOf, type VoteOfMeeting } from './vote-of-meeting.ts';
import { lastStepOr, takeBackStep } from './withdraw-procedure-step.ts';

const voteOnProcedure = async (context: ActionContext, vote: VoteOfMeeting): Promise<void> => {
  const { tx } = context;
  const { version: expectedVersion } = await getProcedure(tx, vote.case.id, true);
  const before = await loadProcedure(tx, { procedureId: vote.case.id, expectedVersion });
  const { onDay, source, meetingId, organisationId, tally } = vote;
  const { base, forVotes, againstVotes, blankVotes, method } = tally;
  // The sheet counted the base from the same roll by the same rule: nothing to compare it with.
  const counted = (await isRollKnown(tx, organisationId, onDay)) ? { counted: base, most: base } : null;
  const cast = { base, baseLines: baseLinesOf(tally), forVotes, againstVotes, blankVotes, method };
  await writeCellVote(context, before, { ...cast, onDay, source, meetingId, permission: null }, counted);
};

/**
 * Carries the vote of a recorded meeting on, inside the caller's action: what `members.record-cell-vote` does, with the meeting as its
 * source; requests of exemption and badges alike. Refuses with every reason; a case out of sight or of another cell is not there.
 */
export const recordVoteOfMeeting = async (context: ActionContext, vote: VoteOfMeeting): Promise<void> => {
  const [face] = await casesOf(context.tx, [vote.case]);
  if (face?.organisationId !== vote.organisationId) throw new Refused(refuseNotFound(reason('platform.not-found')));
  if (face.kind === 'exemption') return voteOnExemption(context, vote);
  if (face.kind === 'badge') return voteOnBadge(context, vote);
  return voteOnProcedure(context, vote);
};

/** What stands in the way of a vote of the cell on a day about a case that waits for one; empty: it can be voted on. */
export const voteObstacles = async (
  tx: Tx,
  { kind, id }: CaseFace,
  { onDay, today }: { readonly onDay: Day; readonly today: Day },
): Promise<readonly Reason[]> => {
  if (kind === 'exemption') return exemptionObstacles(tx, id);
  if (kind === 'badge') return badgeObstacles(tx, id);
  return cellVoteObstacles(tx, await getProcedure(tx, id), { onDay, today });
};

const takeBack = async (context: ActionContext, { kind, id }: VotedCase, meetingId: string): Promise<Reason[]> => {
  if (kind === 'exemption') return takeBackExemptionVote(context, { id, meetingId });
  if (kind === 'badge') return takeBackBadgeVote(context, { id, meetingId });
  const before = await getProcedure(context.tx, id, true);
  if (!before.steps.some((step) => step.meetingId === meetingId)) return [];
  const last = lastStepOr(before, (step) => step.meetingId === meetingId);
  await takeBackStep(context, before, last);
  return [];
};

const carriedBy = async (tx: Tx, meetingId: string): Promise<VotedCase[]> => {
  const { rows } = await sql<VotedCase>`
    SELECT p.kind, p.id FROM members.procedure_step s JOIN members.procedure p ON p.id = s.procedure_id WHERE s.meeting_id = ${meetingId}
    UNION SELECT CASE WHEN v.exemption_id IS NULL THEN 'badge' ELSE 'exemption' END, coalesce(v.exemption_id, v.badge_case_id)
    FROM members.cell_vote v WHERE v.meeting_id = ${meetingId} ORDER BY 2`.execute(tx);
  return rows;
};

/**
 * Takes back what the votes of a meeting about these cases carried on, because it is opened again. Refuses, with the reason of every case
 * that has gone on since or has left the caller's reach; nothing is taken back then.
 */
export const takeBackVotesOfMeeting = async (
  context: ActionContext,
  { meetingId, cases }: { readonly meetingId: string; readonly cases: readonly VotedCase[] },
): Promise<void> => {
  const carried = await carriedBy(context.tx, meetingId);
  const gone = cases.filter(({ id }) => !carried.some((one) => one.id === id));
  const reasons: Reason[] = gone.map(() => reason('members.case-out-of-reach'));
  for (const one of carried) {
    try {
      reasons.push(...(await takeBack(context, one, meetingId)));
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      reasons.push(...error.refusal.reasons);
    }
  }
  if (reasons.length > 0) throw new Refused(refuse(...reasons));
};
