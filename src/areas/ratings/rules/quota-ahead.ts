import type { RatingLevel, SubjectKind } from '../contract/rating-codes.ts';
import { type LevelCounts, type QuotaLine, quotaLinesOf } from './quota-board.ts';
import { type ChangedPicture, changedPicture, isCovered, type OnRecord } from './quota-covered.ts';
import { quotaFor, type RatingLaw } from './rating-law.ts';
import { asAwaiting } from './ruling-kind.ts';

/** A group as it is decided so far among all who are proposed (`asAwaiting`), with the reason on record. */
export type DecidedGroup = {
  readonly group: string;
  readonly kind: SubjectKind;
  readonly counts: LevelCounts;
  readonly heads: LevelCounts;
  readonly settled: OnRecord | null;
};

/** Somebody not decided yet, with the level that is chosen, and the one that was proposed. */
export type Choice = {
  readonly group: string;
  readonly isHead: boolean;
  readonly level: RatingLevel;
  readonly proposed: RatingLevel | null;
};

export type GroupAhead = {
  readonly group: string;
  readonly now: number;
  /** What each reading allows and how far the group would be over it. */
  readonly lines: readonly QuotaLine[];
  readonly isOver: boolean;
  /** Over some reading, and no reason on record reaches so far: the decision would be refused. */
  readonly isUnsettled: boolean;
  /** The reason on record reaches as many, but was given for another picture. */
  readonly changed: ChangedPicture | null;
};

/** The counts with these levels in the place of what was proposed. */
const chosenIn = (
  counts: LevelCounts,
  choices: readonly Choice[],
  awaiting: (level: RatingLevel) => RatingLevel,
): LevelCounts => {
  const sums: Partial<Record<RatingLevel, number>> = { ...counts };
  for (const { level, proposed } of choices) {
    if (proposed !== null) sums[awaiting(proposed)] = Math.max(0, (sums[awaiting(proposed)] ?? 0) - 1);
    sums[level] = (sums[level] ?? 0) + 1;
  }
  return sums;
};

/**
 * What the groups would be, were these levels decided: only groups in which somebody is given the level that has a ceiling, or that would be over
 * without a reason that reaches so far. The same counting
 * as the board and the decision, so that a screen says before what the server would refuse.
 */
export const quotaAhead = (
  law: Pick<RatingLaw, 'quotas'>,
  groups: readonly DecidedGroup[],
  choices: readonly Choice[],
): readonly GroupAhead[] =>
  groups.flatMap(({ group, kind, counts, heads, settled }) => {
    const rules = quotaFor(law, kind);
    const chosen = choices.filter((one) => one.group === group);
    if (rules === null || chosen.length === 0) return [];
    const awaiting = (level: RatingLevel) => asAwaiting(law, kind, level);
    const then = chosenIn(counts, chosen, awaiting);
    const lines = quotaLinesOf(rules, {
      counts: then,
      heads: chosenIn(
        heads,
        chosen.filter(({ isHead }) => isHead),
        awaiting,
      ),
    });
    const now = then[rules.level] ?? 0;
    const isOver = lines.some(({ over }) => over > 0);
    const isUnsettled = isOver && !isCovered(now, lines, settled);
    if (!isUnsettled && !chosen.some(({ level }) => level === rules.level)) return [];
    const changed = settled !== null && now <= settled.covers ? changedPicture(lines, settled) : null;
    return [{ group, now, lines, isOver, isUnsettled, changed }];
  });
