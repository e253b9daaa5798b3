import type { RatingLevel } from '../contract/rating-codes.ts';
import { type ExactShare, readShare } from './exact-share.ts';
import type { QuotaBase, QuotaRounding, QuotaRules } from './quota-shape.ts';
import { levelsOf, rankOf, scaleOf } from './rating-level.ts';

/** Rows counted by level, disjoint: who is excellent is not counted as good as well. Not rated is no level. */
export type LevelCounts = Readonly<Partial<Record<RatingLevel, number>>>;

export type QuotaGroup = {
  readonly id: string;
  /** The group that this one lies in; null: the outermost. */
  readonly largerId: string | null;
  readonly counts: LevelCounts;
  /** Heads among them, who are left out where the rule says so; null: nobody counted them. */
  readonly heads: LevelCounts | null;
};

/** What one reading of the rule allows. Nothing here blocks. */
export type QuotaLine = {
  readonly base: QuotaBase;
  readonly rounding: QuotaRounding;
  readonly heads: 'counted' | 'apart';
  /** How many the share is taken of. */
  readonly of: number;
  readonly now: number;
  readonly allowed: number;
  readonly over: number;
  /** Fewest to go down one level until this reading is kept; going down widens the base of those rated good. */
  readonly toMove: number;
  /** Under the share of an exception; null where the rules know none. */
  readonly allowedByException: number | null;
};

export type QuotaBoardLine = {
  readonly groupId: string;
  readonly rated: number;
  /** A group of fewer than the rule names is read together with this one. */
  readonly shownWith: string | null;
  readonly lines: readonly QuotaLine[];
};

/** Whose step it is: one cell proposes, or the competent level decides. */
export type QuotaStage = 'proposal' | 'decision';

type Sums = { readonly top: number; readonly next: number; readonly rated: number };

const sumsOf = (level: RatingLevel, counts: LevelCounts): Sums => {
  const scale = levelsOf(scaleOf(level));
  const count = (of: RatingLevel): number => counts[of] ?? 0;
  const next = scale.find((one) => rankOf(one) === rankOf(level) - 1);
  return { top: count(level), next: next ? count(next) : 0, rated: scale.reduce((sum, one) => sum + count(one), 0) };
};

const without = (all: Sums, heads: Sums): Sums => ({
  top: all.top - heads.top,
  next: all.next - heads.next,
  rated: all.rated - heads.rated,
});

const baseOf: Readonly<Record<QuotaBase, (sums: Sums) => number>> = {
  'good-only': ({ next }) => next,
  'good-or-better': ({ top, next }) => top + next,
  'all-rated': ({ rated }) => rated,
};

/** The share of a number in whole heads: cut off, or a half and more counted as one. */
export const shareOf = (whole: number, { numerator, denominator }: ExactShare, rounding: QuotaRounding): number =>
  rounding === 'floor'
    ? Math.floor((whole * numerator) / denominator)
    : Math.floor((2 * whole * numerator + denominator) / (2 * denominator));

const fewestToMove = (sums: Sums, base: QuotaBase, share: ExactShare, rounding: QuotaRounding): number => {
  for (let moved = 0; moved < sums.top; moved++) {
    const then = { ...sums, top: sums.top - moved, next: sums.next + moved };
    if (then.top <= shareOf(baseOf[base](then), share, rounding)) return moved;
  }
  return sums.top;
};

const lineOf = (
  rules: QuotaRules,
  sums: Sums,
  base: QuotaBase,
  rounding: QuotaRounding,
  heads: QuotaLine['heads'],
): QuotaLine => {
  const share = readShare(rules.share);
  const of = baseOf[base](sums);
  const allowed = shareOf(of, share, rounding);
  return {
    base,
    rounding,
    heads,
    of,
    now: sums.top,
    allowed,
    over: Math.max(0, sums.top - allowed),
    toMove: fewestToMove(sums, base, share, rounding),
    allowedByException: rules.exception && shareOf(of, readShare(rules.exception.share), rounding),
  };
};

/** Every reading of the rule for one group: each base with each rounding, heads counted and, where somebody counted them, apart. */
export const quotaLinesOf = (rules: QuotaRules, group: Pick<QuotaGroup, 'counts' | 'heads'>): QuotaLine[] => {
  const all = sumsOf(rules.level, group.counts);
  const apart = rules.headsApart && group.heads ? without(all, sumsOf(rules.level, group.heads)) : null;
  return rules.bases.flatMap(({ code: base }) =>
    rules.roundings.flatMap(({ code: rounding }) => [
      lineOf(rules, all, base, rounding, 'counted'),
      ...(apart ? [lineOf(rules, apart, base, rounding, 'apart')] : []),
    ]),
  );
};

/**
 * The board of the deciding level: for every group what each reading allows, what there is now, who is over. Null at the proposal of one
 * cell, where the ceiling is not laid on (CAP-7). No reading blocks; which of them counts is for the deciding level to say.
 */
export const quotaBoard = (
  rules: QuotaRules,
  groups: readonly QuotaGroup[],
  stage: QuotaStage,
): readonly QuotaBoardLine[] | null => {
  if (stage === 'proposal') return null;
  const groupById = new Map(groups.map((group) => [group.id, group]));
  const ratedOf = (group: QuotaGroup): number => sumsOf(rules.level, group.counts).rated;
  const isSmall = (group: QuotaGroup): boolean => ratedOf(group) < rules.smallGroup.fewerThan;
  const largerOf = (group: QuotaGroup): string | null => {
    const seen = new Set<string>([group.id]);
    let at = group;
    while (isSmall(at) && at.largerId !== null && !seen.has(at.largerId)) {
      const larger = groupById.get(at.largerId);
      if (!larger) break;
      seen.add(larger.id);
      at = larger;
    }
    return at.id === group.id ? null : at.id;
  };
  return groups.map((group) => ({
    groupId: group.id,
    rated: ratedOf(group),
    shownWith: largerOf(group),
    lines: quotaLinesOf(rules, group),
  }));
};
