import type { Day } from '../../../platform/calendar/day.ts';
import { type Reason, reason } from '../../../platform/outcome/refusal.ts';
import type { MemberState } from '../contract/member.ts';
import { type MemberStep, mayStep, memberState } from './transitions.ts';

export type ReentryKind = 'readmitted' | 'restored' | 'reconnected';

const stepOfReentry: Readonly<Record<ReentryKind, MemberStep>> = {
  readmitted: 'readmit',
  restored: 'restore-rights',
  reconnected: 'reconnect',
};

/** What stands in the way of taking a member back on that day, apart from the times the rules ask for. */
export const reentryReasons = (
  member: { readonly state: MemberState; readonly stateSince: Day | null },
  back: { readonly kind: ReentryKind; readonly effectiveOn: Day; readonly decidedOn: Day },
  today: Day,
): Reason[] => [
  ...(mayStep(memberState, member.state, stepOfReentry[back.kind])
    ? []
    : [reason('members.state-forbids', { state: member.state })]),
  ...(member.stateSince === null ? [reason('members.left-day-missing')] : []),
  ...(member.stateSince !== null && back.effectiveOn <= member.stateSince
    ? [reason('members.back-before-left', { day: member.stateSince }, 'effectiveOn')]
    : []),
  ...(back.effectiveOn > today ? [reason('members.day-in-future', { day: back.effectiveOn }, 'effectiveOn')] : []),
  ...(back.decidedOn > back.effectiveOn ? [reason('members.effective-before-decision', {}, 'effectiveOn')] : []),
];
