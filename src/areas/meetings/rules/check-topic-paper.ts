import type { Day } from '../../../platform/calendar/day.ts';
import { type Reason, type Refusal, reason, refuse } from '../../../platform/outcome/refusal.ts';
import type { TopicState } from './transitions.ts';

/** What the rule of issuing a paper of a topic looks at. */
export type TopicPaperStanding = {
  readonly kind: 'plan' | 'report';
  readonly state: TopicState;
  readonly approvedOn: Day | null;
  readonly heldOn: Day | null;
  readonly hasResult: boolean;
  /** Day of the paper of this kind that stands, or null. */
  readonly issuedOn: Day | null;
};

const planLacks = ({ approvedOn }: TopicPaperStanding): Reason[] =>
  approvedOn === null ? [reason('meetings.topic-plan-not-approved')] : [];

const reportLacks = ({ heldOn, hasResult }: TopicPaperStanding): Reason[] => [
  ...(heldOn === null ? [reason('meetings.topic-report-not-held')] : []),
  ...(hasResult ? [] : [reason('meetings.topic-report-without-result')]),
];

/**
 * Whether a paper of a topic may be issued: the plan once the committee approved the draft, the report once a meeting was held and its
 * result recorded; not while one of the same kind stands, nor dated before what it tells. Names every reason.
 */
export const checkTopicPaper = (standing: TopicPaperStanding, on: Day | null): { readonly ok: true } | Refusal => {
  const { kind, state, issuedOn } = standing;
  const tells = kind === 'plan' ? standing.approvedOn : standing.heldOn;
  const found = [
    ...(state === 'dropped' ? [reason('meetings.topic-dropped')] : []),
    ...(kind === 'plan' ? planLacks(standing) : reportLacks(standing)),
    ...(issuedOn === null ? [] : [reason('meetings.topic-paper-stands', { day: issuedOn })]),
    ...(on !== null && tells !== null && on < tells
      ? [reason('meetings.paper-before-its-matter', { day: tells }, 'issuedOn')]
      : []),
  ];
  return found.length > 0 ? refuse(...(found as [Reason, ...Reason[]])) : { ok: true };
};
