import type { SubjectKind } from '../contract/rating-codes.ts';
import { quotaFor, type RatingLaw } from './rating-law.ts';

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
