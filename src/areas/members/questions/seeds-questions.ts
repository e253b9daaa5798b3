import type { Question } from '../../../platform/action/action.ts';
import { unitsToFill } from './units-to-fill.ts';

// biome-ignore lint/suspicious/noExplicitAny: a list of questions of different inputs
export const seedsQuestions: readonly Question<any>[] = [unitsToFill];
