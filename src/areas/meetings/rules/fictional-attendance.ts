import type { AttendanceStatus } from '../contract/meeting-codes.ts';
import type { AttendanceLine } from '../contract/sheet.ts';
import type { Draws } from './fictional-bank.ts';
import type { Habit } from './fictional-habits.ts';
import { type RollPerson, statusByRoll } from './roll-status.ts';

/** Codes of the pack that an absence with leave is given here. */
const reasons = ['ill', 'official-trip', 'on-shift', 'study', 'family'] as const;

type Asked = {
  readonly roll: readonly RollPerson[];
  readonly habit: Habit;
  readonly ago: number;
  /** Who has to be there: the chair and who writes the minutes. */
  readonly seated: ReadonlySet<string>;
  readonly draws: Draws;
};

const leaveShare = { orderly: 0.01, plain: 0.04 } as const;

/** How many are kept away on purpose: attendance of a sliding cell falls at each of its last meetings. */
const forcedAway = (habit: Habit, ago: number): number => (habit === 'sliding' && ago <= 4 ? 4 - ago : 0);

const mayBeUnexcused = (habit: Habit, ago: number): boolean => habit === 'absent' && ago <= 3;

/** The roll call of an invented meeting: what the roll says stands, everybody else is called. */
export const fictionalAttendance = ({ roll, habit, ago, seated, draws }: Asked): AttendanceLine[] => {
  let away = forcedAway(habit, ago);
  let unexcused = mayBeUnexcused(habit, ago) ? 1 : 0;
  const share = habit === 'sliding' ? 0 : habit === 'orderly' ? leaveShare.orderly : leaveShare.plain;
  const called = roll.filter((person) => statusByRoll(person) === null && !person.isGuest).length;
  const statusOf = (person: RollPerson): AttendanceStatus => {
    const byRoll = statusByRoll(person);
    if (byRoll !== null) return byRoll;
    if (person.isGuest) return 'guest';
    if (seated.has(person.memberId)) return 'present';
    if (unexcused > 0 && called > 4) {
      unexcused--;
      return 'unexcused';
    }
    if (away > 0 && called > 6) {
      away--;
      return 'excused';
    }
    return draws.chance(share) ? 'excused' : 'present';
  };
  return roll.map((person) => {
    const status = statusOf(person);
    return { memberId: person.memberId, status, reason: status === 'excused' ? draws.pick(reasons) : null };
  });
};
