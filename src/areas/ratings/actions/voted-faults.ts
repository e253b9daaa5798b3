import type { Tx } from '../../../platform/db/database.ts';
import { type Reason, reason } from '../../../platform/outcome/refusal.ts';
import { votedAmong } from '../questions/voted-among.ts';

/**
 * Why something about a subject stays as it was voted on: review, self-rating and proposal come before the ballot, and who voted did so on
 * them. After a later finding the ballot counts no more, and they are open again.
 */
export const votedFaults = async (tx: Tx, { id }: { readonly id: string }): Promise<Reason[]> =>
  (await votedAmong(tx, [id])).has(id) ? [reason('ratings.voted-on-proposal')] : [];
