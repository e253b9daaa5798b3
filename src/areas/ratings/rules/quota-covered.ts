import type { RatingLevel } from '../contract/rating-codes.ts';
import type { QuotaGroup } from './quota-board.ts';
import { levelsOf, scaleOf } from './rating-level.ts';

/**
 * A group as it would be with so many of the best level: who has it too much goes to the next level, who has it in addition comes from the
 * nearest one that has somebody. As many as there are, no more: the rest are not rated yet.
 */
export const withBest = (
  group: Pick<QuotaGroup, 'counts' | 'heads'>,
  level: RatingLevel,
  best: number,
): Pick<QuotaGroup, 'counts' | 'heads'> => {
  const scale = levelsOf(scaleOf(level));
  const below = [...scale.slice(scale.indexOf(level) + 1)];
  const counts: Partial<Record<RatingLevel, number>> = { ...group.counts };
  const now = counts[level] ?? 0;
  const next = below[0];
  if (best < now && next) counts[next] = (counts[next] ?? 0) + now - best;
  let wanted = Math.max(0, best - now);
  for (const one of below) {
    const taken = Math.min(wanted, counts[one] ?? 0);
    counts[one] = (counts[one] ?? 0) - taken;
    wanted -= taken;
  }
  counts[level] = best;
  // Heads stay where they are, as far as there are that many left.
  const heads =
    group.heads &&
    Object.fromEntries(
      Object.entries(group.heads).map(([at, count]) => [at, Math.min(count, counts[at as RatingLevel] ?? 0)]),
    );
  return { counts, heads };
};
