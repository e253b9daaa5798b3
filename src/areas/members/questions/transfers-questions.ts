import type { Question } from '../../../platform/action/action.ts';

/** Questions of the topic transfers. */
// biome-ignore lint/suspicious/noExplicitAny: a list of questions of different inputs
export const transfersQuestions: readonly Question<any>[] = [];
