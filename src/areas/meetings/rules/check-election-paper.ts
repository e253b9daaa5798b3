import type { Day } from '../../../platform/calendar/day.ts';
import { type Reason, type Refusal, reason, refuse } from '../../../platform/outcome/refusal.ts';
import type { ElectionPaperKind } from '../contract/election-papers.ts';
import type { ElectionState } from '../contract/elections.ts';
import type { MeetingState } from '../contract/meeting-codes.ts';

export type ElectionPaperStanding = {
  readonly kind: ElectionPaperKind;
  readonly meetingState: MeetingState;
  /** Day of the congress. */
  readonly on: Day;
  /** Of the one election that the paper is about, or of all of them. */
  readonly elections: readonly { readonly state: ElectionState }[];
  /** What was counted cannot stand beside the roll call as it is now. */
  readonly isAgainstRoll: boolean;
  /** Day of an issued paper of this kind that stands. */
  readonly issuedOn: Day | null;
};

/**
 * May this paper be issued, on that day if one is given? Ballot papers are printed and never issued; minutes of counting and the report need
 * concluded elections that the roll call bears, the report a recorded meeting besides; none stands twice.
 */
export const checkElectionPaper = (standing: ElectionPaperStanding, issuedOn: Day | null): true | Refusal => {
  const { kind, meetingState, on, elections, isAgainstRoll, issuedOn: before } = standing;
  if (kind === 'ballot-paper') return refuse(reason('meetings.paper-not-issued', {}, 'kind'));
  const isRecorded = meetingState === 'closed' || meetingState === 'reported';
  const reasons: Reason[] = [
    ...(elections.length > 0 ? [] : [reason('meetings.no-election')]),
    ...(elections.some(({ state }) => state === 'open') ? [reason('meetings.election-still-open')] : []),
    ...(isAgainstRoll ? [reason('meetings.election-against-roll')] : []),
    ...(kind === 'election-result' && !isRecorded ? [reason('meetings.election-meeting-not-closed')] : []),
    ...(issuedOn !== null && issuedOn < on ? [reason('meetings.paper-before-meeting', { day: on }, 'issuedOn')] : []),
    ...(before === null ? [] : [reason('meetings.paper-issued-already', { day: before })]),
  ];
  return reasons.length > 0 ? refuse(...reasons) : true;
};
