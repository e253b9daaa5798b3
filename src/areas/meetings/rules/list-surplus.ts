import type { StandingCandidate } from './check-ballot.ts';

/** A list has a surplus where more names stand than are to be elected: the list says so itself, nobody has to tick it. */
export const hasSurplusIn = ({
  numberSet,
  candidates,
}: {
  readonly numberSet: number;
  readonly candidates: readonly Pick<StandingCandidate, 'withdrawnWhy'>[];
}): boolean => candidates.filter(({ withdrawnWhy }) => withdrawnWhy === null).length > numberSet;
