import type { Day } from '../../../platform/calendar/day.ts';
import { type Refusal, reason, refuse } from '../../../platform/outcome/refusal.ts';
import type { MemberEndKind } from '../contract/life-cycle-codes.ts';
import type { MemberState } from '../contract/member.ts';
import { leftBeforeSpell } from './left-before-spell.ts';
import { type MemberStep, mayStep, memberState } from './transitions.ts';

const stepOfEnd: Readonly<Record<MemberEndKind, MemberStep>> = {
  removed: 'remove',
  expelled: 'expel',
  resigned: 'resign',
  deceased: 'record-death',
  'admission-cancelled': 'cancel-admission',
};

/** May this end of a membership be recorded? The decision itself is not judged: it was taken elsewhere. */
export const checkEnd = (
  end: {
    readonly kind: MemberEndKind;
    readonly state: MemberState;
    readonly effectiveOn: Day;
    readonly decidedOn: Day | null;
    readonly receivedOn: Day | null;
    /** Day on which the latest of the running membership and stays began, where there is one. */
    readonly begunOn: Day | null;
  },
  today: Day,
  field = 'effectiveOn',
): Refusal | null => {
  const { decidedOn, receivedOn, begunOn } = end;
  const reasons = [
    ...(mayStep(memberState, end.state, stepOfEnd[end.kind])
      ? []
      : [reason('members.state-forbids', { state: end.state })]),
    ...(end.effectiveOn > today ? [reason('members.day-in-future', { day: end.effectiveOn }, field)] : []),
    ...leftBeforeSpell(end.effectiveOn, begunOn, field),
    ...(decidedOn !== null && decidedOn > today
      ? [reason('members.day-in-future', { day: decidedOn }, 'decision.decidedOn')]
      : []),
    ...(decidedOn !== null && receivedOn !== null && receivedOn < decidedOn
      ? [reason('members.received-before-decided', {}, 'receivedOn')]
      : []),
  ];
  return reasons.length > 0 ? refuse(...reasons) : null;
};
