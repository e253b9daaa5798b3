import { type RawBuilder, sql } from 'kysely';
import type { Actor } from '../../../platform/action/action.ts';

/** Whether a change `c` was proposed by whoever asks or by whom they help, in the own name or typed for another: the same as `isOneHand`. */
export const isProposalOf = ({ accountId, helperAccountId }: Actor): RawBuilder<boolean> => {
  const hands = sql`${[accountId, ...(helperAccountId ? [helperAccountId] : [])]}::uuid[]`;
  return sql<boolean>`(c.proposed_by = ANY (${hands}) OR coalesce(c.proposed_typed_by = ANY (${hands}), false))`;
};
