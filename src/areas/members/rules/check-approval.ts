import type { Day } from '../../../platform/calendar/day.ts';
import { type Refusal, reason, refuse } from '../../../platform/outcome/refusal.ts';
import { type ChangePaper, type ChangeRules, papersMissing } from './change-pack.ts';
import type { ChangeLines } from './check-change.ts';
import { type FieldValue, type MemberField, memberFields } from './member-fields.ts';

type Approval = {
  readonly decision: { readonly decidedOn: string } | null;
  readonly act: unknown;
  readonly today: Day;
  /** Accounts. */
  readonly proposedBy: string;
  readonly approvedBy: string;
};

/**
 * What stands against approving a waiting change, by the rules of that day: the proposer never approves it, and a member's request comes
 * without a decision. Filling in what was unknown needs no paper of its own. What is not checked: two accounts of one person.
 */
export const checkApproval = (
  rules: ChangeRules,
  lines: ChangeLines,
  { decision, act, today, proposedBy, approvedBy }: Approval,
): Refusal | null => {
  const held = new Set<ChangePaper>([
    ...(decision ? ['decision' as const] : []),
    ...(act ? ['civil-act' as const] : []),
  ]);
  const missing = new Set(
    (Object.entries(lines) as [MemberField, { before: FieldValue }][])
      .filter(([, { before }]) => before !== null)
      .flatMap(([field]) => papersMissing(rules, memberFields[field].code, held)),
  );
  const reasons = [
    ...(proposedBy === approvedBy ? [reason('members.own-proposal')] : []),
    ...(missing.has('decision') ? [reason('members.needs-decision', {}, 'decision')] : []),
    ...(missing.has('civil-act') ? [reason('members.needs-civil-act', {}, 'act')] : []),
    ...(decision && decision.decidedOn > today
      ? [reason('members.day-in-future', { day: decision.decidedOn }, 'decision.decidedOn')]
      : []),
  ];
  return reasons.length > 0 ? refuse(...reasons) : null;
};
