import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isRefusal } from '../../../platform/outcome/refusal.ts';
import { shippedPacks } from '../../../platform/packs/load-packs.ts';
import { checkElection, type ElectionFacts, type ElectionInput } from './check-election.ts';
import { congressRulesSchema } from './congress-rules-shape.ts';

const shipped = shippedPacks().find(({ id }) => id === 'congress-rules-2025-07-01')!;
const pack = { ...shipped, content: congressRulesSchema.parse(shipped.content) };
const facts = (rest: Partial<ElectionFacts> = {}): ElectionFacts => ({
  base: 20,
  voters: 18,
  eligibleIds: null,
  pack,
  ...rest,
});
const election = (votes: Readonly<Record<string, number>>, rest: Partial<ElectionInput> = {}): ElectionInput => ({
  post: 'committee',
  numberSet: 3,
  ballot: 1,
  ballotsIssued: 18,
  ballotsReceived: 18,
  ballotsValid: 17,
  candidates: Object.entries(votes).map(([memberId, count]) => ({ memberId, votes: count })),
  ...rest,
});
const codes = (input: ElectionInput, known = facts()): string[] => {
  const verdict = checkElection(input, known);
  return isRefusal(verdict) ? verdict.reasons.map(({ code }) => code.replace('meetings.', '')) : [];
};

describe('who is elected', () => {
  test('more than half of the base, in the order of votes, up to the number set', () => {
    const verdict = checkElection(election({ a: 12, b: 16, c: 11, d: 10 }), facts());
    expect(verdict).toMatchObject({ electedIds: ['b', 'a', 'c'], needed: 11, seatsLeft: 0, needsBallot: false });
  });

  test('half of the base is not more than half', () => {
    expect(checkElection(election({ a: 16, b: 10, c: 9, d: 8 }), facts())).toMatchObject({
      electedIds: ['a'],
      seatsLeft: 2,
    });
  });

  test('equal votes at the last seat elect nobody there', () => {
    const verdict = checkElection(election({ a: 16, b: 12, c: 11, d: 11 }, { ballotsValid: 18 }), facts());
    expect(verdict).toMatchObject({ electedIds: ['a', 'b'], seatsLeft: 1, tiedIds: ['c', 'd'], needsBallot: true });
  });

  test('equal votes above the last seat do no harm', () => {
    const verdict = checkElection(election({ a: 13, b: 13, c: 13, d: 11 }, { ballotsValid: 18 }), facts());
    expect(verdict).toMatchObject({ electedIds: ['a', 'b', 'c'], needsBallot: false });
  });

  test('everybody equal: another ballot among all', () => {
    const verdict = checkElection(election({ a: 12, b: 12, c: 12, d: 12 }, { ballotsValid: 18 }), facts());
    expect(verdict).toMatchObject({ electedIds: [], seatsLeft: 3, tiedIds: ['a', 'b', 'c', 'd'] });
  });
});

describe('tallies that cannot be', () => {
  test('ballots: issued, received, valid', () => {
    const input = election({ a: 1, b: 1, c: 1, d: 1 }, { ballotsIssued: 21, ballotsReceived: 22, ballotsValid: 23 });
    expect(codes(input)).toEqual([
      'more-ballots-than-base',
      'more-ballots-than-voters',
      'more-received-than-issued',
      'more-valid-than-received',
    ]);
  });

  test('a list as long as the seats is as good as one with a surplus: the list says so itself', () => {
    expect(codes(election({ a: 12, b: 12, c: 12 }))).toEqual([]);
    expect(codes(election({ a: 12, b: 12, c: 12, d: 1 }))).toEqual([]);
  });

  test('candidates: none, twice, beyond the ballots and beyond the seats', () => {
    expect(codes(election({}))).toEqual(['no-candidates']);
    const twice = [...election({ a: 1, b: 1, c: 18 }).candidates, { memberId: 'a', votes: 1 }];
    expect(codes(election({}, { candidates: twice }))).toEqual(['more-votes-than-ballots', 'candidate-twice']);
    expect(codes(election({ a: 17, b: 17, c: 17, d: 1 }))).toEqual(['more-votes-than-seats']);
    expect(codes(election({ a: 12, b: 1, c: 1, d: 1 }), facts({ eligibleIds: new Set(['a', 'b', 'c']) }))).toEqual([
      'candidate-not-official',
    ]);
  });
});

test('below two thirds of those summoned, and after three ballots without a secretary, the screen says what follows', () => {
  const verdict = (input: ElectionInput, voters: number) => {
    const answer = checkElection(input, facts({ voters }));
    return isRefusal(answer) ? [] : answer.findings.map(({ code }) => code.replace('meetings.', ''));
  };
  const few = { ballotsIssued: 13, ballotsReceived: 13, ballotsValid: 13 };
  expect(verdict(election({ a: 12, b: 1, c: 1, d: 1 }, few), 13)).toContain('election-below-quorum');
  expect(verdict(election({ a: 12, b: 1, c: 1, d: 1 }), 18)).not.toContain('election-below-quorum');
  const secretary = { post: 'secretary', numberSet: 1 } as const;
  expect(verdict(election({ a: 9, b: 8 }, { ...secretary, ballot: 3 }), 18)).toContain('superior-appoints');
  expect(verdict(election({ a: 9, b: 8 }, { ...secretary, ballot: 2 }), 18)).not.toContain('superior-appoints');
});

test('for any ballot: never more than the seats, each more than half, and nobody passed over with more votes', () => {
  const ballot = fc.record({
    base: fc.integer({ min: 1, max: 200 }),
    seats: fc.integer({ min: 1, max: 15 }),
    votes: fc.array(fc.nat(200), { minLength: 1, maxLength: 20 }),
  });
  fc.assert(
    fc.property(ballot, ({ base, seats, votes }) => {
      const candidates = votes.map((count, at) => ({ memberId: String(at), votes: Math.min(count, base) }));
      fc.pre(candidates.reduce((sum, one) => sum + one.votes, 0) <= base * seats);
      const issued = { ballotsIssued: base, ballotsReceived: base, ballotsValid: base };
      const input = { ...election({}), ...issued, numberSet: seats, candidates };
      const verdict = checkElection(input, facts({ base, voters: null }));
      if (isRefusal(verdict)) throw new Error(JSON.stringify(verdict));
      const elected = verdict.ranked.filter(({ isElected }) => isElected);
      expect(elected.length + verdict.seatsLeft).toBe(seats);
      for (const one of elected) expect(one.votes * 2).toBeGreaterThan(base);
      const least = Math.min(...elected.map((one) => one.votes));
      const others = verdict.ranked.filter(({ isElected }) => !isElected);
      for (const one of others) expect(one.votes).toBeLessThanOrEqual(least);
      for (const id of verdict.tiedIds) expect(verdict.electedIds).not.toContain(id);
    }),
  );
});
