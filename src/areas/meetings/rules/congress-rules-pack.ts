import { definePackKind, type Pack } from '../../../platform/packs/pack.ts';
import { checkElection } from './check-election.ts';
import { type CongressRules, congressRulesSchema } from './congress-rules-shape.ts';

type Given =
  | { readonly base: number; readonly seats: number; readonly votes: readonly number[]; readonly ballots?: number }
  | { readonly clock: 'reportResult' | 'approveResult' };

const answer = (content: CongressRules, given: Given, pack: Pack) => {
  if ('clock' in given) {
    const { amount, unit } = content[given.clock].value;
    return `${amount} ${unit}`;
  }
  const { base, seats, votes, ballots = base } = given;
  const verdict = checkElection(
    {
      post: 'committee',
      numberSet: seats,
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
};

/** Clocks of a congress, and who is elected. */
export const congressRulesKind = definePackKind({ kind: 'congress-rules', schema: congressRulesSchema, answer });

/** The same of an election between congresses, in a meeting of the whole cell: no document about it was read. */
export const byElectionRulesKind = definePackKind({ kind: 'by-election-rules', schema: congressRulesSchema, answer });
