import type { OutsideFigure } from '../contract/outside-series.ts';
import { type PublishedSum, sumOfShares } from './check-published.ts';

export type SumOfYear = PublishedSum & { readonly year: number };

/**
 * What the published shares of each year add up to. A year of a single share says nothing about a whole and is left out; whoever gives
 * several is taken at the word that they are one whole.
 */
export const sumsOfFigures = (figures: readonly OutsideFigure[]): SumOfYear[] =>
  [...Map.groupBy(figures, ({ year }) => year)]
    .sort(([a], [b]) => a - b)
    .flatMap(([year, ofYear]) => {
      const shares = ofYear.flatMap(({ words, share }) => (share === null ? [] : [{ label: words, percent: share }]));
      return shares.length < 2 ? [] : [{ year, ...sumOfShares(shares) }];
    });
