import type { Day } from '../../../platform/calendar/day.ts';
import { type Refusal, reason, refuse } from '../../../platform/outcome/refusal.ts';
import type { CandidateState } from '../contract/life-cycle-codes.ts';
import { type CandidateStep, mayStep, candidate as table } from './transitions.ts';

/** Where a step leads by the table, or every reason why it is not open on that day. `to` of a step back is the state before. */
export const checkCandidateStep = (
  facts: { readonly state: CandidateState; readonly stateBefore: CandidateState | null },
  step: CandidateStep,
  at: { readonly day: Day; readonly field: string; readonly notBefore?: Day },
  today: Day,
): { to: CandidateState } | Refusal => {
  if (!mayStep(table, facts.state, step))
    return refuse(reason('members.candidate-step-not-open', { state: facts.state }));
  const reasons = [
    ...(at.day > today ? [reason('members.day-in-future', { day: at.day }, at.field)] : []),
    ...(at.notBefore !== undefined && at.day < at.notBefore
      ? [reason('members.step-before-last', { day: at.notBefore }, at.field)]
      : []),
  ];
  if (reasons.length > 0) return refuse(...reasons);
  const { to } = (table[facts.state] as Readonly<Record<string, { to: CandidateState | 'as-before' }>>)[step]!;
  return { to: to === 'as-before' ? facts.stateBefore! : to };
};
