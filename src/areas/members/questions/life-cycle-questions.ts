import type { Question } from '../../../platform/action/action.ts';

/** Questions of the topic life-cycle. */
// biome-ignore lint/suspicious/noExplicitAny: a list of questions of different inputs
export const lifeCycleQuestions: readonly Question<any>[] = [];
