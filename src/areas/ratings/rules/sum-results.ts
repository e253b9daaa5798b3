import type { ResultLevel } from '../contract/distribution.ts';

/** A number of results of one year and level: disjoint from every other one. */
export type ResultCount = {
  readonly year: number;
  readonly level: ResultLevel;
  readonly entered: number;
  readonly count: number;
};

export type YearCell = { year: number; counts: Partial<Record<ResultLevel, number>>; entered: number };

/** One cell for each year asked; a year without results has no counts, and that is not the same as zero of each level. */
export const cellsOf = (years: readonly number[], counts: readonly ResultCount[]): YearCell[] => {
  const byYear = new Map<number, YearCell>(years.map((year) => [year, { year, counts: {}, entered: 0 }]));
  for (const { year, level, count, entered } of counts) {
    const cell = byYear.get(year);
    if (!cell) continue;
    cell.counts[level] = (cell.counts[level] ?? 0) + count;
    cell.entered += entered;
  }
  return [...byYear.values()];
};
