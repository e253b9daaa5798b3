import type { Day } from '../../../platform/calendar/day.ts';
import { type Refusal, reason, refuse } from '../../../platform/outcome/refusal.ts';
import { type ChangePaper, type ChangeRules, papersMissing } from './change-pack.ts';
import type { ChangeLines } from './check-change.ts';
import { isSlipOf } from './correction-way.ts';
import { type FieldValue, type MemberField, memberFields } from './member-fields.ts';
import { type Hands, isOneHand } from './one-hand.ts';

type Approval = {
  readonly decision: { readonly decidedOn: string } | null;
  readonly act: unknown;
  readonly today: Day;
  readonly isEntryError: boolean;
  readonly proposedBy: Hands;
  readonly approvedBy: Hands;
};

/**
 * What stands against approving a waiting change, by the rules of that day: neither holder nor typist of the proposal approves it, and a
 * member's request comes without a decision. What was unknown, and a slip of the hand, need no paper. Not checked: two accounts of one person.
 */
export const checkApproval = (
  rules: ChangeRules,
  lines: ChangeLines,
  { decision, act, today, isEntryError, proposedBy, approvedBy }: Approval,
): Refusal | null => {
  const held = new Set<ChangePaper>([
    ...(decision ? ['decision' as const] : []),
    ...(act ? ['civil-act' as const] : []),
  ]);
  const missing = new Set(
    (Object.entries(lines) as [MemberField, { before: FieldValue; after: FieldValue }][])
      .filter(([field, { before, after }]) => before !== null && !(isEntryError && isSlipOf(field, before, after)))
      .flatMap(([field]) => papersMissing(rules, memberFields[field].code, held)),
  );
  const reasons = [
    ...(isOneHand(proposedBy, approvedBy) ? [reason('members.own-proposal')] : []),
    ...(missing.has('decision') ? [reason('members.needs-decision', {}, 'decision')] : []),
    ...(missing.has('civil-act') ? [reason('members.needs-civil-act', {}, 'act')] : []),
    ...(decision && decision.decidedOn > today
      ? [reason('members.day-in-future', { day: decision.decidedOn }, 'decision.decidedOn')]
      : []),
  ];
  return reasons.length > 0 ? refuse(...reasons) : null;
};
