import type { Day } from '../../../platform/calendar/day.ts';
import { type Refusal, reason, refuse } from '../../../platform/outcome/refusal.ts';
import type { Pack } from '../../../platform/packs/pack.ts';
import type { RatingPeriod } from '../contract/rating-codes.ts';
import type { RatingLayer, RatingRules } from './rating-rules-shape.ts';
import { isRuleVerified, type Names } from './ruled-value.ts';

/** All packs of ratings, as `packsOfKind` hands them out. */
export type RatingPacks = {
  readonly rules: readonly Pack<RatingRules>[];
  readonly layers: readonly Pack<RatingLayer>[];
  readonly monthFrames: readonly Pack<RatingRules>[];
};

/** Another pack than the one of the period, and why. */
export type OtherPack = { readonly packId: string; readonly reason: string };

/** What a person must know about a choice. Each of them needs a reason on record. */
export type ChoiceFlag = 'other-pack' | 'validity-unknown' | 'quarter-rated-with-year';

export type LawChoice = {
  readonly base: Pack<RatingRules>;
  readonly layer: Pack<RatingLayer> | null;
  /** The pack that governs the period. */
  readonly byPeriod: string;
  /** The pack in force on the day of the review, where it is another one: shown, so that a late review is noticed. */
  readonly otherInForceOnReview: string | null;
  readonly flags: readonly ChoiceFlag[];
  readonly reason: string | null;
};

const missingReason: Readonly<Record<ChoiceFlag, string>> = {
  'other-pack': 'ratings.other-pack-without-reason',
  'validity-unknown': 'ratings.validity-unknown-without-reason',
  'quarter-rated-with-year': 'ratings.merged-quarter-without-reason',
};

const governs = ({ years }: { readonly years: RatingRules['years'] }, year: number): boolean =>
  years.from <= year && (years.to === null || year <= years.to);

const quarterIndex = ({ year, quarter }: { readonly year: number; readonly quarter: number }): number =>
  year * 4 + quarter;

const layerFor = (layers: readonly Pack<RatingLayer>[], period: RatingPeriod): Pack<RatingLayer> | null => {
  if (period.kind === 'month') return null;
  if (period.kind === 'year') return layers.find(({ content }) => governs(content, period.year)) ?? null;
  const at = quarterIndex(period);
  return (
    layers.find(
      ({ content: { quarters } }) =>
        quarterIndex(quarters.from) <= at && (quarters.to === null || at <= quarterIndex(quarters.to)),
    ) ?? null
  );
};

const isInForceOn = ({ inForceFrom, inForceTo }: Pick<Pack, 'inForceFrom' | 'inForceTo'>, on: Day): boolean =>
  inForceFrom <= on && (inForceTo === undefined || on < inForceTo);

const startOf = (period: RatingPeriod): string => {
  const month = period.kind === 'year' ? 1 : period.kind === 'quarter' ? period.quarter * 3 - 2 : period.month;
  return `${period.year}-${String(month).padStart(2, '0')}-01`;
};

const flagsOf = (
  base: Pack<RatingRules>,
  layer: Pack<RatingLayer> | null,
  isOther: boolean,
  period: RatingPeriod,
): ChoiceFlag[] => {
  const unknownFrom = base.content.validityUnknownFrom;
  const merged = layer?.content.mergedQuarter?.value;
  return [
    ...(isOther ? (['other-pack'] as const) : []),
    ...(unknownFrom !== null && startOf(period) >= unknownFrom ? (['validity-unknown'] as const) : []),
    ...(period.kind === 'quarter' && merged === period.quarter ? (['quarter-rated-with-year'] as const) : []),
  ];
};

/**
 * The rules of a period: those that govern the year rated, not those of today. Refuses a period for which no pack is known, a pack that is
 * not there, and a choice that needs a reason without one: another pack, a frame of which nobody knows whether it still holds, a quarter
 * that is rated together with the year.
 */
export const chooseLaw = (
  packs: RatingPacks,
  period: RatingPeriod,
  {
    reviewOn,
    other = null,
    why = null,
  }: { readonly reviewOn: Day | null; readonly other?: OtherPack | null; readonly why?: string | null },
): LawChoice | Refusal => {
  const candidates = (period.kind === 'month' ? packs.monthFrames : packs.rules).filter(({ content }) =>
    content.periods.includes(period.kind),
  );
  const own = candidates.find(({ content }) => governs(content, period.year));
  if (!own && !other) return refuse(reason('ratings.no-pack-for-period', { year: period.year }, 'period'));
  const base = other ? candidates.find(({ id }) => id === other.packId) : own;
  if (!base) return refuse(reason('ratings.pack-unknown', {}, 'other.packId'));
  const layer = base.id === own?.id ? layerFor(packs.layers, period) : null;
  const flags = flagsOf(base, layer, base.id !== own?.id, period);
  const given = (other?.reason ?? why ?? '').trim();
  if (flags.length > 0 && given === '') return refuse(...flags.map((flag) => reason(missingReason[flag], {}, 'why')));
  const onReview = reviewOn === null ? undefined : candidates.find((pack) => isInForceOn(pack, reviewOn));
  return {
    base,
    layer,
    byPeriod: own?.id ?? base.id,
    otherInForceOnReview: onReview && onReview.id !== base.id ? onReview.id : null,
    flags,
    reason: given === '' ? null : given,
  };
};

/** Periods that the regulation names beside those that a season can be opened for; null where the pack says nothing of them. */
export const otherPeriodsIn = (
  pack: Pack<RatingRules>,
): { names: Names; clause: string; isVerified: boolean } | null => {
  const found = pack.content.related.find(({ code }) => code === 'frequency');
  return found ? { names: found.names, clause: found.clause, isVerified: isRuleVerified(pack, found) } : null;
};
