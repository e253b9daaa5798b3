import { daysBetween } from '../../../platform/calendar/months.ts';
import { type Reason, type Refusal, reason, refuse } from '../../../platform/outcome/refusal.ts';
import { attendanceReasons } from './check-attendance.ts';
import { checkOnline } from './check-online.ts';
import { insteadReasons, sentReasons } from './check-plan.ts';
import { circleOf, type HeldMeeting, type MeetingFacts, type MeetingVerdict } from './held-meeting.ts';
import { meetingFindings } from './meeting-findings.ts';
import { lengthOf, type Slot, slotReasons } from './meeting-slot.ts';
import { turnoutOf } from './turnout.ts';

/**
 * May this meeting stand as it is on the sheet? Refuses with every reason at once what cannot be true or may not be; what is only advised
 * comes back as findings with clause and confidence. What is not checked: whether what was said is true.
 */
export const checkMeeting = (input: HeldMeeting, facts: MeetingFacts): MeetingVerdict | Refusal => {
  const slot: Slot = { ...input, on: input.heldOn, from: input.startedAt, to: input.endedAt };
  const held = facts.others.filter(({ isHeld }) => isHeld);
  const online = checkOnline(input, circleOf(input.kind, facts), facts.online);
  const reasons = [
    ...(input.heldOn > facts.today ? [reason('meetings.held-in-future', { today: facts.today }, 'heldOn')] : []),
    ...slotReasons(slot, { life: facts.life, others: held }, 'heldOn'),
    ...insteadReasons(input, facts.pack),
    ...sentReasons('noticedOn', input.noticedOn, input.heldOn, facts.today),
    ...sentReasons('materialsOn', input.materialsOn, input.heldOn, facts.today),
    ...hourReasons(input),
    ...online.reasons,
    ...attendanceReasons(input, facts),
    ...taskReasons(input),
  ];
  if (reasons.length > 0) return refuse(...reasons);

  const turnout = facts.pack && turnoutOf(facts.pack.content, circleOf(input.kind, facts), input.attendance);
  const minutes = lengthOf(slot);
  const enteredAfterDays = daysBetween(input.heldOn, facts.enteredOn ?? facts.today);
  const findings = [...online.findings, ...meetingFindings(input, facts, { turnout, minutes, enteredAfterDays })];
  return { turnout, minutes, enteredAfterDays, apart: online.apart, findings };
};

const hourReasons = ({ sheet, startedAt, endedAt }: HeldMeeting): Reason[] =>
  sheet === 'running'
    ? []
    : [
        ...(startedAt === null ? [reason('meetings.start-missing', {}, 'startedAt')] : []),
        ...(endedAt === null ? [reason('meetings.end-missing', {}, 'endedAt')] : []),
      ];

const taskReasons = ({ tasks, heldOn }: HeldMeeting): Reason[] =>
  tasks.flatMap(({ owners, dueOn }, at) => [
    ...(owners === 0 ? [reason('meetings.task-without-owner', { task: at + 1 }, `tasks.${at}.owners`)] : []),
    ...(dueOn !== null && dueOn < heldOn
      ? [reason('meetings.task-due-before-meeting', { task: at + 1, day: heldOn }, `tasks.${at}.dueOn`)]
      : []),
  ]);
