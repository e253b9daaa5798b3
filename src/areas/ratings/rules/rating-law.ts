import { type Reason, type Refusal, reason, refuse } from '../../../platform/outcome/refusal.ts';
import type { Pack } from '../../../platform/packs/pack.ts';
import type { Adjustment } from '../contract/adjustment.ts';
import type { RatingScale, SubjectKind } from '../contract/rating-codes.ts';
import type { QuotaRules } from './quota-shape.ts';
import type { RatingLayer, RatingRules } from './rating-rules-shape.ts';
import { isRuleVerified, type Names, type Ruled } from './ruled-value.ts';

export type RulesPack = Pick<Pack<RatingRules>, 'id' | 'verified' | 'content'>;
export type LayerPack = Pick<Pack<RatingLayer>, 'id' | 'verified' | 'content'>;

/** A rule with where it comes from. */
export type Sourced<R> = R & { readonly packId: string; readonly isVerified: boolean };

/** The rules of one period: the pack of the year, the quarterly layer where there is one, and what the season switched. */
export type RatingLaw = {
  readonly packs: readonly { readonly id: string; readonly title: string }[];
  readonly scale: RatingScale;
  readonly score: RatingRules['score'];
  readonly isRoundingVerified: boolean;
  readonly subjects: readonly Sourced<RatingRules['subjects'][number]>[];
  readonly levels: readonly {
    readonly level: RatingRules['levels'][number]['level'];
    readonly band: Sourced<NonNullable<RatingRules['levels'][number]['band']>> | null;
    readonly conditions: readonly Sourced<RatingRules['levels'][number]['conditions'][number]>[];
  }[];
  readonly vetoes: readonly Sourced<RatingRules['vetoes'][number]>[];
  readonly ceilings: readonly Sourced<RatingRules['ceilings'][number]>[];
  readonly exemptions: readonly Sourced<RatingRules['exemptions'][number]>[];
  readonly remarks: readonly Sourced<RatingRules['remarks'][number]>[];
  readonly criteriaSets: readonly Sourced<RatingRules['criteriaSets'][number]>[];
  readonly deadlines: readonly Sourced<RatingRules['deadlines'][number]>[];
  readonly forms: readonly Sourced<RatingRules['forms'][number]>[];
  readonly related: readonly Sourced<RatingRules['related'][number]>[];
  readonly silences: RatingRules['silences'];
  /** Axes by which quarterly guidance orders the results of leaders; without weights, as no general ones were seen. */
  readonly axes: readonly Sourced<RatingLayer['axes'][number]>[];
  readonly quotas: readonly QuotaRules[];
  readonly order: readonly Sourced<RatingRules['order'][number]>[];
  readonly mergedQuarter: RatingLayer['mergedQuarter'];
  /** Rules that stand in the packs and do not count in this season. */
  readonly switchedOff: readonly SwitchableRule[];
};

type Switchable = Ruled & { readonly rule: string; readonly code: string; readonly isOffered: boolean };
type Step = NonNullable<Adjustment['step']>;
type Stepped<R> = Sourced<R> & { readonly step: Step };
/** A rule that a season may switch, and which of the lists of its pack it stands in. */
export type SwitchableRule = Stepped<Switchable & { readonly names: Names }>;

const isMeant = ({ rule, code, step }: Adjustment, one: Stepped<Switchable>): boolean =>
  one.rule === rule && one.code === code && (step === undefined || one.step === step);

const switchBy =
  (adjustments: readonly Adjustment[]) =>
  (rule: Stepped<Switchable>): boolean => {
    const own = adjustments.find((one) => isMeant(one, rule));
    return own === undefined || rule.isVerified ? !rule.isOffered : own.isOn;
  };

const sourced = <R extends Ruled>(pack: Pick<Pack, 'id' | 'verified'>, rules: readonly R[]): Sourced<R>[] =>
  rules.map((rule) => ({ ...rule, packId: pack.id, isVerified: isRuleVerified(pack, rule) }));

type ListName = 'vetoes' | 'ceilings' | 'exemptions' | 'remarks' | 'criteriaSets' | 'deadlines' | 'forms' | 'related';

const both = <L extends ListName>(base: RulesPack, layer: LayerPack | null, list: L) => [
  ...sourced<RatingRules[L][number] & Ruled>(base, base.content[list]),
  ...(layer ? sourced<RatingRules[L][number] & Ruled>(layer, layer.content[list] as RatingRules[L]) : []),
];

const stepped = <R>(step: Step, rules: readonly Sourced<R>[]): Stepped<R>[] => rules.map((rule) => ({ ...rule, step }));

const switchable = (base: RulesPack, layer: LayerPack | null): SwitchableRule[] => [
  ...stepped(
    'condition',
    sourced(
      base,
      base.content.levels.flatMap(({ conditions }) => conditions),
    ),
  ),
  ...stepped('veto', both(base, layer, 'vetoes')),
  ...stepped('ceiling', both(base, layer, 'ceilings')),
  ...stepped('exemption', both(base, layer, 'exemptions')),
  ...stepped('remark', both(base, layer, 'remarks')),
];

const adjustmentFaults = (rules: readonly Stepped<Switchable>[], adjustments: readonly Adjustment[]): Reason[] =>
  adjustments.flatMap((adjustment, at) => {
    const { rule, basis } = adjustment;
    const meant = rules.filter((one) => isMeant(adjustment, one));
    const field = `adjustments.${at}`;
    return [
      ...(meant.length === 0 ? [reason('ratings.rule-unknown', { rule }, field)] : []),
      ...(new Set(meant.map(({ step }) => step)).size > 1
        ? [reason('ratings.switch-names-several', { rule }, `${field}.step`)]
        : []),
      ...(meant.length > 0 && meant.every(({ isVerified }) => isVerified)
        ? [reason('ratings.verified-rule-stays', { rule }, field)]
        : []),
      ...(basis.trim() === '' ? [reason('ratings.switched-without-basis', { rule }, `${field}.basis`)] : []),
    ];
  });

const quotasOf = (base: RulesPack, layer: LayerPack | null): QuotaRules[] =>
  base.content.quotas.map((quota) => ({ ...quota, tieBreak: [...quota.tieBreak, ...(layer?.content.tieBreak ?? [])] }));

/** The ceiling that concerns a kind of subject; null where no text was seen, and then there is nothing to be over. */
export const quotaFor = ({ quotas }: Pick<RatingLaw, 'quotas'>, kind: SubjectKind): QuotaRules | null =>
  quotas.find(({ kinds, readFor }) => kinds.includes(kind) || readFor.includes(kind)) ?? null;

/** Rules that a season switched, with the paper each rests on; of packs and switches that were joined before. */
export const switchedRules = (
  base: RulesPack,
  layer: LayerPack | null,
  adjustments: readonly Adjustment[],
): readonly (SwitchableRule & Pick<Adjustment, 'isOn' | 'basis'>)[] =>
  adjustments.flatMap((one) => {
    const rule = switchable(base, layer).find((known) => isMeant(one, known));
    return rule ? [{ ...rule, isOn: one.isOn, basis: one.basis }] : [];
  });

/**
 * The rules of a period made one. Refuses, with every reason: a switch for a rule that is in none of the packs, for a verified rule, or
 * without the paper it rests on. The same packs and switches give the same law years later.
 */
export const joinLaw = (
  base: RulesPack,
  layer: LayerPack | null,
  adjustments: readonly Adjustment[] = [],
): RatingLaw | Refusal => {
  const all = switchable(base, layer);
  const faults = adjustmentFaults(all, adjustments);
  if (faults.length > 0) return refuse(...faults);
  const isOn = switchBy(adjustments);
  const on = <R extends Switchable>(step: Step, rules: readonly Sourced<R>[]) =>
    rules.filter((rule) => isOn({ ...rule, step }));
  const packs = layer ? [base, layer] : [base];
  const { content } = base;
  return {
    packs: packs.map((pack) => ({ id: pack.id, title: pack.content.title })),
    scale: content.scale,
    score: content.score,
    isRoundingVerified: content.score !== null && isRuleVerified(base, content.score.rounding),
    subjects: sourced(base, content.subjects),
    levels: content.levels.map(({ level, band, conditions }) => ({
      level,
      band: band && sourced(base, [band])[0]!,
      conditions: on('condition', sourced(base, conditions)),
    })),
    vetoes: on('veto', both(base, layer, 'vetoes')),
    ceilings: on('ceiling', both(base, layer, 'ceilings')),
    exemptions: on('exemption', both(base, layer, 'exemptions')),
    remarks: on('remark', both(base, layer, 'remarks')),
    criteriaSets: both(base, layer, 'criteriaSets'),
    deadlines: both(base, layer, 'deadlines'),
    forms: both(base, layer, 'forms'),
    related: both(base, layer, 'related'),
    silences: packs.flatMap((pack) => pack.content.silences),
    axes: layer ? sourced(layer, layer.content.axes) : [],
    quotas: quotasOf(base, layer),
    order: sourced(base, content.order),
    mergedQuarter: layer?.content.mergedQuarter ?? null,
    switchedOff: all.filter((rule) => !isOn(rule)),
  };
};
