import type { Pack } from '../../../platform/packs/pack.ts';
import type { Finding } from '../contract/decision.ts';

type Ruled = { readonly clause: string | null; readonly confidence: 'A' | 'B' | 'C' | 'M' };

/** The number of the document a pack stands on, or the word "practice". */
const sourceOf = (pack: Pick<Pack, 'source'>): string => (pack.source === 'practice' ? 'practice' : pack.source.number);

/** One line of the verdict: what a rule says, with its clause and whether that was verified. */
export const findingOf = (
  pack: Pick<Pack, 'source' | 'verified'>,
  ruled: Ruled,
  code: string,
  params: Finding['params'],
  level: Finding['level'] = 'warning',
): Finding => ({
  code,
  params,
  level,
  clause: ruled.clause,
  source: sourceOf(pack),
  verified: pack.verified && (ruled.confidence === 'A' || ruled.confidence === 'B'),
});

/** A fact or a rule is missing: said, never guessed. */
export const unknownFinding = (code: string, params: Finding['params'] = {}): Finding => ({
  code,
  params,
  level: 'unknown',
  clause: null,
  source: null,
  verified: false,
});

/** What a screen shows of the rule pack by which it judged. */
export const packFaceOf = (pack: Pack) => ({
  id: pack.id,
  title: pack.title,
  source: sourceOf(pack),
  verified: pack.verified,
  note: pack.note ?? null,
});
