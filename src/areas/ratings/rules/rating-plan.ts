import type { PeriodKind, RatingLevel, SubjectKind } from '../contract/rating-codes.ts';
import type { LevelFact } from '../contract/rating-facts.ts';
import type { NamedFact, ReasonStep, VerdictReason } from '../contract/verdict.ts';
import type { RatingLaw, Sourced } from './rating-law.ts';
import { levelsOf } from './rating-level.ts';
import type { ExemptionRule, RuleColumn } from './rating-rules-shape.ts';
import type { Names, Ruled } from './ruled-value.ts';
import { type WeighedNeed, weighNeed } from './weigh-need.ts';

/** A rule with its need ready to be asked, and its reasons for yes and no made once: they are the same for every subject. */
export type PlannedRule = {
  readonly need: WeighedNeed;
  readonly yes: VerdictReason;
  readonly no: VerdictReason;
};

export type PlannedBand = { readonly bound: number; readonly yes: VerdictReason; readonly no: VerdictReason };

export type PlannedLevel = {
  readonly level: RatingLevel;
  readonly band: PlannedBand | null;
  readonly conditions: readonly PlannedRule[];
};

export type PlannedCeiling = PlannedRule & {
  readonly to: { readonly level: RatingLevel } | { readonly levelOf: LevelFact };
};

export type PlannedExemption = PlannedRule & Pick<ExemptionRule, 'isDeferred' | 'review'>;

/** The rules that concern one kind of subject in one kind of period, in the order in which they are asked. */
export type RatingPlan = {
  readonly packIds: readonly string[];
  readonly isReading: boolean;
  readonly parts: readonly { readonly code: string; readonly max: number }[];
  readonly decimals: number;
  readonly isRoundingVerified: boolean;
  readonly exemptions: readonly PlannedExemption[];
  readonly vetoes: readonly PlannedRule[];
  /** Below these points the lowest level is forced. */
  readonly floor: PlannedBand | null;
  readonly levels: readonly PlannedLevel[];
  /** Levels for which no text was seen. */
  readonly withoutText: readonly RatingLevel[];
  readonly lowest: RatingLevel;
  readonly ceilings: readonly PlannedCeiling[];
  readonly remarks: readonly PlannedRule[];
};

type AnyRule = Sourced<Ruled & { readonly rule: string; readonly code: string; readonly names: Names }>;

const reasonOf = (
  step: ReasonStep,
  rule: AnyRule,
  level: RatingLevel | null,
  facts: readonly NamedFact[],
  holds: boolean,
): VerdictReason => ({
  step,
  packId: rule.packId,
  rule: rule.rule,
  code: rule.code,
  level,
  holds,
  clause: rule.clause,
  confidence: rule.confidence,
  isVerified: rule.isVerified,
  facts,
  missing: [],
});

const planned = (step: ReasonStep, rule: AnyRule, level: RatingLevel | null, need: WeighedNeed): PlannedRule => ({
  need,
  yes: reasonOf(step, rule, level, need.facts, true),
  no: reasonOf(step, rule, level, need.facts, false),
});

const plannedBand = (
  step: ReasonStep,
  rule: AnyRule,
  level: RatingLevel,
  bound: number,
  facts: readonly NamedFact[],
): PlannedBand => ({
  bound,
  yes: reasonOf(step, rule, level, facts, true),
  no: reasonOf(step, rule, level, facts, false),
});

type Scoped = { readonly columns: readonly RuleColumn[]; readonly periods: readonly PeriodKind[] };

/** The lowest level asks nothing: it is forced, or it is what is left. */
const levelsIn = (
  law: RatingLaw,
  lowest: RatingLevel,
  concerns: (rule: Scoped) => boolean,
  points: readonly NamedFact[],
): PlannedLevel[] =>
  law.levels.flatMap(({ level, band, conditions }) => {
    if (level === lowest) return [];
    return [
      {
        level,
        band: band && 'atLeast' in band ? plannedBand('band', band, level, band.atLeast, points) : null,
        conditions: conditions.filter(concerns).map((rule) => planned('condition', rule, level, weighNeed(rule.need))),
      },
    ];
  });

export const isWithoutText = ({ band, conditions }: PlannedLevel): boolean => band === null && conditions.length === 0;

const makePlan = (law: RatingLaw, kind: SubjectKind, period: PeriodKind): RatingPlan | null => {
  const subject = law.subjects.find((one) => one.kind === kind);
  const column = subject?.column;
  if (!subject || !column) return null;
  const concerns = (rule: Scoped): boolean => rule.columns.includes(column) && rule.periods.includes(period);
  const parts = law.score?.parts ?? [];
  const points = parts.map(({ code }): NamedFact => `points:${code}`);
  const lowest = levelsOf(law.scale).at(-1)!;
  const levels = levelsIn(law, lowest, concerns, points);
  const floor = law.levels.find(({ band }) => band && 'lessThan' in band)?.band;
  return {
    packIds: law.packs.map(({ id }) => id),
    isReading: subject.isReading,
    parts,
    decimals: law.score?.rounding.decimals ?? 0,
    isRoundingVerified: law.isRoundingVerified,
    exemptions: law.exemptions.filter(concerns).map((rule) => ({
      ...planned('exemption', rule, null, weighNeed(rule.when)),
      isDeferred: rule.isDeferred,
      review: rule.review,
    })),
    vetoes: law.vetoes.filter(concerns).map((rule) => planned('veto', rule, lowest, weighNeed(rule.when))),
    floor: floor && 'lessThan' in floor ? plannedBand('veto', floor, lowest, floor.lessThan, points) : null,
    levels,
    withoutText: levels.filter(isWithoutText).map(({ level }) => level),
    lowest,
    ceilings: law.ceilings.filter(concerns).map((rule) => ({
      ...planned('ceiling', rule, 'level' in rule.to ? rule.to.level : null, weighNeed(rule.when)),
      to: rule.to,
    })),
    remarks: law.remarks.filter(concerns).map((rule) => planned('remark', rule, null, weighNeed(rule.when))),
  };
};

/** The exemptions of a law that concern this kind of subject in this kind of period. */
export const exemptionsFor = (
  law: RatingLaw,
  { kind, period }: { readonly kind: SubjectKind; readonly period: { readonly kind: PeriodKind } },
): RatingLaw['exemptions'] => {
  const column = law.subjects.find((one) => one.kind === kind)?.column;
  return column
    ? law.exemptions.filter(({ columns, periods }) => columns.includes(column) && periods.includes(period.kind))
    : [];
};

const plansByLaw = new WeakMap<RatingLaw, Map<string, RatingPlan | null>>();

/** The plan for a kind of subject, made once for each law; null where no text was seen for this kind. */
export const planOf = (law: RatingLaw, kind: SubjectKind, period: PeriodKind): RatingPlan | null => {
  const plans = plansByLaw.get(law) ?? new Map<string, RatingPlan | null>();
  plansByLaw.set(law, plans);
  const key = `${kind} ${period}`;
  const known = plans.get(key);
  if (known !== undefined) return known;
  const plan = makePlan(law, kind, period);
  plans.set(key, plan);
  return plan;
};
