import type { Day } from '../../../platform/calendar/day.ts';
import { type Reason, type Refusal, reason, refuse } from '../../../platform/outcome/refusal.ts';
import type { MeetingKind, MeetingState } from '../contract/meeting-codes.ts';

type Verdict = { readonly ok: true } | Refusal;

const verdictOf = (reasons: readonly Reason[]): Verdict =>
  reasons.length > 0 ? refuse(...(reasons as [Reason, ...Reason[]])) : { ok: true };

type Draft = { readonly why: string | null; readonly situation: string | null; readonly solution: string | null };

/** Whether a draft may be approved on a day: it says why, how things stand and what is proposed. Names every part that is missing. */
export const checkApproval = (draft: Draft, approvedOn: Day, today: Day): Verdict =>
  verdictOf([
    ...(['why', 'situation', 'solution'] as const).flatMap((part) =>
      draft[part] === null ? [reason(`meetings.topic-lacks-${part}`, {}, part)] : [],
    ),
    ...(approvedOn > today ? [reason('meetings.approved-in-future', { today }, 'approvedOn')] : []),
  ]);

type HeldIn = { readonly kind: MeetingKind; readonly state: MeetingState; readonly heldOn: Day | null };

/** Whether a topic was talked over in this meeting: one on a topic, closed, not before the draft was approved. */
export const checkHolding = (approvedOn: Day | null, { kind, state, heldOn }: HeldIn): Verdict =>
  verdictOf([
    ...(kind === 'thematic' || kind === 'combined' ? [] : [reason('meetings.not-on-a-topic', {}, 'meetingId')]),
    ...(state === 'closed' || state === 'reported' ? [] : [reason('meetings.meeting-not-closed', {}, 'meetingId')]),
    ...(approvedOn !== null && heldOn !== null && heldOn < approvedOn
      ? [reason('meetings.held-before-approval', { day: approvedOn }, 'meetingId')]
      : []),
  ]);

type Result = {
  readonly resultOn: Day | null;
  readonly result: string | null;
  readonly residents: number | null;
  readonly households: number | null;
  readonly lessons: string | null;
};

/** Whether a result may be recorded: words and day together, or nothing at all (which takes a result back). Unknown numbers stay unknown. */
export const checkTopicResult = (result: Result, heldOn: Day, today: Day): Verdict => {
  const { resultOn } = result;
  const isEmpty = Object.values(result).every((value) => value === null);
  return verdictOf([
    ...(!isEmpty && result.result === null ? [reason('meetings.topic-result-missing', {}, 'result')] : []),
    ...(!isEmpty && resultOn === null ? [reason('meetings.topic-result-day-missing', {}, 'resultOn')] : []),
    ...(resultOn !== null && resultOn > today
      ? [reason('meetings.topic-result-in-future', { today }, 'resultOn')]
      : []),
    ...(resultOn !== null && resultOn < heldOn
      ? [reason('meetings.topic-result-before-meeting', { day: heldOn }, 'resultOn')]
      : []),
  ]);
};

/** Quarters of a year for which a plan of topics names none; dropped topics count as none. At least one a quarter is asked for. */
export const quartersUnplanned = (topics: readonly { readonly quarter: number; readonly state: string }[]): number[] =>
  [1, 2, 3, 4].filter((quarter) => !topics.some((topic) => topic.quarter === quarter && topic.state !== 'dropped'));
