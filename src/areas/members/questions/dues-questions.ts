import type { Question } from '../../../platform/action/action.ts';

/** Questions of the topic dues. */
// biome-ignore lint/suspicious/noExplicitAny: a list of questions of different inputs
export const duesQuestions: readonly Question<any>[] = [];
