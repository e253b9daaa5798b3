import type { Question } from '../../../platform/action/action.ts';

/** Questions of the topic hygiene. */
// biome-ignore lint/suspicious/noExplicitAny: a list of questions of different inputs
export const hygieneQuestions: readonly Question<any>[] = [];
