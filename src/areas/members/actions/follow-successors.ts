import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';
import { type Succession, successionsOf } from '../../organisations/public.ts';
import { type Clock, type Followed, followTo } from './collective-writes.ts';

// Two events heard at once would each move what the other has just put there.
const LOCK = 7_203_116_203;
const MOST_STEPS = 50;

/** One writer of collective transfers at a time. */
export const lockFollowing = async (tx: Tx): Promise<void> => {
  await sql`SELECT pg_advisory_xact_lock(${LOCK})`.execute(tx);
};

/**
 * Members of ended organisations with one whole successor go on there from the day of the decision, and on from there if that one has
 * ended too. Where several followed, or none, they stay until people assign them. Needs the whole tree. Running it twice changes nothing.
 */
export const followSuccessors = async (tx: Tx, endedIds: readonly string[], at: Clock): Promise<Followed[]> => {
  await lockFollowing(tx);
  const followed: Followed[] = [];
  let waiting = [...endedIds];
  for (let step = 0; waiting.length > 0 && step < MOST_STEPS; step++) {
    const successions = (await successionsOf(tx, waiting)).filter((one) => one.wholeSuccessorId !== null);
    const moved = await followTo(tx, successions.map(followingOf), at);
    followed.push(...moved);
    waiting = moved.map((one) => one.toId);
  }
  return followed;
};

const followingOf = (one: Succession) => ({
  eventId: one.eventId,
  fromId: one.organisationId,
  toId: one.wholeSuccessorId!,
  on: one.effectiveOn,
  decision: { number: one.decisionNumber, decidedOn: one.decidedOn, issuer: one.issuer },
  reason: null,
  memberIds: null,
});
