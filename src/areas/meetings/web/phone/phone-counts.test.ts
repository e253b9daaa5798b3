import { expect, test } from 'vitest';
import { newId } from '../../../../platform/action/id.ts';
import { isRefusal } from '../../../../platform/outcome/refusal.ts';
import { recordElection } from '../../contract.ts';
import { type Count, countFactsOf, countOf, emptyBallot, inputOfCount, judgeCount, newCount } from './phone-counts.ts';

const practice = { clause: 'practice', confidence: 'M' };
const rules = {
  ...{ id: 'r', source: 'practice', verified: false },
  content: {
    quorum: { value: { numerator: 2, denominator: 3, isMoreThan: false }, ...practice },
    elected: { value: { numerator: 1, denominator: 2, isMoreThan: true }, ...practice },
    secretaryAppointedAfter: { value: 3, ...practice },
  },
};
const [a, b, c, away] = [newId(), newId(), newId(), newId()];
const person = (memberId: string, isGuest = false) => ({ memberId, isOfficial: true, isGuest });
const basis = {
  opening: { roll: [person(a), person(b), person(c), person(away, true)], packs: { election: rules } },
  facts: { postHolderIds: [c] },
} as never;
const sheet = { base: { base: 3 }, turnout: { voters: 3, notCalled: [] } } as never;
const facts = countFactsOf('extraordinary', basis, sheet);

const listed = (memberId: string, withdrawnWhy: string | null = null) => ({
  ...{ memberId, fullName: `Đảng viên ${memberId}`, nomination: null, nominatedBy: null, withdrawnWhy },
});
const counted = (votes: Count['ballots'][number]['votes'], more = {}) => ({
  ...{ ...emptyBallot(3), received: 3, valid: 3, votes },
  ...more,
});
const secretary: Count = { ...newCount(), candidates: [listed(a), listed(b)] };

test('who is elected is said by the rule of the server; the election is concluded once no seat is left', () => {
  const judged = judgeCount({ ...secretary, ballots: [counted({ [a]: 1, [b]: 2 })] }, facts, 'counts.0');
  expect(judged).toMatchObject({ seatsLeft: 0, isConcluded: true, reasons: [] });
  expect(judged.ballots[0]!.verdict).toMatchObject({ electedIds: [b] });
});

test('what nobody typed is missing, never zero, and the ballot after it is not judged', () => {
  const open = counted({ [a]: 1 }, { valid: null });
  const judged = judgeCount({ ...secretary, ballots: [open, counted({ [a]: 1, [b]: 2 })] }, facts, 'counts.2');
  expect(judged.reasons).toEqual([
    { code: 'platform.required', params: {}, field: 'counts.2.ballots.0.valid' },
    { code: 'platform.required', params: {}, field: 'counts.2.ballots.0.votes.1.votes' },
  ]);
  expect(judged.ballots.map(({ verdict }) => verdict)).toEqual([null]);
});

test('more ballots than were given out come back at their field, and no tally is sent of them', () => {
  const judged = judgeCount(
    { ...secretary, ballots: [counted({ [a]: 1, [b]: 2 }, { received: 4 })] },
    facts,
    'counts.0',
  );
  expect(judged.reasons).toMatchObject([
    { code: 'meetings.more-received-than-issued', field: 'counts.0.ballots.0.received' },
  ]);
  expect(isRefusal(judged.ballots[0]!.verdict as never)).toBe(true);
  expect(judged.tallies).toEqual([]);
});

test('nobody who sits in the committee is added to it between congresses; at a congress the committee is elected anew', () => {
  const committee: Count = { ...secretary, post: 'committee', candidates: [listed(c)] };
  expect(judgeCount(committee, facts, 'counts.0').reasons).toMatchObject([
    { code: 'meetings.candidate-sits-already', field: 'counts.0.candidates.0.memberId' },
  ]);
  expect(judgeCount(committee, countFactsOf('congress', basis, sheet), 'counts.0').reasons).toEqual([]);
});

test('the count goes on from the ballots that the server had, and keeps them', () => {
  const line = { votes: 1, isEnough: false, isElected: false, isTied: false };
  const known = {
    ...{ id: newId(), post: 'secretary', numberSet: 1, state: 'open', version: 4, candidates: [listed(a), listed(b)] },
    ballots: [
      {
        ordinal: 1,
        seats: 1,
        issued: 3,
        received: 3,
        valid: 2,
        lines: [
          { memberId: a, ...line },
          { memberId: b, ...line },
        ],
      },
    ],
  };
  const count = { ...countOf(known as never), ballots: [counted({ [a]: 0, [b]: 3 })] };
  const judged = judgeCount(count, facts, 'counts.0');
  expect(judged.ballots[0]).toMatchObject({ seats: 1, standing: [a, b] });
  expect(inputOfCount(judged, newId())).toMatchObject({
    expectedVersion: 4,
    keeps: 1,
    list: null,
    ballots: [{ seats: 1 }],
  });
});

test('what is queued is number 1 of the contract as it stands', () => {
  const judged = judgeCount({ ...secretary, ballots: [counted({ [a]: 1, [b]: 2 })] }, facts, 'counts.0');
  const input = inputOfCount(judged, newId());
  expect(recordElection.input.parse(input)).toMatchObject({
    contract: 1,
    isConcluded: true,
    list: { post: 'secretary' },
  });
});
