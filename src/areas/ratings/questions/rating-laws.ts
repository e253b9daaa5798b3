import { orRefuse } from '../../../platform/outcome/refusal.ts';
import { shippedPacks } from '../../../platform/packs/load-packs.ts';
import { type Pack, packsOfKind } from '../../../platform/packs/pack.ts';
import type { Adjustment } from '../contract/adjustment.ts';
import type { PackFace } from '../contract/season-shapes.ts';
import type { RatingPacks } from '../rules/choose-law.ts';
import { monthRatingFrameKind, ratingLayerKind, ratingRulesKind } from '../rules/pack-kinds.ts';
import { joinLaw, type RatingLaw } from '../rules/rating-law.ts';
import type { RatingLayer, RatingRules } from '../rules/rating-rules-shape.ts';

/** A pack of ratings of whichever kind. */
export type ShippedRatingPack = Pack<RatingRules> | Pack<RatingLayer>;

let packs: RatingPacks | undefined;

/** All packs of ratings that ship with the program, read once. */
export const ratingPacks = (): RatingPacks => {
  packs ??= {
    rules: packsOfKind(shippedPacks(), ratingRulesKind),
    layers: packsOfKind(shippedPacks(), ratingLayerKind),
    monthFrames: packsOfKind(shippedPacks(), monthRatingFrameKind),
  };
  return packs;
};

/** How screens and papers name a pack. */
export const faceOfPack = ({
  id,
  title,
  source,
  verified,
}: Pick<Pack, 'id' | 'title' | 'source' | 'verified'>): PackFace => ({
  id,
  vi: title.vi,
  en: title.en,
  source: source === 'practice' ? null : source.number,
  isVerified: verified,
});

/** The law of a season as it is kept: ids of its packs and what it switched. */
export type KeptLaw = {
  readonly packId: string;
  readonly layerId: string | null;
  readonly adjustments: readonly Adjustment[];
};

const lawByKey = new Map<string, RatingLaw>();

/** The rules of a season out of what it keeps. Throws when one of its packs no longer ships, which the lock of packs forbids. */
export const lawOf = ({ packId, layerId, adjustments }: KeptLaw): RatingLaw => {
  const key = JSON.stringify([packId, layerId, adjustments]);
  const known = lawByKey.get(key);
  if (known) return known;
  const { rules, layers, monthFrames } = ratingPacks();
  const base = [...rules, ...monthFrames].find(({ id }) => id === packId);
  const layer = layerId === null ? null : layers.find(({ id }) => id === layerId);
  if (!base || layer === undefined) throw new Error(`rating pack ${packId} ${layerId ?? ''} does not ship any more`);
  const law = orRefuse(joinLaw(base, layer, adjustments));
  lawByKey.set(key, law);
  return law;
};
