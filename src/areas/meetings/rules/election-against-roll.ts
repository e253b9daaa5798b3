import { isRefusal, type Reason } from '../../../platform/outcome/refusal.ts';
import type { ElectionRecord } from '../contract/election-results.ts';
import { type BallotFacts, type CountedBallot, checkConclusion } from './check-ballot.ts';

type Counted = Pick<ElectionRecord, 'post' | 'numberSet' | 'candidates' | 'ballots'>;

/** The ballots of an election as concluding counts them once more. */
export const countedBallots = ({ ballots }: Pick<Counted, 'ballots'>): CountedBallot[] =>
  ballots.map((one) => ({ ...one, votes: one.lines }));

/**
 * Why what an election counted cannot stand beside a roll call: more ballots than voters, somebody else elected, a candidate who is no
 * official member of that day. Each reason once; none: the roll call bears every ballot, or there is none yet.
 */
export const againstRoll = (election: Counted, facts: Omit<BallotFacts, 'meetingState'>): Reason[] => {
  if (election.ballots.length === 0) return [];
  const { post, numberSet, candidates } = election;
  const verdict = checkConclusion(
    { post, numberSet, candidates, state: 'open', ballots: countedBallots(election) },
    { ...facts, meetingState: 'open' },
  );
  if (!isRefusal(verdict)) return [];
  return [...new Map(verdict.reasons.map((one) => [JSON.stringify([one.code, one.params]), one])).values()];
};
