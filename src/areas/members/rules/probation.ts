import type { Day } from '../../../platform/calendar/day.ts';
import { addMonths } from '../../../platform/calendar/months.ts';
import { type Reason, reason } from '../../../platform/outcome/refusal.ts';

type ProbationRule = { readonly months: number; readonly prolongedByMonths: number };

/** The day on which probation is complete, the first of being official: so many months from the ceremony, or the day to which the cell prolonged it. */
export const probationEnd = (rule: ProbationRule, ceremonyOn: Day, prolongedTo: Day | null): Day => {
  const regular = addMonths(ceremonyOn, rule.months);
  return prolongedTo !== null && prolongedTo > regular ? prolongedTo : regular;
};

/**
 * The day from which a member is official: exactly the end of probation, however late the decision is (06-HD/TW art. 4.2). For a
 * prolonged probation the notes name no day; the end of the prolongation is used and the screen says so.
 */
export const recognitionDay = (rule: ProbationRule, ceremonyOn: Day, prolongedTo: Day | null): Day =>
  probationEnd(rule, ceremonyOn, prolongedTo);

/** May probation run until that day? */
export const prolongationReasons = (
  rule: ProbationRule,
  given: { readonly ceremonyOn: Day; readonly prolongedTo: Day | null; readonly until: Day },
): Reason[] => {
  const regular = addMonths(given.ceremonyOn, rule.months);
  const latest = addMonths(regular, rule.prolongedByMonths);
  const reasons: Reason[] = [];
  if (given.until <= (given.prolongedTo ?? regular))
    reasons.push(reason('members.prolonged-to-no-later-day', { day: given.prolongedTo ?? regular }, 'until'));
  if (given.until > latest) reasons.push(reason('members.prolonged-too-long', { day: latest }, 'until'));
  return reasons;
};

export type RecognitionFacts = {
  readonly standing: 'probationary' | 'official';
  readonly ceremonyOn: Day | null;
  readonly prolongedTo: Day | null;
};

/** May the cell vote on recognition on that day? Not before probation is over. */
export const recognitionVoteReasons = (rule: ProbationRule, facts: RecognitionFacts, on: Day): Reason[] => {
  if (facts.standing === 'official') return [reason('members.official-already')];
  if (facts.ceremonyOn === null) return [reason('members.ceremony-day-missing')];
  const end = probationEnd(rule, facts.ceremonyOn, facts.prolongedTo);
  return on < end ? [reason('members.probation-still-running', { day: end }, 'onDay')] : [];
};
