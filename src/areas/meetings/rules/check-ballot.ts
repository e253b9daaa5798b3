import { isRefusal, type Reason, type Refusal, reason, refuse } from '../../../platform/outcome/refusal.ts';
import type { ElectedPost, ElectionState } from '../contract/elections.ts';
import type { MeetingState } from '../contract/meeting-codes.ts';
import { checkElection, type ElectionFacts, type ElectionVerdict } from './check-election.ts';
import type { CongressPack } from './congress-rules-shape.ts';
import { unknownFinding } from './ruled-value.ts';

/** A candidate as the list of an election holds it. */
export type StandingCandidate = { readonly memberId: string; readonly withdrawnWhy: string | null };

/** A ballot that is recorded, as far as the next one needs it. */
export type PastBallot = {
  readonly ordinal: number;
  readonly lines: readonly { readonly memberId: string; readonly isElected: boolean; readonly isTied: boolean }[];
};

/** An election as it stands before a ballot. */
export type RunningElection = {
  readonly post: ElectedPost;
  readonly state: ElectionState;
  readonly numberSet: number;
  readonly candidates: readonly StandingCandidate[];
  readonly ballots: readonly PastBallot[];
};

export type BallotTally = {
  readonly seats: number;
  readonly issued: number;
  readonly received: number;
  readonly valid: number;
  readonly votes: readonly { readonly memberId: string; readonly votes: number }[];
};

/** What a ballot is judged against; the pack and the base are null where no rule is in force on the day. */
export type BallotFacts = {
  readonly meetingState: MeetingState;
  readonly base: number | null;
  readonly voters: number | null;
  readonly eligibleIds: ReadonlySet<string>;
  readonly pack: CongressPack | null;
};

/** Ids of those elected so far, in the order in which they were. */
export const electedIn = (ballots: readonly PastBallot[]): string[] =>
  ballots.flatMap(({ lines }) => lines.filter(({ isElected }) => isElected).map(({ memberId }) => memberId));

/** Seats that no ballot has filled yet. */
export const seatsLeftIn = ({ numberSet, ballots }: Pick<RunningElection, 'numberSet' | 'ballots'>): number =>
  numberSet - electedIn(ballots).length;

/**
 * Who stands in the next ballot: everybody on the list who has not withdrawn and is not elected; after a tie at the last seat those who
 * were tied, which the congress may widen.
 */
export const standingFor = ({ candidates, ballots }: Pick<RunningElection, 'candidates' | 'ballots'>): string[] => {
  const elected = new Set(electedIn(ballots));
  const open = candidates.filter(({ memberId, withdrawnWhy }) => withdrawnWhy === null && !elected.has(memberId));
  const tied = new Set(ballots.at(-1)?.lines.flatMap((line) => (line.isTied ? [line.memberId] : [])) ?? []);
  const stands = open.map(({ memberId }) => memberId);
  const among = stands.filter((id) => tied.has(id));
  return among.length > 1 ? among : stands;
};

const held: readonly MeetingState[] = ['open', 'closed', 'reported'];

const orderReasons = (election: RunningElection, { seats, votes }: BallotTally): Reason[] => {
  const left = seatsLeftIn(election);
  const elected = new Set(electedIn(election.ballots));
  const byId = new Map(election.candidates.map((one) => [one.memberId, one]));
  const named = new Set(votes.map(({ memberId }) => memberId));
  const isFirst = election.ballots.length === 0;
  const leftOut = isFirst
    ? election.candidates.filter(({ memberId, withdrawnWhy }) => withdrawnWhy === null && !named.has(memberId))
    : [];
  return [
    ...(left === 0 ? [reason('meetings.no-seat-left')] : []),
    ...(left > 0 && seats > left ? [reason('meetings.more-seats-than-left', { seats, left }, 'seats')] : []),
    ...(left > 0 && isFirst && seats < left ? [reason('meetings.fewer-seats-than-set', { seats, left }, 'seats')] : []),
    ...leftOut.map(() => reason('meetings.candidate-left-out', {}, 'votes')),
    ...votes.flatMap(({ memberId }, at): Reason[] => {
      const field = `votes.${at}.memberId`;
      const found = byId.get(memberId);
      if (!found) return [reason('meetings.candidate-not-listed', {}, field)];
      if (found.withdrawnWhy !== null) return [reason('meetings.candidate-withdrawn', {}, field)];
      return elected.has(memberId) ? [reason('meetings.candidate-elected-already', {}, field)] : [];
    }),
  ];
};

const placeReasons = ({ state }: RunningElection, { meetingState, base, pack }: BallotFacts): Reason[] => [
  ...(held.includes(meetingState) ? [] : [reason('meetings.election-meeting-not-open', { state: meetingState })]),
  ...(state === 'concluded' ? [reason('meetings.election-concluded')] : []),
  ...(pack === null ? [reason('meetings.no-election-rule')] : []),
  ...(base === null ? [reason('meetings.no-base-rule')] : []),
];

/** Fields of the rule of elections as the tally names them. */
const fieldNames: Readonly<Record<string, string>> = {
  ballotsIssued: 'issued',
  ballotsReceived: 'received',
  ballotsValid: 'valid',
  candidates: 'votes',
};
const ownField = (one: Reason): Reason => {
  const [first = '', ...rest] = (one.field ?? '').split('.');
  return one.field === undefined ? one : { ...one, field: [fieldNames[first] ?? first, ...rest].join('.') };
};

/** The tally as the rule of elections takes it. */
const electionInputOf = (election: RunningElection, tally: BallotTally) => ({
  post: election.post,
  numberSet: tally.seats,
  ballot: election.ballots.length + 1,
  ballotsIssued: tally.issued,
  ballotsReceived: tally.received,
  ballotsValid: tally.valid,
  candidates: tally.votes,
});

/**
 * May this tally be recorded as the next ballot, and who is elected by it? Refuses, with every reason: a meeting that is not open, an
 * election that is concluded or has no seat left, candidates who do not stand, and every tally that cannot be. Where the roll is not
 * called through, the number there is unknown and only the base bounds the ballots given out.
 */
export const checkBallot = (
  election: RunningElection,
  tally: BallotTally,
  facts: BallotFacts,
): ElectionVerdict | Refusal => {
  const { pack, base, voters, eligibleIds } = facts;
  const reasons = [...placeReasons(election, facts), ...orderReasons(election, tally)];
  if (pack === null || base === null) return refuse(...reasons);
  const known: ElectionFacts = { base, voters, eligibleIds, pack };
  const verdict = checkElection(electionInputOf(election, tally), known);
  const all = [...reasons, ...(isRefusal(verdict) ? verdict.reasons.map(ownField) : [])];
  if (isRefusal(verdict) || all.length > 0) return refuse(...all);
  return voters === null
    ? { ...verdict, findings: [...verdict.findings, unknownFinding('meetings.roll-not-called')] }
    : verdict;
};

/** A recorded ballot with its tally, as concluding counts it once more. */
export type CountedBallot = PastBallot & BallotTally;

const wordsOf = (verdict: { readonly electedIds: readonly string[] }): string =>
  [...verdict.electedIds].sort().join(' ');

/**
 * May the election be concluded as its ballots stand? Every ballot is counted once more against the roll as it is now: one that could not
 * be recorded today, or would elect others, has to be taken back and recorded anew first.
 */
export const checkConclusion = (
  election: Omit<RunningElection, 'ballots'> & { readonly ballots: readonly CountedBallot[] },
  facts: BallotFacts,
): { readonly findings: ElectionVerdict['findings'] } | Refusal => {
  if (election.ballots.length === 0) return refuse(reason('meetings.no-ballot'));
  const reasons: Reason[] = [];
  let findings: ElectionVerdict['findings'] = [];
  for (const [at, ballot] of election.ballots.entries()) {
    const verdict = checkBallot({ ...election, ballots: election.ballots.slice(0, at) }, ballot, facts);
    const recorded = wordsOf({ electedIds: electedIn([ballot]) });
    if (isRefusal(verdict)) reasons.push(...verdict.reasons.map(({ field: _, ...one }) => one));
    else if (wordsOf(verdict) !== recorded)
      reasons.push(reason('meetings.ballot-counts-otherwise', { ballot: ballot.ordinal }));
    else findings = verdict.findings;
  }
  return reasons.length > 0 ? refuse(...reasons) : { findings };
};

export type CandidateInput = StandingCandidate;

/**
 * May an election have this number and these candidates? Refuses someone twice, someone who is no official member of the day or sits where
 * others are added, and the leaving out of a candidate who stood in a recorded ballot: such a one withdraws with a reason instead.
 */
export const checkCandidates = (
  { numberSet, candidates }: { readonly numberSet: number; readonly candidates: readonly CandidateInput[] },
  {
    eligibleIds,
    seatedIds,
    ballots,
  }: {
    readonly eligibleIds: ReadonlySet<string>;
    /** Who sits in the committee already, where somebody is elected to it beside them; whoever withdrew stays on the list. */
    readonly seatedIds: ReadonlySet<string>;
    readonly ballots: readonly PastBallot[];
  },
): true | Refusal => {
  const reasons: Reason[] = [];
  const seen = new Set<string>();
  for (const [at, { memberId, withdrawnWhy }] of candidates.entries()) {
    const field = `candidates.${at}.memberId`;
    if (seen.has(memberId)) reasons.push(reason('meetings.candidate-twice', {}, field));
    seen.add(memberId);
    if (!eligibleIds.has(memberId)) reasons.push(reason('meetings.candidate-not-official', {}, field));
    if (withdrawnWhy === null && seatedIds.has(memberId))
      reasons.push(reason('meetings.candidate-sits-already', {}, field));
  }
  const stood = new Set(ballots.flatMap(({ lines }) => lines.map(({ memberId }) => memberId)));
  if ([...stood].some((id) => !seen.has(id))) reasons.push(reason('meetings.candidate-stood', {}, 'candidates'));
  const elected = electedIn(ballots).length;
  if (numberSet < elected)
    reasons.push(reason('meetings.fewer-seats-than-elected', { numberSet, elected }, 'numberSet'));
  return reasons.length > 0 ? refuse(...reasons) : true;
};
