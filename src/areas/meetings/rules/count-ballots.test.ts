import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isRefusal } from '../../../platform/outcome/refusal.ts';
import { type BallotTally, checkBallot, checkConclusion, electedIn } from './check-ballot.ts';
import { countBallots } from './count-ballots.ts';

const practice = { clause: 'practice', confidence: 'M' as const };
const half = { numerator: 1, denominator: 2, isMoreThan: true };
const deadline = { amount: 7, unit: 'working-days', startEvent: 'x' };
const pack = {
  ...{ id: 'by-election-rules/test', source: 'practice', verified: false },
  content: {
    quorum: { value: { numerator: 2, denominator: 3, isMoreThan: false }, ...practice },
    elected: { value: half, ...practice },
    secretaryAppointedAfter: { value: 3, ...practice },
    reportResult: { value: deadline, ...practice },
    approveResult: { value: deadline, ...practice },
  },
} as never;

const people = ['a', 'b', 'c'];
const facts = { meetingState: 'closed' as const, base: 9, voters: 9, eligibleIds: new Set(people), pack };
const election = {
  ...{ post: 'committee' as const, state: 'open' as const, numberSet: 2, ballots: [] },
  candidates: people.map((memberId) => ({ memberId, withdrawnWhy: null })),
};
const tally = (seats: number, votes: Record<string, number>): BallotTally => ({
  ...{ seats, issued: 9, received: 9, valid: 9 },
  votes: Object.entries(votes).map(([memberId, count]) => ({ memberId, votes: count })),
});

test('a second ballot is among those who were tied, and knows who is elected', () => {
  const { verdicts, counted, reasons } = countBallots(
    election,
    [tally(2, { a: 8, b: 5, c: 5 }), tally(1, { b: 4, c: 5 })],
    facts,
  );
  expect(reasons).toEqual([]);
  expect(verdicts.map(({ electedIds }) => electedIds)).toEqual([['a'], ['c']]);
  expect(counted.map(({ ordinal }) => ordinal)).toEqual([1, 2]);
  expect(electedIn(counted)).toEqual(['a', 'c']);
});

test('a ballot that cannot be ends the counting at its place; what follows is not judged', () => {
  const { verdicts, reasons } = countBallots(
    election,
    [tally(2, { a: 8, b: 2, c: 1 }), tally(2, { b: 4, c: 5 }), tally(9, {})],
    facts,
  );
  expect(verdicts).toHaveLength(1);
  expect(reasons).toEqual([
    { code: 'meetings.more-seats-than-left', params: { seats: 2, left: 1 }, field: 'ballots.1.seats' },
  ]);
});

test('counted together or one by one, and counted once more at the end: the same', () => {
  const count = fc.integer({ min: 0, max: 9 });
  fc.assert(
    fc.property(fc.array(fc.tuple(count, count, count), { minLength: 1, maxLength: 3 }), (rounds) => {
      const tallies = rounds.map(([a, b, c], at) => tally(at === 0 ? 2 : 1, { a, b, c }));
      const all = countBallots(election, tallies, facts);
      const first = checkBallot(election, tallies[0]!, facts);
      expect(isRefusal(first)).toBe(all.verdicts.length === 0);
      if (all.counted.length === 0) return;
      expect(isRefusal(checkConclusion({ ...election, ballots: all.counted }, facts))).toBe(false);
    }),
  );
});
