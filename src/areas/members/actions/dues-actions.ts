import type { Action } from '../../../platform/action/action.ts';

/** Actions of the topic dues. */
// biome-ignore lint/suspicious/noExplicitAny: a list of actions of different inputs
export const duesActions: readonly Action<any>[] = [];
