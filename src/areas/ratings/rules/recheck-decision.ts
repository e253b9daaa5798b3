import { type Reason, reason } from '../../../platform/outcome/refusal.ts';
import type { RatingLevel } from '../contract/rating-codes.ts';
import type { Verdict } from '../contract/verdict.ts';
import { leavingOf } from './leaving-of.ts';

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

/** Both ends between which an outcome leaves the level; which exemption speaks makes no difference to whoever is rated all the same. */
const endsOf = (outcome: Outcome): readonly (RatingLevel | null)[] => {
  if (outcome.kind === 'open') return [outcome.atBest, outcome.atWorst];
  return [outcome.kind === 'gap' ? outcome.candidate : proposedBy(outcome)];
};

/** Whether two outcomes say the same of the level; null: none is known. */
export const sameOutcome = (a: Outcome, b: Outcome | null): boolean =>
  b !== null && a.kind === b.kind && endsOf(a).every((level, at) => level === endsOf(b)[at]);

/**
 * Whether what the rules come to now speaks against the decision: another level, a range that it lies outside of, nobody to be rated, no level
 * that a text bears. What the decision left knowingly, with its reason on record, says nothing new.
 */
export const differsNow = ({ decided, before, now }: Omit<Rechecked, 'missing'>): boolean =>
  leavingOf(decided, now) !== null && !sameOutcome(now, before);

/** What comes out when a decision that went ahead is judged anew: it differs, or the rest is waited for, or it may be confirmed. */
export type Finding = 'agrees' | 'waits' | 'differs';

/** What speaks against a decision counts at once, also while something else is still missing. */
export const findingOf = (checked: Rechecked): Finding => {
  if (differsNow(checked)) return 'differs';
  return checked.missing > 0 ? 'waits' : 'agrees';
};

/** May a decision that went ahead be confirmed? Not while something is missing, and against the rules of now only with a reason. */
export const confirmFaults = (checked: Rechecked, why: string | null): Reason[] => [
  ...(checked.missing > 0 ? [reason('ratings.still-waiting', { count: checked.missing })] : []),
  ...(differsNow(checked) && (why ?? '').trim() === '' ? [reason('ratings.differs-without-reason', {}, 'why')] : []),
];
