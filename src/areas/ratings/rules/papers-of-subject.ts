import { personKinds, type SubjectKind } from '../contract/rating-codes.ts';
import type { RatingPaperKind } from '../contract/rating-papers.ts';
import type { SubjectState } from '../contract/season-shapes.ts';

/** The paper of review of a kind of subject: the report of a collective, or the self-review of a person by where the person works. */
export const reviewPaperOf = (kind: SubjectKind): RatingPaperKind => {
  if (!personKinds.has(kind)) return 'collective-review';
  if (kind === 'leader') return 'leader-review';
  return kind === 'member-outside' ? 'outside-member-review' : 'member-review';
};

const told: readonly SubjectState[] = ['decided', 'notified', 'archived', 'not-rated'];

/** Which papers of its own a subject has; the notice only once there is something to tell. */
export const papersOfSubject = ({
  kind,
  state,
}: {
  readonly kind: SubjectKind;
  readonly state: SubjectState;
}): RatingPaperKind[] => {
  if (state === 'withdrawn') return [];
  // Who is set aside is not asked to review itself by this paper: the rules differ on that, and a person says so.
  const review = state === 'not-rated' ? [] : [reviewPaperOf(kind)];
  return told.includes(state) ? [...review, 'result-notice'] : review;
};
