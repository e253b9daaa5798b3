import { type Reason, reason } from '../../../platform/outcome/refusal.ts';
import { circleOf, type HeldMeeting, type MeetingFacts } from './held-meeting.ts';
import { isThere, type RollPerson, statusByRoll, statusesOf } from './roll-status.ts';
import type { AttendanceLine } from './turnout.ts';

/** What stands against the attendance lines of a meeting. Reasons name the line by its field, never the person. */
export const attendanceReasons = (input: HeldMeeting, facts: MeetingFacts): Reason[] => {
  const onRoll = new Map(facts.roll.map((person) => [person.memberId, person]));
  const circle = new Set(circleOf(input.kind, facts).map(({ memberId }) => memberId));
  const seen = new Set<string>();
  const reasons = input.attendance.flatMap((line, at) => {
    const field = `attendance.${at}.memberId`;
    if (seen.has(line.memberId)) return [reason('meetings.person-twice', {}, field)];
    seen.add(line.memberId);
    const person = onRoll.get(line.memberId);
    if (!person) return [reason('meetings.not-on-roll', { day: input.heldOn }, field)];
    if (!circle.has(line.memberId)) return [reason(outsideCode(input.kind), { day: input.heldOn }, field)];
    return lineReasons(input, person, line, at);
  });
  return [...reasons, ...uncalledReasons(input, facts, seen), ...seatReasons(input)];
};

const outsideCode = (kind: HeldMeeting['kind']): string =>
  kind === 'committee' ? 'meetings.not-on-committee' : 'meetings.not-in-group';

const lineReasons = (input: HeldMeeting, person: RollPerson, line: AttendanceLine, at: number): Reason[] => {
  const field = `attendance.${at}.status`;
  const reasons: Reason[] = [];
  if (!statusesOf(person).includes(line.status)) reasons.push(reason('meetings.status-against-roll', {}, field));
  if (line.status === 'present-online' && input.mode === 'in-person')
    reasons.push(reason('meetings.online-in-person-meeting', {}, field));
  if (line.status === 'excused' && (line.reason === null || line.reason.trim() === ''))
    reasons.push(reason('meetings.excused-without-reason', {}, `attendance.${at}.reason`));
  return reasons;
};

/** Whoever the roll does not mark by itself has to be called before the sheet is complete. */
const uncalledReasons = (input: HeldMeeting, facts: MeetingFacts, seen: ReadonlySet<string>): Reason[] => {
  if (input.sheet === 'running') return [];
  const uncalled = circleOf(input.kind, facts).filter(
    (person) => !seen.has(person.memberId) && statusByRoll(person) === null,
  );
  return uncalled.length > 0 ? [reason('meetings.attendance-missing', { count: uncalled.length }, 'attendance')] : [];
};

/** Chair and minute-taker sit in the meeting. Null is free: somebody from above may chair. */
const seatReasons = ({ attendance, chairId, clerkId }: HeldMeeting): Reason[] => {
  const there = new Set(attendance.filter(({ status }) => isThere(status)).map(({ memberId }) => memberId));
  return [
    ...(chairId !== null && !there.has(chairId) ? [reason('meetings.chair-not-there', {}, 'chairId')] : []),
    ...(clerkId !== null && !there.has(clerkId) ? [reason('meetings.clerk-not-there', {}, 'clerkId')] : []),
  ];
};
