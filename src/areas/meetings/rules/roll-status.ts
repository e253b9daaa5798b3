import type { AttendanceStatus } from '../contract/meeting-codes.ts';

/** One person on the roll of the day, as the members area gives it. */
export type RollPerson = {
  readonly memberId: string;
  /** Official on that day; who is on probation takes part and has no vote. */
  readonly isOfficial: boolean;
  readonly isGuest: boolean;
  readonly isAway: boolean;
  /** Null: nobody knows for that day. */
  readonly state: 'active' | 'exempt' | 'suspended' | null;
};

const called: readonly AttendanceStatus[] = ['present', 'present-online', 'excused', 'unexcused'];
const came: ReadonlySet<AttendanceStatus> = new Set(['present', 'present-online', 'exempt-present', 'guest']);

/** The statuses that fit a person's mark on the roll, the first being the one a sheet begins with; null: has to be called. */
export const statusesOf = (person: RollPerson): readonly AttendanceStatus[] => {
  if (person.isGuest) return ['guest', 'guest-absent'];
  if (person.state === 'suspended') return ['suspended'];
  if (person.state === 'exempt') return ['exempt', 'exempt-present'];
  if (person.isAway) return ['away', 'present', 'present-online'];
  return person.state === null ? [...called, 'exempt', 'exempt-present', 'suspended'] : called;
};

/** Whom the sheet marks by itself, because the roll says so; everybody else is called. */
export const statusByRoll = (person: RollPerson): AttendanceStatus | null => {
  const [first] = statusesOf(person);
  return first === 'exempt' || first === 'away' || first === 'suspended' ? first : null;
};

/** Whether a status says that the person was there, in the room or by the line. */
export const isThere = (status: AttendanceStatus): boolean => came.has(status);
