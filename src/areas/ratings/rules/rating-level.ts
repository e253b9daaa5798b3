import { levelsByScale, type RatingLevel, type RatingScale } from '../contract/rating-codes.ts';

const scaleByLevel = new Map<RatingLevel, RatingScale>(
  (Object.keys(levelsByScale) as RatingScale[]).flatMap((scale) =>
    levelsByScale[scale].map((level): [RatingLevel, RatingScale] => [level, scale]),
  ),
);

const rankByLevel = new Map<RatingLevel, number>(
  Object.values(levelsByScale).flatMap((levels) =>
    levels.map((level, at): [RatingLevel, number] => [level, levels.length - 1 - at]),
  ),
);

/** Levels of a scale, best first. */
export const levelsOf = (scale: RatingScale): readonly RatingLevel[] => levelsByScale[scale];

export const scaleOf = (level: RatingLevel): RatingScale => scaleByLevel.get(level)!;

/** Place of a level in its own scale: 0 is the lowest. Ranks of two scales say nothing about each other. */
export const rankOf = (level: RatingLevel): number => rankByLevel.get(level)!;

/** The lower of two levels of one scale. */
export const lowerOf = (a: RatingLevel, b: RatingLevel): RatingLevel => (rankOf(a) <= rankOf(b) ? a : b);
