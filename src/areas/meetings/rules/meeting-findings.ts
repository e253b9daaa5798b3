import { addDays } from '../../../platform/calendar/day.ts';
import type { Finding } from '../../organisations/contract.ts';
import { noRule } from './check-plan.ts';
import { circleOf, type HeldMeeting, type MeetingFacts } from './held-meeting.ts';
import type { MeetingRulesPack } from './meeting-rules-shape.ts';
import { requiredMinutes } from './required-minutes.ts';
import { findingOf, practice, unknownFinding } from './ruled-value.ts';
import { isReached } from './share-reached.ts';
import type { Turnout } from './turnout.ts';

type Counted = {
  readonly turnout: Turnout | null;
  readonly minutes: number | null;
  readonly enteredAfterDays: number;
};

/** What the rules advise about a meeting that may stand: shown with clause and confidence, never blocking. */
export const meetingFindings = (input: HeldMeeting, facts: MeetingFacts, counted: Counted): Finding[] => {
  const { pack } = facts;
  if (pack === null || counted.turnout === null) return noRule(pack, input.heldOn);
  return [
    ...durationFindings(input, facts, pack, counted.minutes),
    ...attendanceFindings(input, pack, counted.turnout),
    ...rollFindings(input, facts),
    ...(isOfMembers(input) ? preparationFindings(input, facts, pack) : []),
    ...monthFindings(input, facts, pack),
    ...entryFindings(pack, counted.enteredAfterDays),
    ...seatFindings(input, facts, pack),
  ];
};

const isOfMembers = ({ kind }: HeldMeeting): boolean => kind !== 'committee' && kind !== 'party-group';

const durationFindings = (
  input: HeldMeeting,
  facts: MeetingFacts,
  pack: MeetingRulesPack,
  minutes: number | null,
): Finding[] => {
  const { kind } = input;
  const members = facts.roll.filter(({ isGuest }) => !isGuest).length;
  const { decidedMinutes: decided, durationPreset: preset } = facts;
  const required = requiredMinutes(pack.content, { kind, members, decided, preset });
  const unused =
    decided !== null && pack.content.shorterDuration === null
      ? [unknownFinding('meetings.shorter-duration-not-provided-for')]
      : [];
  return required !== null && minutes !== null && minutes < required.minutes
    ? [...unused, findingOf(pack, required.rule, 'meetings.short-meeting', { minutes, needed: required.minutes })]
    : unused;
};

const attendanceFindings = (input: HeldMeeting, pack: MeetingRulesPack, turnout: Turnout): Finding[] => {
  const { attendance, fewPresent } = pack.content;
  if (turnout.attended === null || turnout.attended.denominator === 0) return [];
  const { numerator: present, denominator: base } = turnout.attended;
  const isMeasured = attendance.value.kinds.includes(input.kind);
  const { share, allowsUnexcused } = attendance.value;
  const target = share.numerator / share.denominator;
  return [
    ...(isReached(fewPresent.value, turnout.attended)
      ? []
      : [findingOf(pack, fewPresent, 'meetings.few-present', { present, base })]),
    ...(isMeasured && !isReached(share, turnout.attended)
      ? [findingOf(pack, attendance, 'meetings.attendance-below-target', { present, base, target })]
      : []),
    ...(isMeasured && !allowsUnexcused && turnout.unexcused > 0
      ? [findingOf(pack, attendance, 'meetings.absent-without-leave', { count: turnout.unexcused })]
      : []),
  ];
};

const rollFindings = (input: HeldMeeting, facts: MeetingFacts): Finding[] => {
  const unknown = circleOf(input.kind, facts).filter(({ state, isGuest }) => state === null && !isGuest).length;
  return [
    ...(unknown > 0 ? [unknownFinding('meetings.state-unknown', { count: unknown })] : []),
    ...(input.kind === 'committee' && facts.postHolderIds === null
      ? [unknownFinding('meetings.committee-unknown')]
      : []),
    ...(input.kind === 'party-group' && facts.groupMemberIds === null
      ? [unknownFinding('meetings.group-unknown')]
      : []),
  ];
};

const preparationFindings = (input: HeldMeeting, facts: MeetingFacts, pack: MeetingRulesPack): Finding[] => {
  const { notice, materials, preparation } = pack.content;
  const isAlone = facts.postHolderIds?.size === 1 && !preparation.value.isSecretaryAloneAssessed;
  const last = materials && addDays(input.heldOn, -materials.value.daysBefore);
  return [
    ...(facts.isPrepared === false && !isAlone
      ? [findingOf(pack, preparation, 'meetings.committee-did-not-meet')]
      : []),
    ...(facts.isPrepared === null && !isAlone ? [unknownFinding('meetings.preparation-unknown')] : []),
    ...(notice && input.noticedOn === null ? [findingOf(pack, notice, 'meetings.notice-not-recorded')] : []),
    ...(materials && input.materialsOn === null ? [findingOf(pack, materials, 'meetings.materials-not-recorded')] : []),
    ...(materials && last && input.materialsOn !== null && input.materialsOn > last
      ? [findingOf(pack, materials, 'meetings.materials-late', { day: input.materialsOn, last })]
      : []),
  ];
};

const monthFindings = (input: HeldMeeting, facts: MeetingFacts, pack: MeetingRulesPack): Finding[] => {
  const month = input.heldOn.slice(0, 7);
  const regular = facts.others.filter(
    ({ kind, on }) => on.startsWith(month) && (kind === 'regular' || kind === 'combined'),
  );
  const isRegular = input.kind === 'regular' || input.kind === 'combined';
  const twice = isRegular ? regular.filter(({ isHeld }) => isHeld) : [];
  const isMonthOver = facts.today.slice(0, 7) > month;
  const isAlone = input.kind === 'thematic' && isMonthOver && !regular.some(({ isHeld }) => isHeld);
  return [
    ...twice
      .slice(0, 1)
      .map(({ on }) => findingOf(pack, pack.content.regular, 'meetings.second-regular-in-month', { day: on })),
    ...(isAlone ? [findingOf(pack, pack.content.thematic, 'meetings.no-regular-beside-thematic')] : []),
  ];
};

/** Entered after the day by which it should have been posted and reported. */
const entryFindings = (pack: MeetingRulesPack, days: number): Finding[] => {
  const { report } = pack.content;
  return report !== null && report.value.deadline.unit === 'days' && days > report.value.deadline.amount
    ? [findingOf(pack, report, 'meetings.entered-late', { days, within: report.value.deadline.amount })]
    : [];
};

const seatFindings = (
  { chairId, clerkId }: HeldMeeting,
  { headIds }: MeetingFacts,
  pack: MeetingRulesPack,
): Finding[] => [
  ...(chairId !== null && headIds !== null && !headIds.has(chairId)
    ? [findingOf(pack, practice, 'meetings.chair-not-in-office')]
    : []),
  ...(chairId !== null && chairId === clerkId ? [findingOf(pack, practice, 'meetings.chair-takes-minutes')] : []),
];
