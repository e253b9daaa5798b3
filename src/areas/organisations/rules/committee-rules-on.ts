import type { Day } from '../../../platform/calendar/day.ts';
import { findPackInForce, type Pack } from '../../../platform/packs/pack.ts';
import { committeeRulesKind, type PostKind, postKindsKind } from './committee-pack.ts';
import type { CommitteePack } from './committee-rules-shape.ts';

/** The committee rules of a day; undefined before the first known ones. */
export const committeeRulesOn = (packs: readonly Pack[], on: Day): CommitteePack | undefined =>
  findPackInForce(packs, committeeRulesKind, on);

/** Kinds of post that may be used on a day. */
export const postKindsOn = (packs: readonly Pack[], on: Day): readonly PostKind[] =>
  findPackInForce(packs, postKindsKind, on)?.content.kinds ?? [];
