import type { SubjectKind } from '../contract/rating-codes.ts';
import type { LevelCounts } from './quota-board.ts';

/** A group with the kind of subject by which its rule is found. */
export type GroupOfKind = {
  readonly id: string;
  readonly kind: SubjectKind;
  readonly largerId: string | null;
  readonly counts: LevelCounts;
  readonly heads: LevelCounts | null;
};

/** Members inside and outside the political system are one family: they sit in one group of the ceiling. */
const familyOf = (kind: SubjectKind): SubjectKind => (kind === 'member-outside' ? 'member' : kind);

/** Code of the group of all groups of a kind; no code of a group, which are words, has its sign. */
export const largerIdOf = (kind: SubjectKind): string => `*${familyOf(kind)}`;

/** Counts of several groups as one. */
export const sumCounts = (all: readonly LevelCounts[]): LevelCounts => {
  const sum: Partial<Record<keyof LevelCounts, number>> = {};
  for (const counts of all)
    for (const [level, count] of Object.entries(counts) as [keyof LevelCounts, number][])
      sum[level] = (sum[level] ?? 0) + count;
  return sum;
};

/**
 * Each group with the next larger one: a type of organisations with all of the kind, the members of one grassroots organisation with all
 * members of the season. A group that is all of its kind has no larger one.
 */
export const withLargerGroups = <G extends GroupOfKind>(
  groups: readonly G[],
): { readonly groups: readonly G[]; readonly larger: readonly GroupOfKind[] } => {
  const families = Map.groupBy(groups, ({ kind }) => largerIdOf(kind));
  const larger = [...families].flatMap(([id, family]): GroupOfKind[] =>
    family.length < 2
      ? []
      : [
          {
            id,
            kind: familyOf(family[0]!.kind),
            largerId: null,
            counts: sumCounts(family.map(({ counts }) => counts)),
            heads: sumCounts(family.map(({ heads }) => heads ?? {})),
          },
        ],
  );
  const known = new Set(larger.map(({ id }) => id));
  return {
    groups: groups.map((group) => {
      const id = largerIdOf(group.kind);
      return { ...group, largerId: known.has(id) ? id : null };
    }),
    larger,
  };
};
