import type { Day } from '../../../platform/calendar/day.ts';
import { addMonths } from '../../../platform/calendar/months.ts';
import { type Reason, reason } from '../../../platform/outcome/refusal.ts';
import { ageInMonths } from './admission-age.ts';

type ReadmissionRule = { readonly monthsOut: number; readonly monthsAfterCleared: number; readonly times: number };

export type ReadmissionFacts = {
  readonly kind: string;
  /** The fact that the removal rested on, where it came by a procedure. */
  readonly ground: string | null;
  readonly outSince: Day;
  /** Null: nobody has said. */
  readonly isMinorCrime: boolean | null;
  readonly recordClearedOn: Day | null;
  /** How often the member was admitted again before. */
  readonly times: number;
  readonly on: Day;
  /** What whoever records the decision has verified, and the paper that says so. */
  readonly hasNoConviction: boolean;
  readonly hasNotQuit: boolean;
  readonly verifiedBy: string | null;
};

export const monthsOut = (since: Day, on: Day): number => ageInMonths(since, on);

const quitByThemselves: readonly (string | null)[] = ['resigned', 'gave-card-back'];
/** Grounds of a removal that say that it was not leaving by own will; staying away leaves that open. */
const notByOwnWill: readonly (string | null)[] = [
  'no-dues',
  'weak-will',
  'two-years',
  'political-standard',
  'probation-failed',
];

const leavingReasons = ({ kind, ground, hasNotQuit }: ReadmissionFacts): Reason[] => {
  if ([kind, ground].some((one) => quitByThemselves.includes(one))) return [reason('members.left-by-own-will')];
  const isKnown = kind === 'expelled' || notByOwnWill.includes(ground);
  return isKnown || hasNotQuit ? [] : [reason('members.leaving-cause-unknown', {}, 'hasNotQuit')];
};

const convictionReasons = (rule: ReadmissionRule, facts: ReadmissionFacts): Reason[] => {
  if (facts.isMinorCrime === false) return [reason('members.crime-not-minor')];
  if (facts.isMinorCrime === true) return crimeReasons(rule, facts);
  return facts.hasNoConviction ? [] : [reason('members.conviction-unknown', {}, 'hasNoConviction')];
};

/**
 * Why somebody may not be admitted again on that day (294-QĐ/TW art. 3.5); empty when nothing stands in the way. What nobody knows does
 * not pass: it is verified in writing. What is not checked: whether that paper says so.
 */
export const readmissionReasons = (rule: ReadmissionRule, facts: ReadmissionFacts): Reason[] => {
  const reasons: Reason[] = [];
  reasons.push(...leavingReasons(facts));
  if (facts.times >= rule.times) reasons.push(reason('members.readmitted-before', { times: rule.times }));
  const from = addMonths(facts.outSince, rule.monthsOut);
  if (facts.on < from)
    reasons.push(reason('members.out-too-short', { months: rule.monthsOut, day: from }, 'effectiveOn'));
  reasons.push(...convictionReasons(rule, facts));
  if ((facts.hasNoConviction || facts.hasNotQuit) && facts.verifiedBy === null)
    reasons.push(reason('members.verification-paper-missing', {}, 'verifiedBy'));
  return reasons;
};

const crimeReasons = (rule: ReadmissionRule, { recordClearedOn, on }: ReadmissionFacts): Reason[] => {
  if (recordClearedOn === null) return [reason('members.record-clearing-unknown')];
  const from = addMonths(recordClearedOn, rule.monthsAfterCleared);
  return on < from
    ? [reason('members.cleared-too-recently', { months: rule.monthsAfterCleared, day: from }, 'effectiveOn')]
    : [];
};
