import type { Day } from '../../../platform/calendar/day.ts';
import { type Refusal, reason, refuse } from '../../../platform/outcome/refusal.ts';
import type { MemberState } from '../contract/member.ts';
import { mayStep, memberState } from './transitions.ts';

const future = (day: Day, field: string, today: Day) =>
  day > today ? [reason('members.day-in-future', { day }, field)] : [];

/** May a suspension from that day be recorded? */
export const checkSuspension = (
  given: {
    readonly member: { readonly state: MemberState; readonly stateSince: Day | null };
    readonly sinceDay: Day;
    readonly plannedUntil: Day | null;
    readonly decidedOn: Day;
  },
  today: Day,
): Refusal | null => {
  const { member, sinceDay, plannedUntil, decidedOn } = given;
  const reasons = [
    ...(mayStep(memberState, member.state, 'suspend')
      ? []
      : [reason('members.state-forbids', { state: member.state })]),
    ...future(sinceDay, 'sinceDay', today),
    ...future(decidedOn, 'decision.decidedOn', today),
    ...(member.stateSince !== null && sinceDay < member.stateSince
      ? [reason('members.before-present-state', { day: member.stateSince }, 'sinceDay')]
      : []),
    ...(plannedUntil !== null && plannedUntil < sinceDay
      ? [reason('members.until-before-since', {}, 'plannedUntil')]
      : []),
  ];
  return reasons.length > 0 ? refuse(...reasons) : null;
};

/** May this suspension be lifted on that day? */
export const checkLifting = (
  given: {
    readonly suspension: { readonly sinceDay: Day; readonly liftedOn: Day | null };
    readonly member: { readonly state: MemberState };
    readonly liftedOn: Day;
    readonly decidedOn: Day;
  },
  today: Day,
): Refusal | null => {
  const { suspension, member, liftedOn, decidedOn } = given;
  const reasons = [
    ...(suspension.liftedOn !== null
      ? [reason('members.suspension-lifted-already', { day: suspension.liftedOn })]
      : []),
    ...(suspension.liftedOn === null && !mayStep(memberState, member.state, 'lift-suspension')
      ? [reason('members.state-forbids', { state: member.state })]
      : []),
    ...future(liftedOn, 'liftedOn', today),
    ...future(decidedOn, 'decision.decidedOn', today),
    ...(liftedOn <= suspension.sinceDay
      ? [reason('members.lifted-before-begin', { day: suspension.sinceDay }, 'liftedOn')]
      : []),
  ];
  return reasons.length > 0 ? refuse(...reasons) : null;
};
