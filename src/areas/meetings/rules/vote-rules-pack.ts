import { definePackKind } from '../../../platform/packs/pack.ts';
import { checkVote } from './check-vote.ts';
import { type VotingBody, voteRulesSchema } from './vote-rules-shape.ts';

type Given = {
  readonly body?: VotingBody;
  readonly decision: string;
  readonly base: number;
  readonly forVotes: number;
  readonly earlierVotes?: number;
};

/** The thresholds of the pack `voting-base`, as every example of this kind reckons with them. */
const thresholds = [
  { code: 'ordinary', numerator: 1, denominator: 2, isMoreThan: true },
  { code: 'two-thirds', numerator: 2, denominator: 3, isMoreThan: false },
];

/** Which share a decision needs, by what is decided and who decides. */
export const voteRulesKind = definePackKind({
  kind: 'vote-rules',
  schema: voteRulesSchema,
  answer: (content, { body = 'cell', decision, base, forVotes, earlierVotes = 0 }: Given, pack) => {
    const verdict = checkVote(
      { body, decision, threshold: null, basePackId: null, method: 'secret', forVotes, againstVotes: 0, blankVotes: 0 },
      {
        base: { packId: 'example', official: base, base, deductions: [], thresholds },
        voters: null,
        withoutVote: null,
        earlierVotes,
        pack: { ...pack, content },
      },
    );
    if ('refused' in verdict) return verdict.reasons.map(({ code }) => code);
    const isReferred = verdict.findings.some(({ code }) => code === 'meetings.matter-goes-up');
    return { isEnough: verdict.isEnough, missing: verdict.missing, goesUp: isReferred };
  },
});
