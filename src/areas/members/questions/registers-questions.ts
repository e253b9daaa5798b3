import type { Question } from '../../../platform/action/action.ts';

/** Questions of the topic registers. */
// biome-ignore lint/suspicious/noExplicitAny: a list of questions of different inputs
export const registersQuestions: readonly Question<any>[] = [];
