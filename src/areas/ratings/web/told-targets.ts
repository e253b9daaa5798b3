import type { TargetRow } from './target-typed.ts';

/** What of a target says whether anybody told what came of it. */
export type Telling = Pick<
  TargetRow,
  'taskId' | 'doneOn' | 'resultAmount' | 'resultWords' | 'isExceededRecorded' | 'isRemoved'
>;

/** Whether somebody recorded what came of a target; a task that carries it tells by itself. The reading of `targetStanding`. */
export const isTold = (row: Telling): boolean =>
  row.taskId !== null ||
  [row.doneOn, row.resultAmount, row.resultWords, row.isExceededRecorded].some((said) => said !== null);

/** How many of the targets that stand nobody told anything of: while there are some, no sum of results is known. */
export const untoldOf = (rows: readonly Telling[]): { readonly untold: number; readonly all: number } => {
  const standing = rows.filter(({ isRemoved }) => !isRemoved);
  return { untold: standing.filter((row) => !isTold(row)).length, all: standing.length };
};

/** Sums that wait for every result; how many targets there are is known without one. */
export const waitsForResults = (fact: string): boolean => /^(key-)?tasks-(done|late|exceeded)$/.test(fact);
