import type { ResultLevel } from '../contract/distribution.ts';
import type { SubjectKind } from '../contract/rating-codes.ts';

type OfKind = {
  readonly kind: SubjectKind;
  readonly years: readonly { readonly year: number; readonly counts: Partial<Record<ResultLevel, number>> }[];
};

/** Kinds that were one until a later text told them apart (notes on ratings, 2.1: members outside the political system since 2025). */
const wasOne: readonly SubjectKind[] = ['member', 'member-outside'];

const yearsOf = (kinds: readonly OfKind[], of: SubjectKind): number[] =>
  (kinds.find(({ kind }) => kind === of)?.years ?? [])
    .filter(({ counts }) => Object.values(counts).some((count) => count > 0))
    .map(({ year }) => year);

/**
 * Whether a kind was split within the years that are read: then its own years are no series, and both kinds together are. `since`: the first
 * year in which they are apart. Null: one kind all along, or apart all along.
 */
export const splitKinds = (
  kinds: readonly OfKind[],
  kind: SubjectKind,
): { readonly kinds: readonly SubjectKind[]; readonly since: number } | null => {
  if (!wasOne.includes(kind)) return null;
  const [whole, apart] = [yearsOf(kinds, 'member'), yearsOf(kinds, 'member-outside')];
  const since = Math.min(...apart);
  return apart.length > 0 && whole.some((year) => year < since) ? { kinds: wasOne, since } : null;
};
