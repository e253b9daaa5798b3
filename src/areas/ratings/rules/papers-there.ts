import type { Day } from '../../../platform/calendar/day.ts';
import type { RatingLevel } from '../contract/rating-codes.ts';
import type { MissingWhy, PaperContent, RatingPaperKind } from '../contract/rating-papers.ts';
import type { SubjectState } from '../contract/season-shapes.ts';
import { papersOfSubject } from './papers-of-subject.ts';

/** What of a subject says whether a paper has something to say about it. */
export type Standing = Parameters<typeof papersOfSubject>[0] & {
  readonly state: SubjectState;
  readonly selfLevel: RatingLevel | null;
  readonly proposedLevel: RatingLevel | null;
  readonly decidedLevel: RatingLevel | null;
  readonly reviewHeldOn: Day | null;
  readonly ballot: { readonly votedOn: Day } | null;
};

const isOpen = ({ state }: Standing): boolean => state === 'open' || state === 'reviewed';

/** A ballot counts from the review on that it belongs to; one of a review that was taken back is over. */
export const isVotedOn = ({ ballot, reviewHeldOn }: Pick<Standing, 'ballot' | 'reviewHeldOn'>): boolean =>
  ballot !== null && reviewHeldOn !== null && ballot.votedOn >= reviewHeldOn;

/** Nobody decided or set it aside, and no ballot stands: a vote is still to come. */
export const isToBeVotedOn = (one: Standing): boolean => isOpen(one) && !isVotedOn(one);

/** The vote can be held now: the subject has rated itself, or was reviewed already. Review and vote are usually held in one sitting. */
export const isBallotDue = (one: Standing): boolean =>
  isToBeVotedOn(one) && (one.selfLevel !== null || one.state === 'reviewed');

const isToDecide = ({ state, proposedLevel, decidedLevel, ballot }: Standing): boolean =>
  state === 'not-rated' || proposedLevel !== null || decidedLevel !== null || ballot !== null;

const isTold = ({ state, decidedLevel }: Standing): boolean => decidedLevel !== null || state === 'not-rated';

const reviews: ReadonlySet<RatingPaperKind> = new Set([
  'collective-review',
  'leader-review',
  'member-review',
  'outside-member-review',
]);

type Sort = {
  /** Whom the paper is asked of at all. */
  readonly concerns: (one: Standing) => boolean;
  readonly isThere: (one: Standing) => boolean;
  readonly why: MissingWhy;
  /** May be printed empty, to be filled in by hand. */
  readonly hasBlank: boolean;
  /** A list or a count of all, once something stands of one of them. */
  readonly isOfAll?: boolean;
};

const reviewSort = (kind: RatingPaperKind): Sort => ({
  concerns: (one) => papersOfSubject(one).includes(kind),
  isThere: ({ selfLevel }) => selfLevel !== null,
  why: 'no-self-review',
  hasBlank: true,
});

const list: Sort = {
  concerns: () => true,
  isThere: isToDecide,
  why: 'nothing-proposed',
  hasBlank: false,
  isOfAll: true,
};

const unitSorts: Readonly<Partial<Record<RatingPaperKind, Sort>>> = {
  'ballot-paper': { concerns: isToBeVotedOn, isThere: isBallotDue, why: 'ballot-not-due', hasBlank: true },
  'tally-minutes': {
    concerns: (one) => one.ballot !== null || isOpen(one),
    isThere: ({ ballot }) => ballot !== null,
    why: 'not-voted',
    hasBlank: true,
  },
  'decision-list': list,
  'result-notice': { concerns: () => true, isThere: isTold, why: 'not-decided', hasBlank: false },
};

/** Papers that name subjects; the summary table and the report count them. */
export type NamingPaper = Exclude<RatingPaperKind, 'summary-table' | 'season-report'>;

const sortOf = (kind: NamingPaper): Sort => (reviews.has(kind) ? reviewSort(kind) : unitSorts[kind]!);

/**
 * Those whom a paper is about: with what is recorded, or to be filled in by hand for those of whom nothing is; an earlier ballot is
 * printed again for those alone on whom it was held.
 */
export const onPaper = <T extends Standing>(
  kind: NamingPaper,
  subjects: readonly T[],
  content: PaperContent,
): readonly T[] => {
  if (content === 'reprint') return kind === 'ballot-paper' ? subjects.filter(isVotedOn) : [];
  const { concerns, isThere, hasBlank, isOfAll } = sortOf(kind);
  if (content === 'blank') return hasBlank ? subjects.filter((one) => concerns(one) && !isThere(one)) : [];
  const there = subjects.filter((one) => concerns(one) && isThere(one));
  return isOfAll && there.length > 0 ? subjects : there;
};

/** Why a paper with what is recorded leaves somebody out, or is not there; nobody left out: nothing is missing. */
export const missingOn = <T extends Standing>(
  kind: NamingPaper,
  subjects: readonly T[],
): { readonly why: MissingWhy; readonly subjects: readonly T[] } | null => {
  const { concerns, isThere, why } = sortOf(kind);
  const left = subjects.filter((one) => concerns(one) && !isThere(one));
  if (left.length > 0) return { why, subjects: left };
  if (kind !== 'ballot-paper' || subjects.some(concerns)) return null;
  // Nobody waits for a vote any more: the paper is not there for that reason, and names those who were voted on.
  const voted = subjects.filter(isVotedOn);
  return voted.length > 0 ? { why: 'voted-already', subjects: voted } : null;
};
