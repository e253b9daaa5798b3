import { type Refusal, reason, refuse } from '../../../platform/outcome/refusal.ts';
import type { Pack, PackKind } from '../../../platform/packs/pack.ts';
import type { Adjustment } from '../contract/adjustment.ts';
import { monthRatingFrameKind, ratingLayerKind, ratingRulesKind } from './pack-kinds.ts';
import { joinLaw, type RatingLaw } from './rating-law.ts';

const packOf = <S extends PackKind['schema']>(packs: readonly Pack[], kind: PackKind<S>, ids: readonly string[]) => {
  const found = packs.find((pack) => pack.kind === kind.kind && ids.includes(pack.id));
  return found && { ...found, content: kind.schema.parse(found.content) };
};

/**
 * The law that a stored verdict names: found by the ids of its packs, also where a pack was superseded since, with the switches of its
 * season. Refuses ids that are not all there.
 */
export const lawOfPacks = (
  packs: readonly Pack[],
  packIds: readonly string[],
  adjustments: readonly Adjustment[],
): RatingLaw | Refusal => {
  const base = packOf(packs, ratingRulesKind, packIds) ?? packOf(packs, monthRatingFrameKind, packIds);
  const layer = packOf(packs, ratingLayerKind, packIds) ?? null;
  const found = [base, layer].filter((pack) => pack != null).length;
  if (!base || found !== packIds.length) return refuse(reason('ratings.pack-unknown', {}, 'packIds'));
  return joinLaw(base, layer, adjustments);
};
