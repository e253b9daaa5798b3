import type { Day } from '../../../platform/calendar/day.ts';
import type { AttendanceStatus } from '../contract/meeting-codes.ts';

export type RollCall = { readonly memberId: string; readonly heldOn: Day; readonly status: AttendanceStatus };

/**
 * The longest run of meetings that one member missed with leave, over the calls given: those of one year of one cell (12-HD/BTCTW 2018).
 * Meetings at which a member was not on the roll are no break. Answers a number, never who; 0 when nobody was excused.
 */
export const longestExcusedRun = (calls: readonly RollCall[]): number => {
  const runOf = new Map<string, number>();
  let longest = 0;
  for (const { memberId, status } of [...calls].sort((a, b) => (a.heldOn < b.heldOn ? -1 : 1))) {
    const run = status === 'excused' ? (runOf.get(memberId) ?? 0) + 1 : 0;
    runOf.set(memberId, run);
    longest = Math.max(longest, run);
  }
  return longest;
};
