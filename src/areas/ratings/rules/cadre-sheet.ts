import { type Reason, type Refusal, reason, refuse } from '../../../platform/outcome/refusal.ts';
import type { CadreKind, CadreLine } from '../contract/cadre-frames.ts';
import type { CadreMark } from '../contract/cadre-sheets.ts';
import type { PeriodKind, RatingLevel } from '../contract/rating-codes.ts';
import { type RatingFacts, ratingFactsSchema } from '../contract/rating-facts.ts';
import type { Verdict } from '../contract/verdict.ts';
import { sumOfPoints } from './cadre-frame.ts';
import { rate } from './rate.ts';
import type { RatingLaw } from './rating-law.ts';

type Points = Readonly<Record<string, number>>;

/** Points by part of a full sheet, and the level that the frame lays over their sum. */
export type RatedSheet = {
  readonly points: Points;
  readonly level: RatingLevel;
  readonly facts: RatingFacts;
  readonly verdict: Verdict;
};

const markFaults = (lines: readonly CadreLine[], marks: readonly CadreMark[]): Reason[] =>
  marks.flatMap(({ criterion, points }, at) => {
    const line = lines.find(({ code }) => code === criterion);
    if (!line) return [reason('ratings.criterion-unknown', {}, `marks.${at}.criterion`)];
    return [
      ...(points >= 0 && points <= line.max
        ? []
        : [reason('ratings.points-out-of-range', { max: line.max }, `marks.${at}.points`)]),
      ...(marks.findIndex((one) => one.criterion === criterion) < at
        ? [reason('ratings.criterion-twice', {}, `marks.${at}.criterion`)]
        : []),
    ];
  });

const sumsBy = (lines: readonly CadreLine[], marks: readonly CadreMark[]): Points => {
  const pointsOf = new Map(marks.map(({ criterion, points }) => [criterion, points]));
  const parts = Map.groupBy(lines, ({ part }) => part);
  return Object.fromEntries(
    [...parts].map(([part, own]) => [part, sumOfPoints(own.map(({ code }) => pointsOf.get(code) ?? 0))]),
  );
};

/**
 * A sheet that somebody filled in within one month. Every criterion has its points, a bonus of nothing too: what is open is not zero.
 * Refuses, with every reason, points out of range, criteria that are not of this sheet or given twice, and open ones.
 */
export const checkCadreSheet = (
  law: RatingLaw,
  {
    kind,
    period,
    lines,
  }: { readonly kind: CadreKind; readonly period: PeriodKind; readonly lines: readonly CadreLine[] },
  marks: readonly CadreMark[],
): RatedSheet | Refusal => {
  const open = lines.filter(({ code }) => !marks.some(({ criterion }) => criterion === code)).length;
  const faults = [
    ...markFaults(lines, marks),
    ...(open > 0 ? [reason('ratings.cadre-sheet-open', { left: open }, 'marks')] : []),
  ];
  if (faults.length > 0) return refuse(...faults);
  const points = sumsBy(lines, marks);
  const facts = ratingFactsSchema.parse({ points });
  const verdict = rate(law, { kind, period, facts });
  if ('refused' in verdict) return verdict as Refusal;
  const { outcome } = verdict as Verdict;
  if (outcome.kind !== 'proposed') return refuse(reason('ratings.no-cadre-level', {}, 'marks'));
  return { points, level: outcome.level, facts, verdict: verdict as Verdict };
};
