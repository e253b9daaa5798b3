import { type Reason, type Refusal, reason, refuse } from '../../../platform/outcome/refusal.ts';
import type { RatingLevel, RatingScale } from '../contract/rating-codes.ts';
import type { RatedSheet } from './cadre-sheet.ts';
import { leavingFaults } from './check-step.ts';
import { type JudgeStanding, judgeFaults } from './judging-steps.ts';
import { levelsOf } from './rating-level.ts';

/** One person of a decision: what others than the person gave; null: nobody else has given points. */
export type CadreToDecide = JudgeStanding & {
  readonly level: RatingLevel;
  readonly leavingReason: string | null;
  readonly byOthers: RatedSheet | null;
};

/**
 * May these persons be decided so? Refuses, with every reason and its line: the decider's own sheet, a declared interest, a level of another
 * scale, a sheet that only the person has filled in, and a level that leaves the points without saying why.
 */
export const checkCadreDecision = (
  scale: RatingScale,
  lines: readonly CadreToDecide[],
): readonly RatedSheet[] | Refusal => {
  const faults = lines.flatMap((line, at): Reason[] => {
    const { level, leavingReason, byOthers } = line;
    const outcome = byOthers?.verdict.outcome ?? null;
    return [
      ...judgeFaults(line, `lines.${at}`),
      ...(levelsOf(scale).includes(level) ? [] : [reason('ratings.level-of-other-scale', {}, `lines.${at}.level`)]),
      ...(byOthers === null ? [reason('ratings.cadre-rated-alone', {}, `lines.${at}`)] : []),
      ...leavingFaults(level, { verdict: outcome, ballot: null }, leavingReason, `lines.${at}.leavingReason`),
    ];
  });
  return faults.length > 0 ? refuse(...faults) : lines.map(({ byOthers }) => byOthers!);
};
