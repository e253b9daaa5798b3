import type { Action } from '../../../platform/action/action.ts';

/** Actions of the topic registers. */
// biome-ignore lint/suspicious/noExplicitAny: a list of actions of different inputs
export const registersActions: readonly Action<any>[] = [];
