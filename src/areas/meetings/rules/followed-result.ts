import type { Day } from '../../../platform/calendar/day.ts';
import { type Reason, reason } from '../../../platform/outcome/refusal.ts';
import type { MeetingKind, MeetingState } from '../contract/meeting-codes.ts';
import { isOfWholeCell } from './check-cases.ts';

/** What became of the elections of a meeting so far. */
export type Followed = {
  readonly termId: string | null;
  readonly posts: number;
  readonly reportedOn: Day | null;
  readonly decision: unknown;
};

/** What was made of the elections and has to be taken back before they, or the meeting in which they were held, open again. */
export const followedReasons = (result: Followed | null): Reason[] => [
  ...(result?.termId ? [reason('meetings.term-filled')] : []),
  ...(result && result.posts > 0 ? [reason('meetings.posts-filled')] : []),
  ...(result?.reportedOn ? [reason('meetings.result-reported', { day: result.reportedOn })] : []),
  ...(result?.decision ? [reason('meetings.result-approved')] : []),
];

/** What stands against one more election in a meeting: who meets, that it is cancelled, and what already followed from its elections. */
export const electionPlaceReasons = (
  { kind, state }: { readonly kind: MeetingKind; readonly state: MeetingState },
  result: Followed | null,
): Reason[] => [
  ...(isOfWholeCell(kind) ? [] : [reason('meetings.election-outside-cell-meeting', {}, 'meetingId')]),
  ...(state === 'cancelled' ? [reason('meetings.election-meeting-not-open', { state })] : []),
  ...followedReasons(result),
];
