import type { RatingLevel } from '../contract/rating-codes.ts';
import type { LevelCounts, QuotaGroup, QuotaLine } from './quota-board.ts';
import { levelsOf, scaleOf } from './rating-level.ts';

type Lowered = { readonly level: RatingLevel; readonly next: RatingLevel | undefined; readonly lowered: number };

const headsWith = (heads: LevelCounts, { level, next, lowered }: Lowered): LevelCounts => {
  const moved = Math.min(lowered, heads[level] ?? 0);
  if (moved === 0 || !next) return heads;
  return { ...heads, [level]: (heads[level] ?? 0) - moved, [next]: (heads[next] ?? 0) + moved };
};

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
  // Heads stay where they are, as far as there are that many left; they are the first to go down, so that no reading without them is too narrow.
  const heads =
    group.heads &&
    Object.fromEntries(
      Object.entries(headsWith(group.heads, { level, next, lowered: Math.max(0, now - best) })).map(([at, count]) => [
        at,
        Math.min(count, counts[at as RatingLevel] ?? 0),
      ]),
    );
  return { counts, heads };
};

type Reading = Pick<QuotaLine, 'base' | 'rounding' | 'heads' | 'of' | 'now'>;

/** A reason on record: for how many of the best level, and every reading as it was when it was recorded. */
export type OnRecord = { readonly covers: number; readonly readings: readonly Reading[] };

/** One reading as it was then and as it is. */
export type ChangedPicture = {
  readonly thenNow: number;
  readonly thenOf: number;
  readonly now: number;
  readonly of: number;
};

/**
 * The first reading that is over now at a higher share than the reason on record was given for; null: there is none. A number alone says
 * nothing: two among nine are not two among two. A reading that was not recorded was given no reason.
 */
export const changedPicture = (
  lines: readonly (Reading & Pick<QuotaLine, 'over'>)[],
  { readings }: Pick<OnRecord, 'readings'>,
): ChangedPicture | null => {
  for (const line of lines.filter(({ over }) => over > 0)) {
    const then = readings.find(
      ({ base, rounding, heads }) => base === line.base && rounding === line.rounding && heads === line.heads,
    );
    const { now, of } = line;
    if (!then) return { thenNow: 0, thenOf: 0, now, of };
    if (now * then.of > then.now * of) return { thenNow: then.now, thenOf: then.of, now, of };
  }
  return null;
};

/** Whether a reason on record reaches a group as it is: as many of the best level, and under no reading over at a higher share. */
export const isCovered = (
  now: number,
  lines: readonly (Reading & Pick<QuotaLine, 'over'>)[],
  record: OnRecord | null,
): boolean => record !== null && now <= record.covers && changedPicture(lines, record) === null;
