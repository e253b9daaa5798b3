import type { VotingBaseRules, VotingGround } from './voting-base-shape.ts';

/** One person on the roll of an organisation on a day. */
export type RollLine = {
  readonly memberId: string;
  /** Official on that day; who is on probation has no vote. */
  readonly isOfficial: boolean;
  /** Here for a time only: votes and counts where the official membership is. */
  readonly isGuest: boolean;
  /** Takes part elsewhere for a time. */
  readonly isAway: boolean;
  /** Null: not known for that day; counted as active, and said so. */
  readonly state: 'active' | 'exempt' | 'suspended' | null;
};

export type VotingOccasion = {
  readonly occasion: 'meeting' | 'congress';
  /** Exempt members who came all the same: they vote and count. */
  readonly presentExempt: ReadonlySet<string>;
  /** Congress only: absent throughout for a reason that was accepted. */
  readonly absentWithReason: ReadonlySet<string>;
};

export type VotingBase = {
  readonly official: number;
  readonly base: number;
  readonly deductions: readonly { readonly ground: VotingGround; readonly memberIds: readonly string[] }[];
  /** Official members whose state on that day nobody knows; they are within the base. */
  readonly unknownState: readonly string[];
};

const falls = (ground: VotingGround, line: RollLine, on: VotingOccasion): boolean => {
  if (ground === 'temporarily-away') return line.isAway;
  if (ground === 'suspended') return line.state === 'suspended';
  if (ground === 'exempt-absent') return line.state === 'exempt' && !on.presentExempt.has(line.memberId);
  return on.absentWithReason.has(line.memberId);
};

/**
 * The base that votes are counted against: official members on the roll less those who are deducted, each under the first ground that
 * applies. Source: 294-QĐ/TW art. 9.3, 4.2.3; 06-HD/TW 3.6, 4.6, 5.1. What is not checked: who was summoned in fact.
 */
export const votingBase = (rules: VotingBaseRules, roll: readonly RollLine[], on: VotingOccasion): VotingBase => {
  const official = roll.filter((line) => line.isOfficial && !line.isGuest);
  const grounds = rules.deductions.filter((one) => one.occasions.includes(on.occasion)).map((one) => one.ground);
  const groundOf = new Map(
    official.map((line) => [line.memberId, grounds.find((ground) => falls(ground, line, on))] as const),
  );
  const deductions = grounds.map((ground) => ({
    ground,
    memberIds: official.filter((line) => groundOf.get(line.memberId) === ground).map((line) => line.memberId),
  }));
  const counted = official.filter((line) => groundOf.get(line.memberId) === undefined);
  return {
    official: official.length,
    base: counted.length,
    deductions,
    unknownState: counted.filter((line) => line.state === null).map((line) => line.memberId),
  };
};

/** The least number of votes that reaches a share of the base, in whole votes. */
export const neededVotes = (
  {
    numerator,
    denominator,
    isMoreThan,
  }: Pick<VotingBaseRules['thresholds'][number], 'numerator' | 'denominator' | 'isMoreThan'>,
  base: number,
): number => {
  const share = (base * numerator) / denominator;
  return isMoreThan ? Math.floor(share) + 1 : Math.ceil(share);
};
