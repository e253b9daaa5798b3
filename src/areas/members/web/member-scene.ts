import type { OutputOf } from '../../../platform/action/contract.ts';
import type { member } from '../contract.ts';

/** The record of a member as its page shows it. */
export type MemberView = OutputOf<typeof member>;
