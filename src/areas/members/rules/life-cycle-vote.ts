import { type Reason, reason } from '../../../platform/outcome/refusal.ts';

type Share = {
  readonly numerator: number;
  readonly denominator: number;
  readonly comparison: 'more-than' | 'at-least';
};

export type BaseLines = {
  readonly official: number;
  readonly temporarilyAway: number;
  readonly exemptNotPresent: number;
  readonly suspended: number;
};

export type Tally = {
  readonly base: number;
  readonly baseLines: BaseLines | null;
  readonly forVotes: number;
  readonly againstVotes: number;
  readonly blankVotes: number;
};

/** `≥ 2/3`, `> 1/2`. */
export const shareText = ({ numerator, denominator, comparison }: Share): string =>
  `${comparison === 'at-least' ? '≥' : '>'} ${numerator}/${denominator}`;

/** Whether votes for something reach the share of the summoned base; exact, without rounding. */
export const isEnough = ({ numerator, denominator, comparison }: Share, forVotes: number, base: number): boolean => {
  const [have, need] = [forVotes * denominator, base * numerator];
  return comparison === 'at-least' ? have >= need : have > need;
};

/** Fewest votes that are enough in a base. */
export const votesNeeded = (share: Share, base: number): number => {
  const least = Math.ceil((base * share.numerator) / share.denominator);
  return isEnough(share, least, base) ? least : least + 1;
};

/** Votes count against the summoned base: official members less those away, exempt and not present, or suspended (294-QĐ/TW art. 9.3). */
export const baseOf = (lines: BaseLines): number =>
  lines.official - lines.temporarilyAway - lines.exemptNotPresent - lines.suspended;

/** The base of a day by the roll, and what it comes to when every exempt member is present: those count back in. Null: the roll of that day is not known. */
export type CountedBase = { readonly counted: number; readonly most: number } | null;

/** The minutes bind and the roll may be behind: another base than the roll of the day gives stands, but only with its reason in writing. */
export const baseReasons = (base: number, roll: CountedBase, why: string | null): Reason[] =>
  roll !== null && why === null && (base < roll.counted || base > roll.most)
    ? [reason('members.base-differs-from-roll', { base, ...roll }, 'baseReason')]
    : [];

/** What makes a tally contradict itself. */
export const tallyReasons = (tally: Tally): Reason[] => {
  const cast = tally.forVotes + tally.againstVotes + tally.blankVotes;
  const reasons: Reason[] = [];
  if (cast > tally.base) reasons.push(reason('members.more-votes-than-base', { cast, base: tally.base }, 'forVotes'));
  if (tally.baseLines && baseOf(tally.baseLines) !== tally.base) {
    const counted = baseOf(tally.baseLines);
    reasons.push(reason('members.base-differs-from-lines', { base: tally.base, counted }, 'base'));
  }
  return reasons;
};
