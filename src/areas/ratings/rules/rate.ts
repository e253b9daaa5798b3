import { type Refusal, refuse } from '../../../platform/outcome/refusal.ts';
import type { RatingLevel } from '../contract/rating-codes.ts';
import type { RatingFacts } from '../contract/rating-facts.ts';
import type { NamedFact, Outcome, RatingInput, Verdict, VerdictReason } from '../contract/verdict.ts';
import { factFaults } from './check-facts.ts';
import type { RatingLaw } from './rating-law.ts';
import { lowerOf, rankOf, scaleOf } from './rating-level.ts';
import {
  isWithoutText,
  type PlannedBand,
  type PlannedCeiling,
  type PlannedExemption,
  type PlannedRule,
  planOf,
  type RatingPlan,
} from './rating-plan.ts';
import { type ScoreRange, scoreRangeOf } from './score-range.ts';
import type { Truth } from './weigh-need.ts';

/** Between which levels the rating lies; `isGap`: no level's conditions can hold any more, and no rule forces the lowest. */
type Bounds = {
  readonly atBest: RatingLevel;
  readonly atWorst: RatingLevel;
  readonly isGap: boolean;
  readonly isForced: boolean;
};

const unknownReason = (of: VerdictReason, missing: readonly NamedFact[]): VerdictReason => ({
  ...of,
  holds: null,
  missing,
});

const ask = (rule: PlannedRule, facts: RatingFacts): VerdictReason => {
  const truth = rule.need.holds(facts);
  if (truth === null) return unknownReason(rule.yes, rule.need.missingIn(facts));
  return truth ? rule.yes : rule.no;
};

const reaches = ({ least, most }: ScoreRange, bound: number): Truth =>
  least >= bound ? true : most < bound ? false : null;

/** Reached or missed only because the sum was rounded: then it rests on the rule of rounding as well. */
const isByRounding = ({ score }: ScoreRange, bound: number): boolean =>
  score !== null && score.raw >= bound !== score.rounded >= bound;

const askBand = (plan: RatingPlan, band: PlannedBand, range: ScoreRange): VerdictReason => {
  const truth = reaches(range, band.bound);
  if (truth === null) return unknownReason(band.yes, range.missing);
  const reason = truth ? band.yes : band.no;
  return !plan.isRoundingVerified && isByRounding(range, band.bound) ? { ...reason, isVerified: false } : reason;
};

const askFloor = (floor: PlannedBand, range: ScoreRange): VerdictReason => {
  const truth = reaches(range, floor.bound);
  return truth === null ? unknownReason(floor.yes, range.missing) : truth ? floor.no : floor.yes;
};

/** Band and conditions of each level from the best; stops at the first that holds without doubt. */
const levelBounds = (plan: RatingPlan, facts: RatingFacts, range: ScoreRange, reasons: VerdictReason[]): Bounds => {
  let atBest: RatingLevel | undefined;
  for (const planned of plan.levels) {
    const { level, band, conditions } = planned;
    if (isWithoutText(planned)) {
      atBest ??= level;
      continue;
    }
    const asked = conditions.map((rule) => ask(rule, facts));
    if (band) asked.unshift(askBand(plan, band, range));
    const isOut = asked.some(({ holds }) => holds === false);
    if (!isOut) atBest ??= level;
    if (asked.every(({ holds }) => holds === true)) {
      reasons.push(...asked);
      return { atBest: atBest!, atWorst: level, isGap: false, isForced: false };
    }
    reasons.push(...asked.filter(({ holds }) => (isOut ? holds === false : holds !== true)));
  }
  return { atBest: atBest ?? plan.lowest, atWorst: plan.lowest, isGap: atBest === undefined, isForced: false };
};

const capOf = ({ to }: PlannedCeiling, plan: RatingPlan, facts: RatingFacts): RatingLevel | null => {
  if ('level' in to) return to.level;
  const level = facts.levels[to.levelOf];
  return level && scaleOf(level) === scaleOf(plan.lowest) ? level : null;
};

/** Ceilings only lower. One that cannot be answered lowers the worst case alone, and is left out where it could change nothing. */
const capped = (plan: RatingPlan, facts: RatingFacts, from: Bounds, reasons: VerdictReason[]): Bounds => {
  let { atBest, atWorst } = from;
  for (const ceiling of plan.ceilings) {
    const asked = ask(ceiling, facts);
    if (asked.holds === false) continue;
    const cap = capOf(ceiling, plan, facts);
    if (asked.holds && cap) {
      atBest = lowerOf(atBest, cap);
      atWorst = lowerOf(atWorst, cap);
      reasons.push({ ...asked, level: cap });
    } else if (rankOf(cap ?? plan.lowest) < rankOf(atBest)) {
      atWorst = lowerOf(atWorst, cap ?? plan.lowest);
      const missing = 'levelOf' in ceiling.to && cap === null ? [...asked.missing, ceiling.to.levelOf] : asked.missing;
      reasons.push(unknownReason({ ...asked, level: cap }, missing));
    }
  }
  return { ...from, atBest, atWorst };
};

const outcomeOf = (plan: RatingPlan, { atBest, atWorst, isGap, isForced }: Bounds, isUncertain: boolean): Outcome => {
  if (!isForced && plan.withoutText.length === plan.levels.length) return { kind: 'no-text' };
  if (isGap) return { kind: 'gap', candidate: atWorst };
  return atBest === atWorst && !isUncertain ? { kind: 'proposed', level: atBest } : { kind: 'open', atBest, atWorst };
};

/** The level by vetoes, conditions and ceilings, in this order. A veto that speaks ends the matter; all that speak are listed. */
const levelOf = (plan: RatingPlan, facts: RatingFacts, range: ScoreRange, reasons: VerdictReason[]): Bounds => {
  const vetoes = plan.vetoes.map((rule) => ask(rule, facts));
  if (plan.floor) vetoes.unshift(askFloor(plan.floor, range));
  const speaking = vetoes.filter(({ holds }) => holds === true);
  if (speaking.length > 0) {
    reasons.push(...speaking);
    return { atBest: plan.lowest, atWorst: plan.lowest, isGap: false, isForced: true };
  }
  const unknown = vetoes.filter(({ holds }) => holds === null);
  reasons.push(...unknown);
  const found = levelBounds(plan, facts, range, reasons);
  const lowered = found.isGap ? found : capped(plan, facts, found, reasons);
  return unknown.length > 0 ? { ...lowered, atWorst: plan.lowest } : lowered;
};

const verdictOf = (
  plan: RatingPlan,
  outcome: Outcome,
  { score, pointsBy }: Pick<Verdict, 'score' | 'pointsBy'>,
  reasons: readonly VerdictReason[],
): Verdict => ({
  packIds: plan.packIds,
  outcome,
  score,
  ...(pointsBy && { pointsBy }),
  reasons,
  missing: [...new Set(reasons.flatMap(({ missing }) => missing))],
  levelsWithoutText: plan.withoutText,
  isVerified:
    !plan.isReading &&
    reasons.every(({ step, holds, isVerified }) => isVerified || holds === null || step === 'remark'),
  isReading: plan.isReading,
});

/** The plan of a kind for which no text was seen. */
const withoutText = ({ packs }: RatingLaw): Verdict => ({
  packIds: packs.map(({ id }) => id),
  outcome: { kind: 'no-text' },
  score: null,
  reasons: [],
  missing: [],
  levelsWithoutText: [],
  isVerified: false,
  isReading: false,
});

const unrated = (exempting: readonly PlannedExemption[]): Outcome => ({
  kind: 'not-rated',
  because: exempting.map(({ yes }) => yes.code),
  review: exempting.find(({ review }) => review === 'not-held')?.review ?? exempting[0]!.review,
  isDeferred: exempting.every(({ isDeferred }) => isDeferred),
});

/**
 * What the rules come to for one subject, with every rule that speaks, bars or could not answer. Pure and the same in browser and server.
 * Refuses bad input with every reason. It proposes and decides nothing; a missing fact leaves the level open between two.
 */
export const rate = (law: RatingLaw, { kind, period, facts }: RatingInput): Verdict | Refusal => {
  const plan = planOf(law, kind, period);
  if (plan === null) return withoutText(law);
  const faults = factFaults(plan, facts);
  if (faults.length > 0) return refuse(...faults);
  const range = scoreRangeOf(plan, facts.points);
  const points = { score: range.score, pointsBy: facts.pointsBy };
  const remarks = plan.remarks.map((rule) => ask(rule, facts)).filter(({ holds }) => holds === true);
  const exempting = plan.exemptions.filter(({ need }) => need.holds(facts) === true);
  if (exempting.length > 0) {
    const spoken = exempting.map(({ yes }) => yes);
    return verdictOf(plan, unrated(exempting), points, [...spoken, ...remarks]);
  }
  const reasons = plan.exemptions.map((rule) => ask(rule, facts)).filter(({ holds }) => holds === null);
  const isUncertain = reasons.length > 0;
  const bounds = levelOf(plan, facts, range, reasons);
  return verdictOf(plan, outcomeOf(plan, bounds, isUncertain), points, [...reasons, ...remarks]);
};
