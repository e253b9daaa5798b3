import { z } from 'zod';
import type { Pack } from '../../../platform/packs/pack.ts';

export const namesSchema = z.strictObject({ vi: z.string().min(1), en: z.string().min(1) });
export type Names = z.output<typeof namesSchema>;
export const codeSchema = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);

/** Where a rule stands and how sure we are of it; the word "practice" stands for a habit without a document behind it. */
export const ruledFields = { clause: z.string().min(1), confidence: z.enum(['A', 'B', 'C', 'M']) };

export type Ruled = { readonly clause: string; readonly confidence: 'A' | 'B' | 'C' | 'M' };

/** The number under which a rule is known: L25-1, V-6, EX-4, CAP-1, ORD-3. */
export const ruleNumber = z.string().regex(/^[A-Z]+\d*-\d+[a-z]?$/);

/** Fields of every rule: number, code that stays the same from pack to pack, what it says, where it stands. */
export const ruleFields = { rule: ruleNumber, code: codeSchema, names: namesSchema, ...ruledFields };

/** Whether someone read this very rule in the document or a legal site's summary; screens and papers mark the others. */
export const isRuleVerified = (pack: Pick<Pack, 'verified'>, { clause, confidence }: Ruled): boolean =>
  pack.verified && clause !== 'practice' && (confidence === 'A' || confidence === 'B');

/** A value with its own clause and confidence: most documents are known to us in parts. */
export const ruledSchema = <S extends z.ZodType>(value: S) => z.strictObject({ value, ...ruledFields });
