import type { Pack } from '../../../platform/packs/pack.ts';

/** What a screen shows of the rule pack by which it judged. */
export const packFaceOf = (pack: Pack) => ({
  id: pack.id,
  title: pack.title,
  source: pack.source === 'practice' ? 'practice' : pack.source.number,
  verified: pack.verified,
  note: pack.note ?? null,
});
