import type { Day } from '../../../platform/calendar/day.ts';
import { type Reason, type Refusal, reason, refuse } from '../../../platform/outcome/refusal.ts';
import type { MemberState, Standing } from '../contract/member.ts';
import { mayStep, memberState } from './transitions.ts';

type Opening = {
  readonly kind: 'recognition' | 'removal' | 'resignation';
  readonly openedOn: Day;
  readonly ground: string | null;
  readonly hasNoBreach: boolean;
  readonly member: { readonly standing: Standing; readonly state: MemberState };
  /** Kinds of procedures of this member that are not closed. */
  readonly running: readonly string[];
  readonly grounds: readonly string[];
};

/** May this procedure be opened? Opening decides nothing about anybody. */
export const checkOpening = (opening: Opening, today: Day): Refusal | null => {
  const { kind, openedOn, running } = opening;
  const reasons = [
    ...(openedOn > today ? [reason('members.day-in-future', { day: openedOn }, 'openedOn')] : []),
    ...(running.includes(kind) ? [reason('members.procedure-running')] : []),
    ...byKind[kind](opening),
  ];
  return reasons.length > 0 ? refuse(...reasons) : null;
};

const byKind: Readonly<Record<Opening['kind'], (opening: Opening) => Reason[]>> = {
  recognition: ({ member }) => [
    ...(member.standing === 'official' ? [reason('members.official-already')] : []),
    ...(['active', 'exempt'].includes(member.state) ? [] : [reason('members.state-forbids', { state: member.state })]),
  ],
  removal: ({ member, ground, grounds }) => [
    ...(mayStep(memberState, member.state, 'remove') ? [] : [reason('members.state-forbids', { state: member.state })]),
    ...(ground === null ? [reason('members.ground-missing', {}, 'ground')] : []),
    ...(ground !== null && !grounds.includes(ground) ? [reason('members.ground-unknown', {}, 'ground')] : []),
  ],
  // Who is in breach is judged first; leaving by own request is for those who are not (06-HD/TW art. 11.2).
  resignation: ({ member, hasNoBreach, running }) => [
    ...(mayStep(memberState, member.state, 'resign') ? [] : [reason('members.state-forbids', { state: member.state })]),
    ...(hasNoBreach ? [] : [reason('members.breach-not-excluded', {}, 'hasNoBreach')]),
    ...(running.includes('removal') ? [reason('members.removal-running')] : []),
  ],
};
