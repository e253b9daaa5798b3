import type { AttendanceStatus } from '../contract/meeting-codes.ts';
import type { MeetingRules } from './meeting-rules-shape.ts';
import { isThere, type RollPerson, statusByRoll } from './roll-status.ts';
import type { Part } from './share-reached.ts';

export type AttendanceLine = {
  readonly memberId: string;
  readonly status: AttendanceStatus;
  /** A code of the pack's reasons, or free words. */
  readonly reason: string | null;
};

export type Turnout = {
  readonly official: number;
  readonly probationary: number;
  /** Members of this roll who were there, in the room or by the line; guests are counted apart. */
  readonly present: number;
  readonly online: number;
  readonly guests: number;
  readonly excused: number;
  readonly unexcused: number;
  readonly exempt: number;
  readonly away: number;
  readonly suspended: number;
  /** Left out of the base for the reason they gave, such as armed forces on special duty. */
  readonly outsideByReason: number;
  /** Official members who were there and count in the base of votes; who came back from elsewhere does not. */
  readonly voters: number;
  /** There without a vote: on probation, a guest, or taking part elsewhere for the time being. */
  readonly withoutVote: number;
  /** Those who should come, and how many of them came. Null while somebody was not called. */
  readonly attended: Part | null;
  /** Who had to be called and was not: whom the roll marks by itself needs no line. */
  readonly notCalled: readonly string[];
};

type Marked = { readonly person: RollPerson; readonly line: AttendanceLine | undefined };

const isOutside = (rules: MeetingRules, { person, line }: Marked): boolean => {
  const excluded = new Set(rules.outsideBase.map(({ exclusion }) => exclusion));
  const came = line !== undefined && isThere(line.status);
  if (person.isGuest) return excluded.has('guest');
  if (line?.status === 'suspended' || person.state === 'suspended') return excluded.has('suspended');
  if (person.state === 'exempt' || line?.status === 'exempt') return excluded.has('exempt') && !came;
  if (person.isAway) return excluded.has('away') && !came;
  return excluded.has('reason') && isOutsideReason(rules, line);
};

const isOutsideReason = (rules: MeetingRules, line: AttendanceLine | undefined): boolean =>
  line?.status === 'excused' &&
  rules.absenceReasons.some(({ code, isOutsideBase }) => isOutsideBase && code === line.reason);

const attendedOf = (rules: MeetingRules, marked: readonly Marked[]): Part => {
  const expected = marked.filter((one) => !isOutside(rules, one));
  const came = expected.filter(({ line }) => line !== undefined && isThere(line.status));
  return { numerator: came.length, denominator: expected.length };
};

/**
 * Counts the lines of a meeting against the roll of its day. Lines of people who are not on the roll are left out here: the check refuses
 * them. The base follows the pack: exempt members and those on special duty are left out (12-HD/BTCTW 2018, 42-HD/BTCTW 2025).
 */
export const turnoutOf = (
  rules: MeetingRules,
  roll: readonly RollPerson[],
  lines: readonly AttendanceLine[],
): Turnout => {
  const lineOf = new Map(lines.map((line) => [line.memberId, line]));
  const marked = roll.map((person) => ({ person, line: lineOf.get(person.memberId) }));
  const members = marked.filter(({ person }) => !person.isGuest);
  const having = (...statuses: AttendanceStatus[]): Marked[] =>
    members.filter(({ line }) => line !== undefined && statuses.includes(line.status));
  const there = marked.filter(({ line }) => line !== undefined && isThere(line.status));
  const voters = there.filter(({ person }) => person.isOfficial && !person.isGuest && !person.isAway);
  const notCalled = marked
    .filter(({ person, line }) => line === undefined && statusByRoll(person) === null)
    .map(({ person }) => person.memberId);
  return {
    official: members.filter(({ person }) => person.isOfficial).length,
    probationary: members.filter(({ person }) => !person.isOfficial).length,
    present: there.filter(({ person }) => !person.isGuest).length,
    online: having('present-online').length,
    guests: there.filter(({ person }) => person.isGuest).length,
    excused: having('excused').length,
    unexcused: having('unexcused').length,
    exempt: having('exempt', 'exempt-present').length,
    away: having('away').length,
    suspended: having('suspended').length,
    outsideByReason: members.filter(({ line }) => isOutsideReason(rules, line)).length,
    voters: voters.length,
    withoutVote: there.length - voters.length,
    attended: notCalled.length > 0 ? null : attendedOf(rules, marked),
    notCalled,
  };
};

/** Who an attendance sheet makes come in spite of an exemption, and who is away with leave: what the base of votes asks for. */
export const votingOccasionOf = (
  lines: readonly AttendanceLine[],
): { readonly presentExempt: ReadonlySet<string>; readonly absentWithReason: ReadonlySet<string> } => {
  const having = (status: AttendanceStatus): ReadonlySet<string> =>
    new Set(lines.filter((line) => line.status === status).map((line) => line.memberId));
  return { presentExempt: having('exempt-present'), absentWithReason: having('excused') };
};
