import type { RatingLevel } from '../contract/rating-codes.ts';
import { lowerOf } from './rating-level.ts';

/** How well somebody did in an invented year, about 0 to 1. It stands for no person and is kept nowhere. */
type Quality = number;

/** About one in seven excellent, two thirds good, the rest completed, one or two in a hundred not: plausible, no statistics. */
export const levelOfQuality = (quality: Quality): RatingLevel =>
  quality >= 0.86 ? 'excellent' : quality >= 0.16 ? 'good' : quality >= -0.1 ? 'completed' : 'not-completed';

/** A quality that stays with somebody over the years, and what one year adds to it; `draw` in [0, 1). */
export const qualityOfYear = (lasting: Quality, draw: number): Quality => lasting + (draw - 0.5) * 0.4;

export type FictionalSubject = {
  readonly id: string;
  readonly group: string;
  readonly isHead: boolean;
  readonly quality: Quality;
  /** The level of the collective that a head does not go above. */
  readonly atMost: RatingLevel | null;
};

export type FictionalRating = {
  readonly self: RatingLevel;
  readonly proposed: RatingLevel;
  readonly decided: RatingLevel;
};

/** One sees oneself a little better than one's collective does. */
const SELF = 0.1;
const COLLECTIVE = 0.03;

const proposedOf = ({ quality, atMost }: FictionalSubject): RatingLevel => {
  const level = levelOfQuality(quality + COLLECTIVE);
  return atMost === null ? level : lowerOf(level, atMost);
};

/** Of those proposed as excellent, as many as a fifth of the good allows in every reading of the ceiling: e ≤ (e + g) / 6. */
const keptAmong = (subjects: readonly FictionalSubject[]): ReadonlySet<string> => {
  const best = subjects.filter((one) => proposedOf(one) === 'excellent');
  const good = subjects.filter((one) => proposedOf(one) === 'good').length;
  const kept = Math.floor((best.length + good) / 6);
  return new Set(
    best
      .toSorted((a, b) => b.quality - a.quality)
      .slice(0, kept)
      .map(({ id }) => id),
  );
};

/**
 * Self-rating, proposal and decision of an invented season, by subject. Decisions keep the ceiling of a fifth in each group, heads apart and
 * heads counted; what was proposed above it goes down to good.
 */
export const fictionalRatings = (subjects: readonly FictionalSubject[]): ReadonlyMap<string, FictionalRating> => {
  const groups = Map.groupBy(subjects, ({ group, isHead }) => `${group} ${isHead}`);
  const kept = new Set([...groups.values()].flatMap((list) => [...keptAmong(list)]));
  return new Map(
    subjects.map((one) => {
      const proposed = proposedOf(one);
      const decided = proposed === 'excellent' && !kept.has(one.id) ? 'good' : proposed;
      return [one.id, { self: levelOfQuality(one.quality + SELF), proposed, decided }];
    }),
  );
};

const sharesByLevel: Readonly<Partial<Record<RatingLevel, number>>> = {
  excellent: 0.94,
  good: 0.8,
  completed: 0.62,
  'not-completed': 0.42,
};

type Group = { readonly code: string; readonly max: number; readonly items: number | null };

/** Points of a framework of criteria that add up to the band of a level: whole items where they are all or nothing, else by halves. */
export const fictionalPoints = (
  groups: readonly Group[],
  level: RatingLevel,
): readonly { readonly criterion: string; readonly points: number }[] => {
  const share = sharesByLevel[level]!;
  return groups.map(({ code, max, items }) => {
    const step = items === null ? 0.5 : max / items;
    return { criterion: code, points: Math.round((max * share) / step) * step };
  });
};

/** What came of five targets by the level: for each, how many days late it was done, null if not; and whether it went beyond. */
export const fictionalResults = (
  level: RatingLevel,
  targets: number,
): readonly { readonly lateBy: number | null; readonly isExceeded: boolean }[] =>
  Array.from({ length: targets }, (_, at) => {
    const isLast = at === targets - 1;
    const lateBy = level === 'not-completed' && isLast ? null : level === 'completed' && isLast ? 6 : -10;
    return { lateBy, isExceeded: level === 'excellent' && at < Math.ceil(targets * 0.4) };
  });
