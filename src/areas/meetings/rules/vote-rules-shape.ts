import { z } from 'zod';
import type { Pack } from '../../../platform/packs/pack.ts';
import { codeSchema, namesSchema, ruledFields, ruledSchema } from './ruled-value.ts';

/**
 * Who votes: members of a cell; its committee (chi ủy); the members of one Party group; a grassroots committee, also one to which
 * admission and expulsion are delegated; the competent standing committee; for a dissolution as discipline the committee directly above,
 * which proposes, and the one above that, which decides.
 */
const votingBody = z.enum([
  'cell',
  'cell-committee',
  'party-group',
  'grassroots-committee',
  'delegated-committee',
  'standing-committee',
  'direct-upper-committee',
  'deciding-committee',
]);
export type VotingBody = z.output<typeof votingBody>;

/** Content of a pack `vote-rules`; `threshold` is a code of the pack `voting-base` in force. */
export const voteRulesSchema = z.strictObject({
  decisions: z
    .array(
      z.strictObject({ code: codeSchema, body: votingBody, threshold: codeSchema, names: namesSchema, ...ruledFields }),
    )
    .min(1)
    .refine((all) => new Set(all.map(({ code, body }) => `${body} ${code}`)).size === all.length, {
      error: 'a decision stands twice for one body',
    }),
  /** After so many votes without the share the matter goes up in full. */
  goesUpAfter: ruledSchema(z.int().min(1)),
  methods: ruledSchema(z.array(z.enum(['secret', 'open'])).min(1)),
});
export type VoteRules = z.output<typeof voteRulesSchema>;
export type VoteRulesPack = Pick<Pack<VoteRules>, 'id' | 'source' | 'verified' | 'content'>;
