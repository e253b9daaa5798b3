import { type Reason, type Refusal, reason, refuse } from '../../../platform/outcome/refusal.ts';
import type { Finding } from '../../organisations/contract.ts';
import type { CongressPack } from './congress-rules-shape.ts';
import { findingOf, isRuledVerified } from './ruled-value.ts';
import { isReached, leastOf, type Part } from './share-reached.ts';

export type Candidate = { readonly memberId: string; readonly votes: number };

export type ElectionInput = {
  readonly post: 'committee' | 'secretary' | 'deputy-secretary' | 'delegate';
  /** Seats of this ballot. */
  readonly numberSet: number;
  /** 1 for the first ballot. */
  readonly ballot: number;
  readonly ballotsIssued: number;
  readonly ballotsReceived: number;
  readonly ballotsValid: number;
  readonly candidates: readonly Candidate[];
};

export type ElectionFacts = {
  /** Base of votes of the meeting; at a congress who is absent throughout for an accepted reason is deducted. */
  readonly base: number;
  /** Delegates or members with a vote who were there; null while the roll is not called. */
  readonly voters: number | null;
  /** Ids of those who may be elected; null: not known. */
  readonly eligibleIds: ReadonlySet<string> | null;
  readonly pack: CongressPack;
};

export type Ranked = Candidate & { readonly isEnough: boolean; readonly isElected: boolean; readonly part: Part };

export type ElectionVerdict = {
  /** By votes, most first; equal votes keep the order of the ballot paper. */
  readonly ranked: readonly Ranked[];
  readonly electedIds: readonly string[];
  readonly needed: number;
  readonly seatsLeft: number;
  /** Enough votes, but as many as another one for the last seat: another ballot among them. */
  readonly tiedIds: readonly string[];
  readonly needsBallot: boolean;
  readonly isQuorate: boolean | null;
  readonly findings: readonly Finding[];
};

/**
 * Who is elected? More than half of the base, in the order of votes, up to the number set. Equal votes at the last seat elect nobody there:
 * another ballot decides. Refuses tallies that cannot be. Rules of elections were not read: they are practice, and the screen says so.
 */
export const checkElection = (input: ElectionInput, facts: ElectionFacts): ElectionVerdict | Refusal => {
  const reasons = [...ballotReasons(input, facts), ...candidateReasons(input, facts)];
  if (reasons.length > 0) return refuse(...reasons);

  const rules = facts.pack.content;
  const parted = input.candidates
    .map((one) => ({ ...one, part: { numerator: one.votes, denominator: facts.base } }))
    .map((one) => ({ ...one, isEnough: isReached(rules.elected.value, one.part) }))
    .sort((a, b) => b.votes - a.votes);
  const enough = parted.filter(({ isEnough }) => isEnough);
  const tied = tiedAtLastSeat(enough, input.numberSet);
  const electedIds = enough
    .slice(0, input.numberSet)
    .map(({ memberId }) => memberId)
    .filter((id) => !tied.has(id));
  const seatsLeft = input.numberSet - electedIds.length;
  const elected = new Set(electedIds);
  return {
    ranked: parted.map((one) => ({ ...one, isElected: elected.has(one.memberId) })),
    electedIds,
    needed: leastOf(rules.elected.value, facts.base),
    seatsLeft,
    tiedIds: [...tied],
    needsBallot: tied.size > 0,
    isQuorate:
      facts.voters === null
        ? null
        : isReached(rules.quorum.value, { numerator: facts.voters, denominator: facts.base }),
    findings: findingsOf(input, facts, seatsLeft),
  };
};

const tiedAtLastSeat = (enough: readonly Candidate[], seats: number): ReadonlySet<string> => {
  const [last, next] = [enough[seats - 1], enough[seats]];
  if (!last || last.votes !== next?.votes) return new Set();
  return new Set(enough.filter(({ votes }) => votes === last.votes).map(({ memberId }) => memberId));
};

const ballotReasons = (input: ElectionInput, { base, voters }: ElectionFacts): Reason[] => {
  const { ballotsIssued: issued, ballotsReceived: received, ballotsValid: valid } = input;
  const reasons: Reason[] = [];
  if (base < 1) reasons.push(reason('meetings.base-empty', {}, 'ballotsIssued'));
  if (issued > base) reasons.push(reason('meetings.more-ballots-than-base', { issued, base }, 'ballotsIssued'));
  if (voters !== null && issued > voters)
    reasons.push(reason('meetings.more-ballots-than-voters', { issued, voters }, 'ballotsIssued'));
  if (received > issued)
    reasons.push(reason('meetings.more-received-than-issued', { received, issued }, 'ballotsReceived'));
  if (valid > received) reasons.push(reason('meetings.more-valid-than-received', { valid, received }, 'ballotsValid'));
  return reasons;
};

const candidateReasons = (input: ElectionInput, { eligibleIds }: ElectionFacts): Reason[] => {
  const { candidates, numberSet: seats, ballotsValid: valid } = input;
  const reasons: Reason[] = [];
  if (candidates.length === 0) reasons.push(reason('meetings.no-candidates', {}, 'candidates'));
  const seen = new Set<string>();
  for (const [at, { memberId, votes }] of candidates.entries()) {
    if (seen.has(memberId)) reasons.push(reason('meetings.candidate-twice', {}, `candidates.${at}.memberId`));
    seen.add(memberId);
    if (eligibleIds !== null && !eligibleIds.has(memberId))
      reasons.push(reason('meetings.candidate-not-official', {}, `candidates.${at}.memberId`));
    if (votes > valid)
      reasons.push(reason('meetings.more-votes-than-ballots', { votes, valid }, `candidates.${at}.votes`));
  }
  const given = candidates.reduce((sum, { votes }) => sum + votes, 0);
  if (given > valid * seats)
    reasons.push(reason('meetings.more-votes-than-seats', { given, most: valid * seats }, 'candidates'));
  return reasons;
};

const findingsOf = (input: ElectionInput, { base, voters, pack }: ElectionFacts, seatsLeft: number): Finding[] => {
  const { quorum, elected, secretaryAppointedAfter: after } = pack.content;
  const isFew = voters !== null && !isReached(quorum.value, { numerator: voters, denominator: base });
  const isThird = input.post === 'secretary' && seatsLeft > 0 && input.ballot >= after.value;
  return [
    ...(isFew ? [findingOf(pack, quorum, 'meetings.election-below-quorum', { voters: voters ?? 0, base })] : []),
    ...(isThird ? [findingOf(pack, after, 'meetings.superior-appoints', { ballots: input.ballot })] : []),
    ...(isRuledVerified(pack, elected) ? [] : [findingOf(pack, elected, 'meetings.election-rule-unverified')]),
  ];
};
