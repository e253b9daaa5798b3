import type { Action } from '../../../platform/action/action.ts';

/** Actions of the topic records. */
// biome-ignore lint/suspicious/noExplicitAny: a list of actions of different inputs
export const recordsActions: readonly Action<any>[] = [];
