import { isRefusal, type Reason } from '../../../platform/outcome/refusal.ts';
import type { ElectedPost } from '../contract/elections.ts';
import type { MeetingKind } from '../contract/meeting-codes.ts';
import {
  type BallotFacts,
  type BallotTally,
  type CountedBallot,
  checkBallot,
  type RunningElection,
} from './check-ballot.ts';
import type { ElectionVerdict } from './check-election.ts';
import type { RollPerson } from './roll-status.ts';

/** Official members of the organisation itself; whoever is there for a time belongs elsewhere. */
export const isEligible = ({ isOfficial, isGuest }: Pick<RollPerson, 'isOfficial' | 'isGuest'>): boolean =>
  isOfficial && !isGuest;

/** A meeting between congresses adds members to the committee: whoever sits there is not elected to it once more. */
export const seatedBeside = (
  { seatedIds }: { readonly seatedIds: ReadonlySet<string> },
  { post, kind }: { readonly post: ElectedPost; readonly kind: MeetingKind },
): ReadonlySet<string> => (post === 'committee' && kind !== 'congress' ? seatedIds : new Set());

/** A ballot as the next one sees it. */
export const asCounted = (
  tally: BallotTally,
  { ranked, tiedIds }: ElectionVerdict,
  ordinal: number,
): CountedBallot => ({
  ...tally,
  ordinal,
  lines: ranked.map(({ memberId, isElected }) => ({ memberId, isElected, isTied: tiedIds.includes(memberId) })),
});

export type CountedBallots = {
  /** Of each ballot that can be, in order; the first one that cannot ends them. */
  readonly verdicts: readonly ElectionVerdict[];
  /** Those ballots with what they say, after the ones that stood before. */
  readonly counted: readonly CountedBallot[];
  /** Why the next one cannot be, at its field `ballots.<place>.…`. */
  readonly reasons: readonly Reason[];
};

/**
 * Counts several ballots of one election one after the other, each with what the ones before it decided. What comes after a ballot that
 * cannot be is not judged, because nobody knows who would stand in it.
 */
export const countBallots = (
  election: RunningElection,
  tallies: readonly BallotTally[],
  facts: BallotFacts,
): CountedBallots => {
  const verdicts: ElectionVerdict[] = [];
  const counted: CountedBallot[] = [];
  for (const [at, tally] of tallies.entries()) {
    const ballots = [...election.ballots, ...counted];
    const verdict = checkBallot({ ...election, ballots }, tally, facts);
    if (isRefusal(verdict))
      return {
        ...{ verdicts, counted },
        reasons: verdict.reasons.map((one) => ({ ...one, field: `ballots.${at}.${one.field ?? 'issued'}` })),
      };
    verdicts.push(verdict);
    counted.push(asCounted(tally, verdict, ballots.length + 1));
  }
  return { verdicts, counted, reasons: [] };
};
