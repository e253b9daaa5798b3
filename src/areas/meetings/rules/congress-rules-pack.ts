import { definePackKind } from '../../../platform/packs/pack.ts';
import { checkElection } from './check-election.ts';
import { congressRulesSchema } from './congress-rules-shape.ts';

type Given =
  | { readonly base: number; readonly seats: number; readonly votes: readonly number[]; readonly ballots?: number }
  | { readonly clock: 'reportResult' | 'approveResult' };

/** Clocks of a congress, and who is elected. */
export const congressRulesKind = definePackKind({
  kind: 'congress-rules',
  schema: congressRulesSchema,
  answer: (content, given: Given, pack) => {
    if ('clock' in given) {
      const { amount, unit } = content[given.clock].value;
      return `${amount} ${unit}`;
    }
    const { base, seats, votes, ballots = base } = given;
    const verdict = checkElection(
      {
        post: 'committee',
        numberSet: seats,
        hasSurplus: votes.length > seats,
        ballot: 1,
        ballotsIssued: ballots,
        ballotsReceived: ballots,
        ballotsValid: ballots,
        candidates: votes.map((count, at) => ({ memberId: String(at), votes: count })),
      },
      { base, voters: null, eligibleIds: null, pack: { ...pack, content } },
    );
    return 'refused' in verdict
      ? verdict.reasons.map(({ code }) => code)
      : { elected: verdict.electedIds.map(Number), seatsLeft: verdict.seatsLeft, tied: verdict.tiedIds.map(Number) };
  },
});
