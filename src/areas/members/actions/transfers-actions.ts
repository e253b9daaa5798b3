import type { Action } from '../../../platform/action/action.ts';
import { assignCollectively, undoAssignment } from './assign-collectively.ts';

/** Actions of the topic transfers. */
// biome-ignore lint/suspicious/noExplicitAny: a list of actions of different inputs
export const transfersActions: readonly Action<any>[] = [assignCollectively, undoAssignment];
