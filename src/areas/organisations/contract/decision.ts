import { z } from 'zod';
import { daySchema } from '../../../platform/calendar/day.ts';
import { lineOf } from './tree.ts';

const hasControlCharacter = (text: string): boolean =>
  [...text].some((char) => char < ' ' && char !== '\n' && char !== '\t');

/** Text of several lines at the door: NFC, trimmed, not empty, no control characters but line feed and tab. */
export const words = (max: number) =>
  z
    .string()
    .trim()
    .normalize('NFC')
    .min(1)
    .max(max)
    .refine((text) => text.isWellFormed() && !hasControlCharacter(text), { error: 'platform.malformed' });

/** The paper by which something was decided. */
export const decisionSchema = z.strictObject({ number: lineOf(60), decidedOn: daySchema, issuer: lineOf(200) });
export type DecisionPaper = z.output<typeof decisionSchema>;

/** What a rule says about something recorded: shown with its clause, never blocking. `unknown` = a fact is missing. */
export const findingSchema = z.object({
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  level: z.enum(['warning', 'unknown']),
  clause: z.string().nullable(),
  /** Number of the document the clause stands in, or "practice". */
  source: z.string().nullable(),
  verified: z.boolean(),
});
export type Finding = z.output<typeof findingSchema>;

export const namesSchema = z.object({ vi: z.string(), en: z.string() });

export const doneSchema = z.object({ done: z.literal(true) });

/** Keyset page: `after` is the opaque cursor of the page before. */
export const pageInput = {
  after: z.string().max(300).optional(),
  limit: z.int().min(1).max(500).default(100),
};
