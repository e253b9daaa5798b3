import type { Day } from '../../../platform/calendar/day.ts';
import { type Refusal, reason, refuse } from '../../../platform/outcome/refusal.ts';
import { type Quarter, quarterOf } from './candidate-notes.ts';

const isOver = (state: string): boolean => state === 'admitted' || state === 'stopped';

/** May this member help this candidate from that day? The twelve months together are asked for on the day the cell votes, not here. */
export const checkHelper = (
  given: {
    readonly candidate: { readonly state: string };
    readonly member: { readonly standing: string; readonly state: string; readonly officialOn: Day | null };
    readonly sinceDay: Day;
    readonly togetherSince: Day;
  },
  today: Day,
): Refusal | null => {
  const { candidate, member, sinceDay, togetherSince } = given;
  const reasons = [
    ...(isOver(candidate.state) ? [reason('members.candidate-over')] : []),
    ...(member.standing !== 'official' || member.state !== 'active'
      ? [reason('members.helper-not-official', {}, 'memberId')]
      : []),
    ...(member.officialOn !== null && member.officialOn > sinceDay
      ? [reason('members.helper-not-official-then', { day: member.officialOn }, 'sinceDay')]
      : []),
    ...(sinceDay > today ? [reason('members.day-in-future', { day: sinceDay }, 'sinceDay')] : []),
    ...(togetherSince > sinceDay ? [reason('members.together-after-helping', { day: sinceDay }, 'togetherSince')] : []),
  ];
  return reasons.length > 0 ? refuse(...reasons) : null;
};

const order = ({ year, quarter }: Quarter): number => year * 4 + quarter;

/** May a remark about this quarter be written? */
export const checkNote = (
  helper: { readonly sinceDay: Day; readonly untilDay: Day | null },
  note: Quarter & { readonly notedOn: Day },
  today: Day,
): Refusal | null => {
  const isBefore = order(note) < order(quarterOf(helper.sinceDay));
  const isAfter = helper.untilDay !== null && order(note) > order(quarterOf(helper.untilDay));
  const reasons = [
    ...(isBefore || isAfter ? [reason('members.not-helping-then', {}, 'quarter')] : []),
    ...(order(note) > order(quarterOf(today)) ? [reason('members.quarter-not-begun', {}, 'quarter')] : []),
    ...(note.notedOn > today ? [reason('members.day-in-future', { day: note.notedOn }, 'notedOn')] : []),
  ];
  return reasons.length > 0 ? refuse(...reasons) : null;
};
