import type { AttendanceStatus, MeetingKind } from '../contract/meeting-codes.ts';
import { type CircleFacts, circleOf } from './held-meeting.ts';
import type { RollPerson } from './roll-status.ts';
import type { VotingBody } from './vote-rules-shape.ts';

/** Which body votes in a meeting of this kind; the pack `vote-rules` has lines of its own for each. */
export const votingBodyOf = (kind: MeetingKind): VotingBody => {
  if (kind === 'committee') return 'cell-committee';
  return kind === 'party-group' ? 'party-group' : 'cell';
};

/**
 * Of whom the base of a vote is counted: those whom the meeting is made up of, never the whole cell for a committee or a Party group. Null
 * where nobody recorded who they are: there is no base then. Attendance may still fall back on the roll, a share may not.
 */
export const votingCircleOf = <Person extends RollPerson>(
  kind: MeetingKind,
  facts: CircleFacts<Person>,
): readonly Person[] | null => {
  const isUnknown =
    (kind === 'committee' && facts.postHolderIds === null) || (kind === 'party-group' && facts.groupMemberIds === null);
  return isUnknown ? null : circleOf(kind, facts);
};

type Called = { readonly isOfficial: boolean; readonly status: AttendanceStatus | null };

/**
 * Of whom a stored base speaks. Sheets saved before 27 November 2026 counted the whole cell in a committee or a group too, and are not
 * rewritten: more official members than the meeting was made up of tell them apart, and no paper calls them members of the committee.
 */
export const countedBodyOf = (kind: MeetingKind, official: number, called: readonly Called[]): VotingBody => {
  const own = called.filter(({ isOfficial, status }) => isOfficial && status !== 'guest' && status !== 'guest-absent');
  return official > own.length ? 'cell' : votingBodyOf(kind);
};
