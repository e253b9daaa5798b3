import type { Question } from '../../../platform/action/action.ts';
import { ageingCells, fewOfficialMembers, largeWithoutGroups, recordsWanting } from './hygiene-board.ts';
import { hygieneCells, hygieneCounts } from './hygiene-counts.ts';
import { hygieneList } from './hygiene-list.ts';

/** Questions of the topic hygiene. */
// biome-ignore lint/suspicious/noExplicitAny: a list of questions of different inputs
export const hygieneQuestions: readonly Question<any>[] = [
  hygieneCounts,
  hygieneCells,
  hygieneList,
  fewOfficialMembers,
  largeWithoutGroups,
  ageingCells,
  recordsWanting,
];
