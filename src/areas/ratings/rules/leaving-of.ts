import type { RatingLevel } from '../contract/rating-codes.ts';
import type { Outcome } from '../contract/verdict.ts';
import { rankOf, scaleOf } from './rating-level.ts';

/**
 * What a level leaves: the one level proposed, the range that the missing facts leave open, that nobody is rated here at all, or a gap, where
 * the texts bear no level and whoever gives one says why. Each is left with a written reason alone.
 */
export type Leaving = 'proposal' | 'range' | 'exemption' | 'gap';

const isWithin = (level: RatingLevel, atBest: RatingLevel, atWorst: RatingLevel): boolean =>
  scaleOf(level) === scaleOf(atBest) && rankOf(level) <= rankOf(atBest) && rankOf(level) >= rankOf(atWorst);

/** What a level leaves of what the rules came to; null: nothing, or no text was seen that could be left. */
export const leavingOf = (level: RatingLevel, outcome: Outcome): Leaving | null => {
  switch (outcome.kind) {
    case 'proposed':
      return outcome.level === level ? null : 'proposal';
    case 'open':
      return isWithin(level, outcome.atBest, outcome.atWorst) ? null : 'range';
    case 'not-rated':
      return 'exemption';
    case 'gap':
      return 'gap';
    case 'no-text':
      return null;
  }
};
