import type { InputOf } from '../../../../platform/action/contract.ts';
import { newId } from '../../../../platform/action/id.ts';
import { isRefusal, type Reason, type Refusal, reason } from '../../../../platform/outcome/refusal.ts';
import type { ElectionRecord } from '../../contract/election-results.ts';
import type { CandidateLine, ElectedPost } from '../../contract/elections.ts';
import type { MeetingKind } from '../../contract/meeting-codes.ts';
import type { recordElection } from '../../contract.ts';
import {
  type BallotFacts,
  type BallotTally,
  type CountedBallot,
  checkBallot,
  checkCandidates,
  seatsLeftIn,
  standingFor,
} from '../../rules/check-ballot.ts';
import type { ElectionVerdict } from '../../rules/check-election.ts';
import type { CongressPack } from '../../rules/congress-rules-shape.ts';
import { asCounted, isEligible, seatedBeside } from '../../rules/count-ballots.ts';
import { countedBallots } from '../../rules/election-against-roll.ts';
import type { Basis, SheetVerdict } from '../sheet-verdict.ts';

export type SentCount = InputOf<typeof recordElection>;

/** A ballot while its tally is being typed; what nobody typed is null, and the seats follow what is left. */
export type DraftBallot = {
  readonly seats: number | null;
  readonly issued: number | null;
  readonly received: number | null;
  readonly valid: number | null;
  readonly votes: Readonly<Record<string, number | null>>;
};

/** What this phone knows and counts of one election. */
export type Count = {
  readonly electionId: string;
  /** Version that the counting goes on from; null: opened here. */
  readonly version: number | null;
  readonly post: ElectedPost;
  readonly numberSet: number | null;
  readonly candidates: readonly (CandidateLine & { readonly fullName: string })[];
  /** The list was drawn up or changed here, and goes along. */
  readonly isListOwn: boolean;
  /** Ballots that the server had. */
  readonly past: ElectionRecord['ballots'];
  readonly ballots: readonly DraftBallot[];
  /** Null: concluded once no seat is left. */
  readonly isConcluded: boolean | null;
};

export const countOf = ({ id, version, post, numberSet, candidates, ballots }: ElectionRecord): Count => ({
  ...{ electionId: id, version, post, numberSet, candidates, past: ballots },
  ...{ isListOwn: false, ballots: [], isConcluded: null },
});

export const newCount = (): Count => ({
  ...{ electionId: newId(), version: null, post: 'secretary', numberSet: 1, candidates: [] },
  ...{ isListOwn: true, past: [], ballots: [], isConcluded: null },
});

export const emptyBallot = (issued: number | null): DraftBallot => ({
  ...{ seats: null, issued, received: null, valid: null, votes: {} },
});

export type JudgedBallot = {
  /** Who stands in it, and for how many seats. */
  readonly standing: readonly string[];
  readonly seats: number;
  /** Null: not everything is typed, or it is not known who stands. */
  readonly verdict: ElectionVerdict | Refusal | null;
};

export type JudgedCount = {
  readonly count: Count;
  readonly ballots: readonly JudgedBallot[];
  readonly tallies: readonly BallotTally[];
  readonly seatsLeft: number;
  readonly isConcluded: boolean;
  readonly reasons: readonly Reason[];
};

type Facts = { readonly ballot: BallotFacts; readonly seatedIds: ReadonlySet<string>; readonly kind: MeetingKind };

/** What elections of this sheet are counted against: the roll call as it stands here. */
export const countFactsOf = (kind: MeetingKind, { opening, facts }: Basis, { base, turnout }: SheetVerdict): Facts => ({
  kind,
  seatedIds: new Set(facts.postHolderIds ?? []),
  ballot: {
    meetingState: 'open',
    base: base?.base ?? null,
    voters: turnout?.notCalled.length === 0 ? turnout.voters : null,
    eligibleIds: new Set(opening.roll.filter(isEligible).map(({ memberId }) => memberId)),
    pack: (opening.packs.election ?? null) as CongressPack | null,
  },
});

const required = (field: string): Reason => reason('platform.required', {}, field);

/** The tally of a ballot, or the fields that nobody typed. */
const tallyOf = (ballot: DraftBallot, seats: number, standing: readonly string[]): BallotTally | readonly string[] => {
  const { issued, received, valid } = ballot;
  const votes = standing.map((memberId) => ({ memberId, votes: ballot.votes[memberId] ?? null }));
  const missing = [
    ...(['issued', 'received', 'valid'] as const).filter((name) => ballot[name] === null),
    ...votes.flatMap((line, at) => (line.votes === null ? [`votes.${at}.votes`] : [])),
  ];
  return missing.length > 0 ? missing : ({ seats, issued, received, valid, votes } as BallotTally);
};

const listReasons = (
  { isListOwn, numberSet, candidates, past, post }: Count,
  { ballot, seatedIds, kind }: Facts,
): Reason[] => {
  if (numberSet === null) return [required('numberSet')];
  if (!isListOwn) return [];
  const beside = seatedBeside({ seatedIds }, { post, kind });
  const facts = { eligibleIds: ballot.eligibleIds, seatedIds: beside, ballots: past };
  const checked = checkCandidates({ numberSet, candidates }, facts);
  return isRefusal(checked) ? [...checked.reasons] : [];
};

/** Counts the ballots of one election as the server will: each with what those before it decided. Fields begin with `path`. */
export const judgeCount = (count: Count, facts: Facts, path: string): JudgedCount => {
  const { post, candidates, numberSet } = count;
  const election = { post, candidates, numberSet: numberSet ?? 0, state: 'open' as const };
  const kept = countedBallots({ ballots: count.past });
  const counted: CountedBallot[] = [];
  const ballots: JudgedBallot[] = [];
  const reasons = listReasons(count, facts);
  for (const [at, typed] of count.ballots.entries()) {
    const running = { ...election, ballots: [...kept, ...counted] };
    const standing = standingFor(running);
    const seats = typed.seats ?? seatsLeftIn(running);
    const tally = tallyOf(typed, seats, standing);
    const verdict = 'seats' in tally ? checkBallot(running, tally, facts.ballot) : null;
    ballots.push({ standing, seats, verdict });
    if (!('seats' in tally)) reasons.push(...tally.map((field) => required(`ballots.${at}.${field}`)));
    else if (verdict === null || isRefusal(verdict))
      reasons.push(
        ...(verdict?.reasons ?? []).map((one) => ({ ...one, field: `ballots.${at}.${one.field ?? 'issued'}` })),
      );
    else {
      counted.push(asCounted(tally, verdict, running.ballots.length + 1));
      continue;
    }
    break;
  }
  const seatsLeft = seatsLeftIn({ ...election, ballots: [...kept, ...counted] });
  return {
    ...{ count, ballots, seatsLeft },
    tallies: counted.map(({ ordinal: _, lines: __, ...tally }) => tally),
    isConcluded: counted.length > 0 && (count.isConcluded ?? seatsLeft === 0),
    reasons: reasons.map((one) => ({ ...one, field: `${path}.${one.field ?? 'post'}` })),
  };
};

/** What was counted as the contract takes it: number 1. */
export const inputOfCount = ({ count, tallies, isConcluded }: JudgedCount, meetingId: string): SentCount => ({
  contract: 1,
  meetingId: meetingId as never,
  electionId: count.electionId as never,
  expectedVersion: count.version,
  keeps: count.past.length,
  list: count.isListOwn
    ? {
        ...{ post: count.post, numberSet: count.numberSet! },
        candidates: count.candidates.map(({ memberId, nomination, nominatedBy, withdrawnWhy }) => ({
          ...{ memberId, nomination, nominatedBy, withdrawnWhy },
        })),
      }
    : null,
  ballots: tallies.map((tally) => ({ ...tally, votes: [...tally.votes] })),
  isConcluded,
});
