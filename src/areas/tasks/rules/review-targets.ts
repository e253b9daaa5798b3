import type { Day } from '../../../platform/calendar/day.ts';
import type { ExactFigure } from '../contract/programmes.ts';
import type { ReportedFigure } from '../contract/received-targets.ts';
import { standingOf, sumOfAmounts, sumOfShares } from './exact-figures.ts';

export type TargetFacts = {
  readonly direction: 'at-least' | 'at-most';
  readonly kind: 'amount' | 'share';
};
export type AllotmentFigure = {
  readonly organisationName: string;
  readonly figure: ExactFigure;
  readonly dueOn: Day;
  readonly latest: { readonly figure: ReportedFigure } | null;
};

/** How one unit stands on a day: against its target, and whether the day has passed without it. */
export const standingOfUnit = ({ direction }: TargetFacts, { figure, dueOn, latest }: AllotmentFigure, on: Day) => {
  const standing = standingOf(direction, figure, latest?.figure ?? null);
  return { standing, isOverdue: standing !== 'met' && on > dueOn };
};

/**
 * A target over all units: how many met it, how many fall short, who said nothing (by name). Sums of amounts leave out units without a
 * figure, so the sum of targets is of all; shares are summed part by part only where every unit has reported.
 */
export const reviewTarget = (target: TargetFacts, allotments: readonly AllotmentFigure[], on: Day) => {
  const standings = allotments.map((one) => standingOfUnit(target, one, on).standing);
  const count = (wanted: string): number => standings.filter((standing) => standing === wanted).length;
  const reported = allotments.flatMap(({ latest }) => (latest === null ? [] : [latest.figure]));
  const isComplete = reported.length === allotments.length;
  return {
    given: allotments.length,
    met: count('met'),
    short: count('short'),
    silent: allotments.filter(({ latest }) => latest === null).map(({ organisationName }) => organisationName),
    targetSum:
      target.kind === 'amount' ? (sumOfAmounts(allotments.map(({ figure }) => figure)) as ExactFigure | null) : null,
    resultSum: target.kind === 'amount' ? sumOfAmounts(reported) : isComplete ? sumOfShares(reported) : null,
  };
};
