import { z } from 'zod';
import { definePackKind } from '../../../platform/packs/pack.ts';
import { neededVotes, type RollLine, votingBase } from './voting-base.ts';
import { votingBaseSchema } from './voting-base-shape.ts';

const line = z.strictObject({
  memberId: z.string(),
  isOfficial: z.boolean(),
  isGuest: z.boolean().default(false),
  isAway: z.boolean().default(false),
  state: z.enum(['active', 'exempt', 'suspended']).default('active'),
});

type Given = {
  readonly roll: readonly unknown[];
  readonly occasion?: 'meeting' | 'congress';
  readonly present?: readonly string[];
  readonly absent?: readonly string[];
};

/** Who counts in the base of a vote of the members of an organisation, and how many votes a decision needs. */
export const votingBaseKind = definePackKind({
  kind: 'voting-base',
  schema: votingBaseSchema,
  answer: (rules, { roll, occasion = 'meeting', present = [], absent = [] }: Given) => {
    const lines: RollLine[] = roll.map((one) => line.parse(one));
    const { base, deductions } = votingBase(rules, lines, {
      occasion,
      presentExempt: new Set(present),
      absentWithReason: new Set(absent),
    });
    return {
      base,
      deducted: Object.fromEntries(deductions.map(({ ground, memberIds }) => [ground, memberIds.length])),
      needed: Object.fromEntries(rules.thresholds.map((threshold) => [threshold.code, neededVotes(threshold, base)])),
    };
  },
});
