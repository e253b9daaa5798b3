import type { Action } from '../../../platform/action/action.ts';

/** Actions of the topic life-cycle. */
// biome-ignore lint/suspicious/noExplicitAny: a list of actions of different inputs
export const lifeCycleActions: readonly Action<any>[] = [];
