import type { ResultLevel } from '../contract/distribution.ts';
import { levelsByScale, type RatingScale } from '../contract/rating-codes.ts';
import { scaleOf } from './rating-level.ts';

/** The scale of a level; not rated has none. */
export const scaleOfResult = (level: ResultLevel): RatingScale | null =>
  level === 'not-rated' ? null : scaleOf(level);

const everyLevel: readonly ResultLevel[] = [
  ...levelsByScale['four-levels'],
  ...levelsByScale['clean-and-strong'],
  ...levelsByScale['hanoi-monthly'],
  'not-rated',
];

/** Levels that occur, today's scale first, best first within each, the fifth column last. */
export const inOrderOfScale = (levels: Iterable<ResultLevel>): ResultLevel[] => {
  const there = new Set(levels);
  return everyLevel.filter((level) => there.has(level));
};
