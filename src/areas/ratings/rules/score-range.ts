import type { RatingFacts } from '../contract/rating-facts.ts';
import type { NamedFact, ScoreOutcome } from '../contract/verdict.ts';
import type { RatingPlan } from './rating-plan.ts';

/** Between which sums the score lies: one sum when every part is known. Rounded half up as the pack says, before bands are asked. */
export type ScoreRange = {
  readonly least: number;
  readonly most: number;
  readonly missing: readonly NamedFact[];
  readonly score: ScoreOutcome | null;
};

/** Sums of decimals carry binary noise: 29.95 + 60 has to be 89.95, and to round up like it. */
const NOISE = 1e-9;

/** Half up to so many decimals. */
export const roundHalfUp = (value: number, decimals: number): number => {
  const scale = 10 ** decimals;
  return Math.floor(value * scale + 0.5 + NOISE) / scale;
};

const noneMissing: readonly NamedFact[] = [];

export const scoreRangeOf = ({ parts, decimals }: RatingPlan, points: RatingFacts['points']): ScoreRange => {
  let known = 0;
  let open = 0;
  let missing = noneMissing;
  for (const { code, max } of parts) {
    const value = points[code];
    if (value == null) {
      open += max;
      missing = [...missing, `points:${code}`];
    } else known += value;
  }
  const least = roundHalfUp(known, decimals);
  const isKnown = parts.length > 0 && missing.length === 0;
  return {
    least,
    most: open === 0 ? least : roundHalfUp(known + open, decimals),
    missing,
    score: isKnown ? { raw: roundHalfUp(known, 6), rounded: least } : null,
  };
};
