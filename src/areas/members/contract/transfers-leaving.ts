import { z } from 'zod';
import { daySchema } from '../../../platform/calendar/day.ts';
import { namesSchema, organisationId } from '../../organisations/contract.ts';

/** Posts that a member holds in the organisation a slip leads away from, as far as they are in scope: a transfer ends none of them. */
export const postsLeft = z.array(
  z.object({ organisationId, organisationName: z.string(), kind: namesSchema, from: daySchema }),
);
export type PostsLeft = z.output<typeof postsLeft>;

/** What whoever leaves has at the cell: dues and posts. */
export const leavingFacts = {
  /** Last month of dues in the ledger, where one is kept; a proposal only. */
  duesPaidThrough: daySchema.nullable(),
  /** Months of the ledger that are not settled. Both empty: the ledger says nothing, which is not the same as nothing paid. */
  duesOpen: z.array(daySchema),
  postsLeft,
};
