import type { Action } from '../../../platform/action/action.ts';

/** Actions of the topic import. */
// biome-ignore lint/suspicious/noExplicitAny: a list of actions of different inputs
export const importActions: readonly Action<any>[] = [];
