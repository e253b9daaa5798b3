import type { Action } from '../../../platform/action/action.ts';

/** Actions of the topic hygiene. */
// biome-ignore lint/suspicious/noExplicitAny: a list of actions of different inputs
export const hygieneActions: readonly Action<any>[] = [];
