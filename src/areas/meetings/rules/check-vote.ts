import { type Reason, type Refusal, reason, refuse } from '../../../platform/outcome/refusal.ts';
import type { Finding } from '../../organisations/contract.ts';
import { findingOf, isRuledVerified } from './ruled-value.ts';
import { isReached, leastOf, type Part, type Share } from './share-reached.ts';
import type { VoteRules, VoteRulesPack, VotingBody } from './vote-rules-shape.ts';

export type VoteInput = {
  readonly body: VotingBody;
  /** What is decided, a code of the pack: `resolution`, `admission`, `removal` …; null: only the threshold is known. */
  readonly decision: string | null;
  /** The threshold the client reckoned with, or null; another one than the pack's is refused. */
  readonly threshold: string | null;
  /** The pack of the base the client reckoned with, or null. */
  readonly basePackId: string | null;
  readonly method: 'secret' | 'open';
  readonly forVotes: number;
  readonly againstVotes: number;
  readonly blankVotes: number;
};

/** The base of votes as the members area counts it, from the roll of the day and the pack `voting-base`. */
export type CountedBase = {
  readonly packId: string;
  readonly official: number;
  readonly base: number;
  readonly deductions: readonly { readonly ground: string; readonly count: number }[];
  readonly thresholds: readonly (Share & { readonly code: string })[];
};

export type VoteFacts = {
  /** Null: who makes up this committee or Party group is not recorded, so nothing can be counted. */
  readonly base: CountedBase | null;
  /** There with a vote, and there without one (on probation, guests); null while the roll is not called. */
  readonly voters: number | null;
  readonly withoutVote: number | null;
  /** Votes on the same matter before this one that did not reach the share. */
  readonly earlierVotes: number;
  readonly pack: VoteRulesPack | null;
};

type CountedFacts = VoteFacts & { readonly base: CountedBase };

export type VoteVerdict = {
  /** The pack of the base it was counted by. */
  readonly basePackId: string;
  readonly isEnough: boolean;
  readonly threshold: Share & { readonly code: string };
  /** Votes for, of the base. */
  readonly forPart: Part;
  readonly needed: number;
  readonly missing: number;
  readonly official: number;
  readonly base: number;
  readonly deductions: CountedBase['deductions'];
  /** Voters who were there and of whom no vote was counted; null: unknown. */
  readonly notCast: number | null;
  readonly sentence: { readonly code: string; readonly params: Readonly<Record<string, string | number>> };
  readonly findings: readonly Finding[];
};

type Decided = {
  readonly decision: VoteRules['decisions'][number] | null;
  readonly threshold: VoteVerdict['threshold'];
};

/**
 * Does this tally carry? Votes count against the summoned base, not against those there (294-QĐ/TW 9.3, 4.2.3; 06-HD/TW 3.6, 4.6, 5.1).
 * Refuses, with every reason: a committee or group whose members are unknown, a decision or rule nobody knows, another threshold than the
 * rule's, more votes than the base or than those there who have one. A missed share is no refusal: the result stands and is reported in full.
 */
export const checkVote = (input: VoteInput, { base, ...rest }: VoteFacts): VoteVerdict | Refusal =>
  base === null ? refuseUncounted(input.body) : checkCounted(input, { base, ...rest });

/** Says that there is no base, and of whom it would be counted. */
export const refuseUncounted = (body: VotingBody): Refusal =>
  refuse(
    reason(body === 'party-group' ? 'meetings.group-base-unknown' : 'meetings.committee-base-unknown', {}, 'forVotes'),
  );

const checkCounted = (input: VoteInput, facts: CountedFacts): VoteVerdict | Refusal => {
  const decided = decidedBy(input, facts);
  const reasons = [
    ...('reasons' in decided ? decided.reasons : []),
    ...packReasons(input, facts),
    ...tallyReasons(input, facts),
  ];
  if (reasons.length > 0 || 'reasons' in decided || facts.pack === null) return refuse(...reasons);

  const { threshold } = decided;
  const { base, official, deductions, packId: basePackId } = facts.base;
  const forPart = { numerator: input.forVotes, denominator: base };
  const isEnough = isReached(threshold, forPart);
  const needed = leastOf(threshold, base);
  return {
    basePackId,
    isEnough,
    threshold,
    forPart,
    needed,
    missing: isEnough ? 0 : needed - input.forVotes,
    official,
    base,
    deductions,
    notCast: facts.voters === null ? null : facts.voters - castIn(input),
    sentence: sentenceOf(input, isEnough, needed, base),
    findings: findingsOf(decided, isEnough, facts, facts.pack),
  };
};

const castIn = ({ forVotes, againstVotes, blankVotes }: VoteInput): number => forVotes + againstVotes + blankVotes;

const decidedBy = (input: VoteInput, { pack, base }: CountedFacts): Decided | { readonly reasons: Reason[] } => {
  if (pack === null) return { reasons: [reason('meetings.no-vote-rule', {}, 'decision')] };
  const decision = pack.content.decisions.find(({ code, body }) => code === input.decision && body === input.body);
  if (!decision && input.decision !== null) return { reasons: [reason('meetings.decision-unknown', {}, 'decision')] };
  const asked = decision?.threshold ?? input.threshold;
  const threshold = base.thresholds.find(({ code }) => code === asked);
  if (asked === null) return { reasons: [reason('meetings.decision-missing', {}, 'decision')] };
  if (!threshold) return { reasons: [reason('meetings.threshold-unknown', {}, 'threshold')] };
  const isOther = input.threshold !== null && input.threshold !== asked;
  return isOther
    ? { reasons: [reason('meetings.threshold-differs', { share: shareText(threshold) }, 'threshold')] }
    : { decision: decision ?? null, threshold };
};

const packReasons = (input: VoteInput, { base, pack }: CountedFacts): Reason[] => [
  ...(input.basePackId !== null && input.basePackId !== base.packId
    ? [reason('meetings.other-rule-in-force', { rule: base.packId }, 'basePackId')]
    : []),
  ...(pack !== null && !pack.content.methods.value.includes(input.method)
    ? [reason('meetings.vote-method-unknown', {}, 'method')]
    : []),
];

/** What makes a tally impossible. */
const tallyReasons = (input: VoteInput, { base: { base }, voters, withoutVote }: CountedFacts): Reason[] => {
  const cast = castIn(input);
  if (base < 1) return [reason('meetings.base-empty', {}, 'forVotes')];
  const reasons: Reason[] = [];
  if (cast > base) reasons.push(reason('meetings.more-votes-than-base', { cast, base }, 'forVotes'));
  if (voters !== null && cast > voters)
    reasons.push(
      withoutVote !== null && withoutVote > 0 && cast <= voters + withoutVote
        ? reason('meetings.votes-without-right', { cast, voters, withoutVote }, 'forVotes')
        : reason('meetings.more-votes-than-voters', { cast, voters }, 'forVotes'),
    );
  return reasons;
};

/** A share as it is said and printed: `≥ 2/3`, `> 1/2`. */
export const shareText = ({ numerator, denominator, isMoreThan }: Share): string =>
  `${isMoreThan ? '>' : '≥'} ${numerator}/${denominator}`;

const sentenceOf = (input: VoteInput, isEnough: boolean, needed: number, base: number): VoteVerdict['sentence'] => ({
  code: isEnough ? 'meetings.vote.carried' : 'meetings.vote.not-carried',
  params: {
    forVotes: input.forVotes,
    base,
    share: input.forVotes / base,
    needed,
    missing: Math.max(0, needed - input.forVotes),
  },
});

const findingsOf = (
  { decision, threshold }: Decided,
  isEnough: boolean,
  facts: VoteFacts,
  pack: VoteRulesPack,
): Finding[] => {
  const { goesUpAfter } = pack.content;
  const votes = facts.earlierVotes + 1;
  return [
    ...(decision === null || isRuledVerified(pack, decision)
      ? []
      : [findingOf(pack, decision, 'meetings.threshold-unverified')]),
    ...(!isEnough && threshold.code !== 'ordinary' && votes >= goesUpAfter.value
      ? [findingOf(pack, goesUpAfter, 'meetings.matter-goes-up', { votes })]
      : []),
  ];
};
