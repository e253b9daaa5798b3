import { z } from 'zod';

const names = z.strictObject({ vi: z.string().min(1), en: z.string().min(1) });

/** The clause a value stands in and how sure we are of it. */
export const claused = z.strictObject({ source: names, confidence: z.enum(['A', 'B', 'C', 'M']) });

/** A value of a rule pack with its clause. */
export const clausedSchema = <S extends z.ZodType>(value: S) => z.strictObject({ value, ...claused.shape });

export type Claused = {
  readonly source: { readonly vi: string; readonly en: string };
  readonly confidence: 'A' | 'B' | 'C' | 'M';
};

/** C and M were not read in the document itself: screens say so. */
export const isClauseVerified = ({ confidence }: Claused): boolean => confidence === 'A' || confidence === 'B';
