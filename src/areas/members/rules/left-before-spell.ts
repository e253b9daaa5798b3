import type { Day } from '../../../platform/calendar/day.ts';
import { type Reason, reason } from '../../../platform/outcome/refusal.ts';

/**
 * A membership may not end on or before the day `since` on which the latest running membership or stay began: that one would be taken away
 * as one that never ran, and taking the end back could not give it back. The day is wrong then. Names `field`.
 */
export const leftBeforeSpell = (leftOn: Day, since: Day | null, field: string): Reason[] =>
  since !== null && leftOn <= since ? [reason('members.left-before-spell', { since }, field)] : [];
