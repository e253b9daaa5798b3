import type { Pack } from '../../../platform/packs/pack.ts';

/** A pack as a screen takes it: what the rules need, without its own notes. */
export const openPackOf = (pack: Pick<Pack, 'id' | 'source' | 'verified' | 'content'> | null | undefined) =>
  pack ? { id: pack.id, source: pack.source, verified: pack.verified, content: pack.content } : null;
