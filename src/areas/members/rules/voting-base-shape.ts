import { z } from 'zod';
import { claused } from './transfer-clause.ts';

export const votingGrounds = ['temporarily-away', 'suspended', 'exempt-absent', 'absent-with-reason'] as const;
export type VotingGround = (typeof votingGrounds)[number];

export const votingBaseSchema = z.strictObject({
  /** In this order: who falls under two grounds is deducted under the first. */
  deductions: z
    .array(
      z.strictObject({
        ground: z.enum(votingGrounds),
        occasions: z.array(z.enum(['meeting', 'congress'])).min(1),
        clause: claused.optional(),
      }),
    )
    .min(1),
  thresholds: z
    .array(
      z.strictObject({
        code: z.string().regex(/^[a-z]+(-[a-z]+)*$/),
        vi: z.string(),
        en: z.string(),
        numerator: z.int().min(1),
        denominator: z.int().min(1),
        /** More than the share, or at least the share. */
        isMoreThan: z.boolean(),
        /** Packs of before November 2026 name none; those in force do. */
        clause: claused.optional(),
      }),
    )
    .min(1),
});
export type VotingBaseRules = z.output<typeof votingBaseSchema>;
