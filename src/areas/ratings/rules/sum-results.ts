import type { ResultLevel } from '../contract/distribution.ts';

/** A number of results of one year and level: disjoint from every other one. */
export type ResultCount = {
  readonly year: number;
  readonly level: ResultLevel;
  readonly entered: number;
  readonly count: number;
};

/** A number of subjects of one year whose season has not decided about them yet. */
export type UndecidedCount = { readonly year: number; readonly undecided: number };

export type YearCell = {
  year: number;
  counts: Partial<Record<ResultLevel, number>>;
  entered: number;
  undecided: number;
};

/** One cell for each year asked; a year without results has no counts, and that is not the same as zero of each level. */
export const cellsOf = (
  years: readonly number[],
  counts: readonly ResultCount[],
  waiting: readonly UndecidedCount[],
): YearCell[] => {
  const byYear = new Map<number, YearCell>(years.map((year) => [year, { year, counts: {}, entered: 0, undecided: 0 }]));
  for (const { year, level, count, entered } of counts) {
    const cell = byYear.get(year);
    if (!cell) continue;
    cell.counts[level] = (cell.counts[level] ?? 0) + count;
    cell.entered += entered;
  }
  for (const { year, undecided } of waiting) {
    const cell = byYear.get(year);
    if (cell) cell.undecided += undecided;
  }
  return [...byYear.values()];
};
