import type { Day } from '../../../platform/calendar/day.ts';
import { type Reason, type Refusal, reason, refuse } from '../../../platform/outcome/refusal.ts';
import type { MeetingState } from '../contract/meeting-codes.ts';
import type { MeetingPaperKind } from '../contract/meeting-papers.ts';

/** What decides whether a paper of a meeting may be issued. */
export type PaperStanding = {
  readonly kind: MeetingPaperKind;
  /** Whether meetings of this kind have such a paper at all. */
  readonly fits: boolean;
  readonly state: MeetingState;
  /** Day of the meeting, held or planned. */
  readonly on: Day;
  readonly hasHourAndPlace: boolean;
  /** A conclusion, a decision on a matter, or a task: something to put on record. */
  readonly hasDecisions: boolean;
  readonly hasTasks: boolean;
  readonly isScored: boolean;
  /** The last recorded vote on the resolution itself, taken under the conclusion; null: none was recorded. */
  readonly isCarried: boolean | null;
  /** Day of an issued paper of this kind that stands. */
  readonly issuedOn: Day | null;
  readonly hasSecrecyMark: boolean;
};

const held: readonly MeetingState[] = ['closed', 'reported'];

const noticeReasons = ({ on, hasHourAndPlace }: PaperStanding, issuedOn: Day | null): Reason[] => [
  ...(hasHourAndPlace ? [] : [reason('meetings.hour-or-place-missing')]),
  ...(issuedOn !== null && issuedOn > on ? [reason('meetings.notice-after-meeting', { day: on }, 'issuedOn')] : []),
];

const contentReasons = ({ kind, hasDecisions, hasTasks, isScored, isCarried }: PaperStanding): Reason[] => {
  if (kind === 'task-list') return hasTasks ? [] : [reason('meetings.no-tasks-given')];
  if (kind === 'score-sheet') return isScored ? [] : [reason('meetings.paper-without-score')];
  if (kind !== 'resolution' && kind !== 'conclusion') return [];
  return [
    ...(hasDecisions || hasTasks ? [] : [reason('meetings.nothing-decided')]),
    ...(kind === 'resolution' && isCarried === false ? [reason('meetings.resolution-not-carried')] : []),
  ];
};

const heldReasons = (standing: PaperStanding, issuedOn: Day | null): Reason[] => [
  ...(held.includes(standing.state) ? [] : [reason('meetings.meeting-not-closed')]),
  ...(issuedOn !== null && issuedOn < standing.on
    ? [reason('meetings.paper-before-meeting', { day: standing.on }, 'issuedOn')]
    : []),
  ...contentReasons(standing),
];

/**
 * May this paper be issued, on that day if one is given? A notice goes out before the meeting, all others after it was closed; a paper
 * that says nothing, that a vote did not carry, or that stands already is refused, and so is one that bears a mark of secrecy.
 */
export const checkPaper = (standing: PaperStanding, issuedOn: Day | null): true | Refusal => {
  const { kind, fits, state } = standing;
  if (!fits) return refuse(reason('meetings.paper-unfit', {}, 'kind'));
  if (kind === 'blank-sheet') return refuse(reason('meetings.paper-not-issued', {}, 'kind'));
  const reasons = [
    ...(state === 'cancelled' ? [reason('meetings.paper-of-cancelled')] : []),
    ...(kind === 'notice' ? noticeReasons(standing, issuedOn) : heldReasons(standing, issuedOn)),
    ...(standing.issuedOn === null ? [] : [reason('meetings.paper-issued-already', { day: standing.issuedOn })]),
    ...(standing.hasSecrecyMark ? [reason('meetings.paper-has-secrecy-mark')] : []),
  ];
  return reasons.length > 0 ? refuse(...reasons) : true;
};
