import type { Day } from '../../../platform/calendar/day.ts';
import { addMonths } from '../../../platform/calendar/months.ts';
import { type Reason, reason } from '../../../platform/outcome/refusal.ts';
import { ageInMonths } from './admission-age.ts';

type ReadmissionRule = { readonly monthsOut: number; readonly monthsAfterCleared: number; readonly times: number };

export type ReadmissionFacts = {
  readonly kind: string;
  readonly outSince: Day;
  /** Null: nobody has said. */
  readonly isMinorCrime: boolean | null;
  readonly recordClearedOn: Day | null;
  /** How often the member was admitted again before. */
  readonly times: number;
  readonly on: Day;
};

export const monthsOut = (since: Day, on: Day): number => ageInMonths(since, on);

const quitByThemselves: readonly string[] = ['resigned'];

/** Why somebody may not be admitted again on that day (294-QĐ/TW art. 3.5); empty when nothing stands in the way. */
export const readmissionReasons = (rule: ReadmissionRule, facts: ReadmissionFacts): Reason[] => {
  const reasons: Reason[] = [];
  if (quitByThemselves.includes(facts.kind)) reasons.push(reason('members.left-by-own-will'));
  if (facts.times >= rule.times) reasons.push(reason('members.readmitted-before', { times: rule.times }));
  const from = addMonths(facts.outSince, rule.monthsOut);
  if (facts.on < from)
    reasons.push(reason('members.out-too-short', { months: rule.monthsOut, day: from }, 'effectiveOn'));
  if (facts.isMinorCrime === false) reasons.push(reason('members.crime-not-minor'));
  if (facts.isMinorCrime === true) reasons.push(...crimeReasons(rule, facts));
  return reasons;
};

const crimeReasons = (rule: ReadmissionRule, { recordClearedOn, on }: ReadmissionFacts): Reason[] => {
  if (recordClearedOn === null) return [reason('members.record-clearing-unknown')];
  const from = addMonths(recordClearedOn, rule.monthsAfterCleared);
  return on < from
    ? [reason('members.cleared-too-recently', { months: rule.monthsAfterCleared, day: from }, 'effectiveOn')]
    : [];
};
