import type { Day } from '../../../platform/calendar/day.ts';
import { addMonths, yearOf } from '../../../platform/calendar/months.ts';
import { type Reason, type Refusal, reason, refuse } from '../../../platform/outcome/refusal.ts';
import type { MemberState } from '../contract.ts';
import type { ExemptionRules } from './exemption-rules-shape.ts';

export type ExemptionInput = {
  readonly ground: string;
  readonly proof: 'medical' | 'cell-confirmation' | 'other' | null;
  readonly since: Day;
  /** First day after it; null = until further notice, for age and health only. */
  readonly until: Day | null;
};

export type ExemptionFacts = {
  readonly state: MemberState;
  readonly birthOn: Day | null;
  readonly birthYear: number | null;
  /** End of an exemption that runs on the day from which this one is asked for; `open` = until further notice. */
  readonly runningUntil: Day | 'open' | null;
};

export type ExemptionVerdict = {
  readonly kind: 'age-health' | 'other';
  readonly decidedBy: 'cell' | 'grassroots-committee';
};

/**
 * May this exemption be asked for? Age and health: the cell decides. Other grounds: the cell proposes, the grassroots committee decides,
 * for less than the pack's months each time (294-QĐ/TW 7; 06-HD/TW 10.3a). Refuses with every reason.
 */
export const checkExemption = (
  input: ExemptionInput,
  facts: ExemptionFacts,
  rules: ExemptionRules,
): ExemptionVerdict | Refusal => {
  const ground = rules.grounds.find((one) => one.code === input.ground);
  const reasons: Reason[] = [];
  if (!ground) reasons.push(reason('members.exemption-ground-unknown', {}, 'ground'));
  if (facts.state !== 'active' && facts.state !== 'exempt') reasons.push(reason('members.exemption-not-active'));
  if (input.until !== null && input.until <= input.since)
    reasons.push(reason('members.end-before-beginning', { since: input.since }, 'until'));
  if (facts.runningUntil === 'open') reasons.push(reason('members.exemption-runs', {}, 'since'));
  else if (facts.runningUntil !== null && facts.runningUntil > input.since)
    reasons.push(reason('members.exemption-running', { until: facts.runningUntil }, 'since'));
  if (ground?.kind === 'age-health') reasons.push(...proofReasons(input, facts, rules));
  if (ground?.kind === 'other') reasons.push(...lengthReasons(input, rules));
  if (!ground || reasons.length > 0) return refuse(...reasons);
  return {
    kind: ground.kind,
    decidedBy: ground.kind === 'age-health' ? rules.ageHealth.value.decidedBy : rules.other.value.decidedBy,
  };
};

/** Whether the member has reached an age on a day; null while only the year of birth is known and does not decide, or nothing is known. */
export const hasReachedAge = (
  { birthOn, birthYear }: Pick<ExemptionFacts, 'birthOn' | 'birthYear'>,
  age: number,
  on: Day,
): boolean | null => {
  if (birthOn !== null) return addMonths(birthOn, age * 12) <= on;
  if (birthYear === null || yearOf(on) - birthYear === age) return null;
  return yearOf(on) - birthYear > age;
};

const proofReasons = (input: ExemptionInput, facts: ExemptionFacts, rules: ExemptionRules): Reason[] => {
  const { fromAge, fromAgeOn, below } = rules.proofByAge.value;
  if (input.proof === null) return [reason('members.exemption-proof-missing', {}, 'proof')];
  if (below.includes(input.proof)) return [];
  const isOldEnough = hasReachedAge(facts, fromAge, input.since);
  if (isOldEnough === null) return [reason('members.exemption-age-unknown', { age: fromAge }, 'proof')];
  return isOldEnough && fromAgeOn.includes(input.proof)
    ? []
    : [reason('members.exemption-needs-medical-proof', { age: fromAge }, 'proof')];
};

const lengthReasons = ({ since, until }: ExemptionInput, rules: ExemptionRules): Reason[] => {
  const months = rules.other.value.belowMonths;
  if (until === null) return [reason('members.exemption-end-missing', { months }, 'until')];
  return until >= addMonths(since, months) ? [reason('members.exemption-too-long', { months }, 'until')] : [];
};
