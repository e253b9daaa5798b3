import type { RatingLevel } from '../contract/rating-codes.ts';
import { roundHalfUp } from './score-range.ts';

type Band = { readonly level: RatingLevel; readonly atLeast: number | null };

/** The level that the bands of a monthly frame lay over a sum of points: as the server does, for a sheet that is being filled in. */
export const cadreLevelOf = (bands: readonly Band[], decimals: number, sum: number): RatingLevel | null => {
  const rounded = roundHalfUp(sum, decimals);
  return bands.find(({ atLeast }) => atLeast === null || rounded >= atLeast)?.level ?? null;
};
