import { z } from 'zod';
import type { Pack } from '../../../platform/packs/pack.ts';
import type { Finding } from '../../organisations/contract.ts';

export const namesSchema = z.strictObject({ vi: z.string().min(1), en: z.string().min(1) });
export const codeSchema = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);

/** Where a value stands and how sure we are of it; the word "practice" stands for a habit without a document behind it. */
const ruled = { clause: z.string().min(1), confidence: z.enum(['A', 'B', 'C', 'M']) };

/** A value of a rule pack with its own clause and confidence: one document is known to us in parts. */
export const ruledSchema = <S extends z.ZodType>(value: S) => z.strictObject({ value, ...ruled });

export const ruledFields = ruled;

export type Ruled = { readonly clause: string; readonly confidence: 'A' | 'B' | 'C' | 'M' };

/** Advice that stands in no document known to us. */
export const practice: Ruled = { clause: 'practice', confidence: 'M' };

/** What a finding needs to know of its pack. */
export type PackFace = Pick<Pack, 'source' | 'verified'>;

/** Whether someone read this very value in the document or a legal site's summary; screens mark the others. */
export const isRuledVerified = (pack: PackFace, { clause, confidence }: Ruled): boolean =>
  pack.verified && clause !== 'practice' && (confidence === 'A' || confidence === 'B');

/** What a rule says about something recorded, with its clause: shown, never blocking. */
export const findingOf = (pack: PackFace, value: Ruled, code: string, params: Finding['params'] = {}): Finding => ({
  code,
  params,
  level: 'warning',
  clause: value.clause === 'practice' ? null : value.clause,
  source: value.clause === 'practice' || pack.source === 'practice' ? 'practice' : pack.source.number,
  verified: isRuledVerified(pack, value),
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
