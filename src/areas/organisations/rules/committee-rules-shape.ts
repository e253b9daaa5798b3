import { z } from 'zod';
import type { Pack } from '../../../platform/packs/pack.ts';

const types = z.array(z.string()).min(1);
const ruled = { clause: z.string().nullable(), confidence: z.enum(['A', 'B', 'C', 'M']) };
/** `refuse` turns a finding into a refusal; what ships only warns, because what happened must be recordable. */
const effect = z.enum(['warn', 'refuse']);

export const committeeRulesSchema = z.strictObject({
  termLengths: z.array(z.strictObject({ types, months: z.int().min(1), ...ruled })),
  cellCommittee: z
    .strictObject({ types, electsFromOfficial: z.int().min(1), atMost: z.int().min(1), effect, ...ruled })
    .optional(),
  subCommittee: z.strictObject({ types, atMost: z.int().min(1), effect, ...ruled }).optional(),
  standingShare: z
    .strictObject({ numerator: z.int().min(1), denominator: z.int().min(1), effect, ...ruled })
    .optional(),
  extraAppointed: z.array(z.strictObject({ types, percent: z.int().min(0).max(100), effect, ...ruled })).default([]),
  firstTermMayDiffer: z.strictObject(ruled).optional(),
  partyGroups: z.strictObject({ types, fromMembers: z.int().min(1), effect, ...ruled }).optional(),
});
export type CommitteeRules = z.output<typeof committeeRulesSchema>;
export type CommitteePack = Pack<CommitteeRules>;
