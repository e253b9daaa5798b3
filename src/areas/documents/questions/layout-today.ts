import type { Day } from '../../../platform/calendar/day.ts';
import { orRefuse } from '../../../platform/outcome/refusal.ts';
import { shippedPacks } from '../../../platform/packs/load-packs.ts';
import { type Pack, packInForce } from '../../../platform/packs/pack.ts';
import { type PaperLayout, paperLayouts } from '../../../platform/paper/official/paper-layout.ts';

/** The layout that papers of this day have. */
export const layoutToday = (today: Day): Pack<PaperLayout> =>
  orRefuse(packInForce(shippedPacks(), paperLayouts, today));
