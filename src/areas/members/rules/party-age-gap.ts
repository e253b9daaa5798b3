import type { Day } from '../../../platform/calendar/day.ts';
import { type Reason, reason } from '../../../platform/outcome/refusal.ts';

type Span = { readonly since: Day; readonly until: Day };
type Holder = {
  readonly admissionDecidedOn: Day | null;
  readonly admittedOn: Day | null;
  readonly gaps: readonly Span[];
};
type Asked = Span & { readonly decision: { readonly decidedOn: Day } | null };

/**
 * What stands against a time that does not count for party age (294-QĐ/TW art. 4.5), `until` being the first day that counts again: it ends
 * before today, begins after the admission, and overlaps no other. Not checked: whether the decision says so.
 */
export const gapReasons = (member: Holder, { since, until, decision }: Asked, today: Day): Reason[] => {
  const first = member.admissionDecidedOn ?? member.admittedOn;
  const isOverlapping = member.gaps.some((other) => since < other.until && other.since < until);
  return [
    ...(since >= until ? [reason('members.gap-without-end', {}, 'until')] : []),
    ...(until > today ? [reason('members.day-in-future', { day: until }, 'until')] : []),
    ...(first !== null && since < first ? [reason('members.gap-before-admission', { day: first }, 'since')] : []),
    ...(isOverlapping ? [reason('members.gaps-overlap', {}, 'since')] : []),
    ...(decision && decision.decidedOn > today
      ? [reason('members.day-in-future', { day: decision.decidedOn }, 'decision.decidedOn')]
      : []),
  ];
};
