import type { Tx } from '../../../platform/db/database.ts';
import type { ElectionRecord } from '../contract/election-results.ts';
import type { MeetingKind } from '../contract/meeting-codes.ts';
import { electionRuleText } from '../papers/election-rule.ts';
import type { PaperElection, PaperFacts } from '../papers/paper-facts.ts';
import { electionTitle } from '../rules/election-title.ts';
import { electionsOf } from './election-rows.ts';
import { electionRulesOn } from './election-world.ts';
import type { MeetingRow } from './meeting-rows.ts';

/** Elections as the minutes say them: a line for each ballot in the order in which they were held; a list without a ballot has dots. */
export const electionLines = (elections: readonly ElectionRecord[], kind: MeetingKind): PaperElection[] =>
  elections.flatMap((election): PaperElection[] => {
    const nameOf = new Map(election.candidates.map(({ memberId, fullName }) => [memberId, fullName]));
    if (election.ballots.length === 0)
      return [
        {
          electionId: election.id,
          title: electionTitle(election.post, kind),
          base: null,
          seats: election.numberSet,
          issued: null,
          received: null,
          valid: null,
          candidates: election.candidates
            .filter(({ withdrawnWhy }) => withdrawnWhy === null)
            .map(({ fullName }) => ({ name: fullName, votes: null, isElected: null })),
        },
      ];
    const isOne = election.ballots.length === 1;
    return election.ballots.map(({ ordinal, base, seats, issued, received, valid, lines }) => ({
      electionId: election.id,
      title: electionTitle(election.post, kind, isOne ? null : ordinal),
      ...{ base, seats, issued, received, valid },
      candidates: lines.map(({ memberId, votes, isElected }) => ({
        name: nameOf.get(memberId) ?? '',
        votes,
        isElected,
      })),
    }));
  });

/** The same for one meeting, with the rule of the result; none where nobody was elected in it. */
export const electionsForMinutes = async (
  tx: Tx,
  row: MeetingRow,
): Promise<Pick<PaperFacts, 'elections' | 'electionRule'>> => {
  const { id, kind } = row;
  const elections = electionLines(await electionsOf(tx, id), kind);
  const rules = elections.length > 0 ? electionRulesOn(kind, row.heldOn ?? row.plannedOn) : null;
  return { elections, electionRule: electionRuleText(rules) };
};
