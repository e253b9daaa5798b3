import { type Reason, reason } from '../../../platform/outcome/refusal.ts';
import type { RatingLevel } from '../contract/rating-codes.ts';
import type { Verdict } from '../contract/verdict.ts';

type Outcome = Verdict['outcome'];

/** The one level that the rules propose; null where they leave it open, know no text or leave the subject out. */
export const proposedBy = (outcome: Outcome | null): RatingLevel | null =>
  outcome?.kind === 'proposed' ? outcome.level : null;

export type Rechecked = {
  readonly decided: RatingLevel;
  /** What the rules made of the facts when it was decided, where that was kept. */
  readonly before: Outcome | null;
  readonly now: Outcome;
  /** Things it waited for and that have not arrived. */
  readonly missing: number;
};

/**
 * Whether what the rules propose now speaks against the decision. A proposal that the decision left knowingly, with its reason on record,
 * says nothing new; neither does a verdict that is open.
 */
export const differsNow = ({ decided, before, now }: Omit<Rechecked, 'missing'>): boolean => {
  const level = proposedBy(now);
  return level !== null && level !== decided && level !== proposedBy(before);
};

/** May a decision that went ahead be confirmed? Not while something is missing, and against the rules of now only with a reason. */
export const confirmFaults = (checked: Rechecked, why: string | null): Reason[] => [
  ...(checked.missing > 0 ? [reason('ratings.still-waiting', { count: checked.missing })] : []),
  ...(differsNow(checked) && (why ?? '').trim() === '' ? [reason('ratings.differs-without-reason', {}, 'why')] : []),
];
