import { personKinds, type SubjectKind } from '../contract/rating-codes.ts';
import type { SubjectState } from '../contract/season-shapes.ts';
import { awaitsReview, mayStep, type SubjectStep } from './transitions.ts';

/** Before the ballot: who voted did so on these, and they stay as they were voted on. */
const beforeBallot: ReadonlySet<string> = new Set<SubjectStep>([
  'rate-self',
  'propose-level',
  'set-not-rated',
  'withdraw-review',
]);

/** Of a subject what is known where its steps are offered; on a list it is not known whether it was voted on. */
export type Offered = {
  readonly state: SubjectState;
  readonly kind: SubjectKind;
  readonly reviewHeldOn: string | null;
  readonly publishedOn: string | null;
  readonly isProvisional: boolean;
  readonly isVoted?: boolean;
  readonly isByOwnHand?: boolean;
};

/** An organisation or a collective is not decided before its own review was held; a person may be, with the reason for it. */
export const mayBeDecided = ({
  state,
  kind,
  reviewHeldOn,
}: Pick<Offered, 'state' | 'kind' | 'reviewHeldOn'>): boolean =>
  mayStep(state, 'decide-level') && (personKinds.has(kind) || reviewHeldOn !== null);

/**
 * Whether a step can be taken of a subject as it stands, for buttons: what the action refuses whatever is typed is not offered. Rights, the
 * season and who keeps out are asked elsewhere.
 */
export const isOffered = (step: SubjectStep, subject: Offered): boolean => {
  if (!mayStep(subject.state, step) || (subject.isVoted === true && beforeBallot.has(step))) return false;
  switch (step) {
    case 'rate-self':
      return subject.isByOwnHand !== true;
    case 'record-review':
      return awaitsReview(subject);
    case 'decide-level':
      return mayBeDecided(subject);
    case 'publish-result':
      return subject.publishedOn === null;
    case 'confirm-decision':
      return subject.state === 'not-rated' && subject.isProvisional;
    default:
      return true;
  }
};
