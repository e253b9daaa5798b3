import type { MovementSide } from '../contract/distribution.ts';
import { rankOf, scaleOf } from './rating-level.ts';

export type MovementCell = {
  readonly from: MovementSide;
  readonly to: MovementSide;
  readonly subjects: number;
};

export type MovementSums = { up: number; same: number; down: number; notComparable: number; undecided: number };

const directionOf = ({ from, to }: MovementCell): keyof MovementSums => {
  if (from === 'undecided' || to === 'undecided') return 'undecided';
  if (from === null || to === null || from === 'not-rated' || to === 'not-rated') return 'notComparable';
  if (scaleOf(from) !== scaleOf(to)) return 'notComparable';
  return rankOf(to) > rankOf(from) ? 'up' : rankOf(to) < rankOf(from) ? 'down' : 'same';
};

/**
 * Who went up, stayed or went down. Levels of two scales, no rating and no result say nothing about a direction; who waits for a decision of
 * a season that still runs is not compared at all.
 */
export const countMovement = (cells: readonly MovementCell[]): MovementSums => {
  const sums: MovementSums = { up: 0, same: 0, down: 0, notComparable: 0, undecided: 0 };
  for (const cell of cells) sums[directionOf(cell)] += cell.subjects;
  return sums;
};
