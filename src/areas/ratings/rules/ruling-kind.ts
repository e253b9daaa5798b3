import type { RatingLevel, SubjectKind } from '../contract/rating-codes.ts';
import { quotaFor, type RatingLaw } from './rating-law.ts';
import { levelsOf, scaleOf } from './rating-level.ts';

type Quotas = Pick<RatingLaw, 'quotas'>;

/**
 * The kind by which the ceiling of a group is found: the first of its kinds that a ceiling concerns, else the first. One subject of a kind
 * without a ceiling takes nothing off the others.
 */
export const rulingKind = (law: Quotas, kinds: readonly SubjectKind[]): SubjectKind | undefined => {
  const sorted = kinds.toSorted();
  return sorted.find((kind) => quotaFor(law, kind) !== null) ?? sorted[0];
};

/** Whether a subject is counted under the ceiling of its group: its own kind has the same one. */
export const isCountedUnder = (law: Quotas, kind: SubjectKind, ruling: SubjectKind): boolean =>
  quotaFor(law, kind) === quotaFor(law, ruling);

/** Whether a subject of the kind may sit in a group with subjects of the others: two ceilings in one group could not be told apart. */
export const mayShareGroup = (law: Quotas, kind: SubjectKind, others: readonly SubjectKind[]): boolean => {
  const own = quotaFor(law, kind);
  return own === null || others.every((other) => [null, own].includes(quotaFor(law, other)));
};

/**
 * As what somebody who is only proposed counts while others are decided: as proposed, the best level as the one below. A ceiling is of the
 * whole group: reckoned by those decided alone, the first of a large group would always be over it. Once all are decided it makes no difference.
 */
export const asAwaiting = (law: Quotas, kind: SubjectKind, proposed: RatingLevel): RatingLevel => {
  const best = quotaFor(law, kind)?.level;
  if (proposed !== best) return proposed;
  const scale = levelsOf(scaleOf(best));
  return scale[scale.indexOf(best) + 1] ?? best;
};
