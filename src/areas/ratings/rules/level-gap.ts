import type { RatingLevel } from '../contract/rating-codes.ts';
import { rankOf, scaleOf } from './rating-level.ts';

/**
 * Levels between what somebody gave and what another hand gave, e.g. self and superior: positive where the first is higher. Null where one
 * of them is missing or they are of two scales, which say nothing about each other.
 */
export const levelGap = (first: RatingLevel | null, second: RatingLevel | null): number | null =>
  first === null || second === null || scaleOf(first) !== scaleOf(second) ? null : rankOf(first) - rankOf(second);
