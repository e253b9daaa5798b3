import type { Question } from '../../../platform/action/action.ts';

/** Questions of the topic records. */
// biome-ignore lint/suspicious/noExplicitAny: a list of questions of different inputs
export const recordsQuestions: readonly Question<any>[] = [];
