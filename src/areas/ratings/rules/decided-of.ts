import type { ResultLevel } from '../contract/distribution.ts';

/** Of how many a level is to be decided: every subject but those set aside as not rated. The whole of each share of a season. */
export const toBeDecided = ({ subjects, notRated }: { readonly subjects: number; readonly notRated: number }): number =>
  subjects - notRated;

export type DecidedShare = { readonly decided: number; readonly of: number };

type Counted = { readonly counts: Partial<Record<ResultLevel, number>>; readonly undecided: number };

/** How many of a year are decided, of how many that are to be: the same share as a season says of itself. */
export const decidedOf = ({ counts, undecided }: Counted): DecidedShare => {
  const notRated = counts['not-rated'] ?? 0;
  const subjects = Object.values(counts).reduce((sum, count) => sum + count, 0) + undecided;
  const of = toBeDecided({ subjects, notRated });
  return { decided: of - undecided, of };
};

/** A year of which some subjects still wait for their decision: its shares are of those decided so far, and no change is read off it. */
export const isUnfinished = ({ undecided }: Pick<Counted, 'undecided'>): boolean => undecided > 0;
