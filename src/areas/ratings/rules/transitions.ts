import type { SubjectState } from '../contract/season-shapes.ts';

type Step = { readonly to: SubjectState | 'as-before'; readonly needs: string };
type Table = Readonly<Record<SubjectState, Readonly<Record<string, Step>>>>;

const beforeDecision = {
  'correct-subject': { to: 'as-before', needs: 'kind' },
  'withdraw-subject': { to: 'withdrawn', needs: 'why' },
  'rate-self': { to: 'as-before', needs: 'level' },
  'propose-level': { to: 'as-before', needs: 'level' },
  'set-not-rated': { to: 'not-rated', needs: 'rule' },
} as const;

/** A person who was decided ahead of the own review has it held all the same, and only then is the decision confirmed. */
const reviewAfterwards = { 'record-review': { to: 'as-before', needs: 'day' } } as const;

/** A subject from the opening of its season to the archive. Ballots and remarks move no state; a decision is never rewritten, it is reopened. */
export const subject = {
  open: {
    'record-review': { to: 'reviewed', needs: 'day' },
    ...beforeDecision,
    // A person who was ill on the day of the review is decided all the same, with the reason for going ahead of it.
    'decide-level': { to: 'decided', needs: 'decision' },
  },
  reviewed: {
    'withdraw-review': { to: 'open', needs: 'why' },
    ...beforeDecision,
    'record-ballot': { to: 'reviewed', needs: 'tally' },
    'decide-level': { to: 'decided', needs: 'decision' },
  },
  decided: {
    ...reviewAfterwards,
    'confirm-decision': { to: 'as-before', needs: 'day' },
    'notify-subject': { to: 'notified', needs: 'day' },
    'reopen-rating': { to: 'reviewed', needs: 'finding' },
  },
  notified: {
    ...reviewAfterwards,
    'confirm-decision': { to: 'as-before', needs: 'day' },
    'publish-result': { to: 'as-before', needs: 'day' },
    'archive-rating': { to: 'archived', needs: 'day' },
    'reopen-rating': { to: 'reviewed', needs: 'finding' },
  },
  archived: {
    ...reviewAfterwards,
    'confirm-decision': { to: 'as-before', needs: 'day' },
    'reopen-rating': { to: 'reviewed', needs: 'finding' },
  },
  'not-rated': {
    'rate-after-all': { to: 'open', needs: 'why' },
    // Who was set aside for a reason that stands in no rule: the deciding level says yes to it.
    'confirm-decision': { to: 'as-before', needs: 'day' },
  },
  withdrawn: {},
} as const satisfies Table;

export type SubjectStep =
  | 'correct-subject'
  | 'withdraw-subject'
  | 'rate-self'
  | 'propose-level'
  | 'set-not-rated'
  | 'record-review'
  | 'withdraw-review'
  | 'record-ballot'
  | 'decide-level'
  | 'notify-subject'
  | 'publish-result'
  | 'confirm-decision'
  | 'archive-rating'
  | 'reopen-rating'
  | 'rate-after-all';

/** Whether the review of a subject can still be recorded: it was not held, and after the decision only where that went ahead of it. */
export const awaitsReview = ({ state, reviewHeldOn, isProvisional }: Reviewed): boolean =>
  mayStep(state, 'record-review') && reviewHeldOn === null && (state === 'open' || isProvisional);

type Reviewed = {
  readonly state: SubjectState;
  readonly reviewHeldOn: string | null;
  readonly isProvisional: boolean;
};

/** Whether a step is open in a state. */
export const mayStep = (state: SubjectState, step: SubjectStep): boolean => step in subject[state];
