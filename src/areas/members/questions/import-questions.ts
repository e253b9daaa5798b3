import type { Question } from '../../../platform/action/action.ts';

/** Questions of the topic import. */
// biome-ignore lint/suspicious/noExplicitAny: a list of questions of different inputs
export const importQuestions: readonly Question<any>[] = [];
