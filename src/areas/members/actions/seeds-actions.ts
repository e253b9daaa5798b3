import type { Action } from '../../../platform/action/action.ts';
import { loadFictionalMembers } from './load-fictional-members.ts';

/** Invented members for demonstration and measuring. */
// biome-ignore lint/suspicious/noExplicitAny: a list of actions of different inputs
export const seedsActions: readonly Action<any>[] = [loadFictionalMembers];
