import type { AttendanceStatus } from '../contract/meeting-codes.ts';
import type { CountedAs } from '../contract/recount.ts';
import type { MeetingRules } from './meeting-rules-shape.ts';
import { isThere, type RollPerson, statusByRoll, statusesOf } from './roll-status.ts';
import { type AttendanceLine, type Turnout, turnoutOf } from './turnout.ts';

/**
 * What a status written at the roll call counts as where the roll of that day, as it is known now, does not have it for this person: who
 * was there stays there, anybody else stands as the roll marks them. Null: by what is known now the person had to be called and was not.
 */
export const statusOnRoll = (person: RollPerson, written: AttendanceStatus): AttendanceStatus | null => {
  const fitting = statusesOf(person);
  if (fitting.includes(written)) return written;
  const there = isThere(written) ? fitting.find(isThere) : undefined;
  return there ?? (person.isGuest ? 'guest-absent' : statusByRoll(person));
};

export type CountedLine = {
  readonly memberId: string;
  /** Null: as it was written. */
  readonly countedAs: CountedAs | null;
  /** Standing on that day as it is known now; null: stands on no roll of that day. */
  readonly isOfficial: boolean | null;
};

const lineOn = (person: RollPerson | undefined, { memberId, status }: AttendanceLine): CountedLine => {
  if (!person) return { memberId, countedAs: 'not-on-roll', isOfficial: null };
  const counted = statusOnRoll(person, status);
  return { memberId, countedAs: counted === status ? null : (counted ?? 'not-called'), isOfficial: person.isOfficial };
};

/**
 * Counts the roll call of a recorded meeting again out of the circle of its day as it is known now, by the rules it was counted by. The
 * written lines stay; each says what it counts as. Whom the rules leave out as a guest is not asked for where nobody called them.
 */
export const recount = (
  rules: MeetingRules,
  circle: readonly RollPerson[],
  written: readonly AttendanceLine[],
): { readonly turnout: Turnout; readonly lines: readonly CountedLine[] } => {
  const personById = new Map(circle.map((person) => [person.memberId, person]));
  const lines = written.map((line) => lineOn(personById.get(line.memberId), line));
  const counted = written.flatMap((line): AttendanceLine[] => {
    const person = personById.get(line.memberId);
    const status = person ? statusOnRoll(person, line.status) : null;
    return status === null ? [] : [{ ...line, status, reason: status === line.status ? line.reason : null }];
  });
  const called = new Set(written.map(({ memberId }) => memberId));
  const leavesGuestsOut = rules.outsideBase.some(({ exclusion }) => exclusion === 'guest');
  const asked = circle.filter(({ memberId, isGuest }) => !(isGuest && leavesGuestsOut && !called.has(memberId)));
  return { turnout: turnoutOf(rules, asked, counted), lines };
};
