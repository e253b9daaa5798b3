import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isRefusal } from '../../../platform/outcome/refusal.ts';
import { shippedPacks } from '../../../platform/packs/load-packs.ts';
import {
  type BallotFacts,
  type BallotTally,
  checkBallot,
  checkCandidates,
  checkConclusion,
  electedIn,
  type PastBallot,
  type RunningElection,
  seatsLeftIn,
  standingFor,
} from './check-ballot.ts';
import { congressRulesSchema } from './congress-rules-shape.ts';
import { proposeTerm } from './term-proposal.ts';

const shipped = shippedPacks().find(({ id }) => id === 'congress-rules-2025-07-01')!;
const pack = { ...shipped, content: congressRulesSchema.parse(shipped.content) };
const ids = ['a', 'b', 'c', 'd', 'e'];
const facts = (rest: Partial<BallotFacts> = {}): BallotFacts => ({
  meetingState: 'open',
  base: 20,
  voters: 18,
  eligibleIds: new Set(ids),
  pack,
  ...rest,
});
const election = (rest: Partial<RunningElection> = {}): RunningElection => ({
  post: 'committee',
  state: 'open',
  numberSet: 3,
  candidates: ['a', 'b', 'c', 'd'].map((memberId) => ({ memberId, withdrawnWhy: null })),
  ballots: [],
  ...rest,
});
const tally = (votes: Readonly<Record<string, number>>, rest: Partial<BallotTally> = {}): BallotTally => ({
  seats: 3,
  issued: 18,
  received: 18,
  valid: 18,
  votes: Object.entries(votes).map(([memberId, count]) => ({ memberId, votes: count })),
  ...rest,
});
const faults = (
  of: RunningElection,
  given: BallotTally,
  known = facts(),
): (readonly [string, string | undefined])[] => {
  const verdict = checkBallot(of, given, known);
  return isRefusal(verdict) ? verdict.reasons.map(({ code, field }) => [code.replace('meetings.', ''), field]) : [];
};
const past = (elected: readonly string[], tied: readonly string[] = []): PastBallot => ({
  ordinal: 1,
  lines: ids.map((memberId) => ({ memberId, isElected: elected.includes(memberId), isTied: tied.includes(memberId) })),
});

describe('a ballot of a congress', () => {
  test('elects by the same rule as any tally', () => {
    expect(checkBallot(election(), tally({ a: 16, b: 14, c: 11, d: 10 }), facts())).toMatchObject({
      electedIds: ['a', 'b', 'c'],
      seatsLeft: 0,
    });
  });

  test('is refused before the congress is open, once the election is concluded, and where no rule is known', () => {
    const good = tally({ a: 16, b: 14, c: 11, d: 10 });
    expect(faults(election(), good, facts({ meetingState: 'noticed' }))).toEqual([
      ['election-meeting-not-open', undefined],
    ]);
    expect(faults(election({ state: 'concluded' }), good)).toEqual([['election-concluded', undefined]]);
    expect(faults(election(), good, facts({ pack: null, base: null }))).toEqual([
      ['no-election-rule', undefined],
      ['no-base-rule', undefined],
    ]);
  });

  test('the first one is about all seats and everybody on the list who did not withdraw', () => {
    expect(faults(election(), tally({ a: 16, b: 14, c: 11 }, { seats: 2 }))).toEqual([
      ['fewer-seats-than-set', 'seats'],
      ['candidate-left-out', 'votes'],
      // 41 votes on 18 ballots for two seats each.
      ['more-votes-than-seats', 'votes'],
    ]);
    const withdrawn = election({
      candidates: [...election().candidates, { memberId: 'e', withdrawnWhy: 'Sức khỏe' }],
    });
    expect(faults(withdrawn, tally({ a: 16, b: 14, c: 11, d: 10 }))).toEqual([]);
    expect(faults(withdrawn, tally({ a: 16, b: 14, c: 11, d: 10, e: 1 }))).toEqual([
      ['candidate-withdrawn', 'votes.4.memberId'],
    ]);
  });

  test('a later one fills what is left, among those who are not elected', () => {
    const second = election({ ballots: [past(['a', 'b'])] });
    expect(seatsLeftIn(second)).toBe(1);
    expect(faults(second, tally({ c: 11, d: 7 }, { seats: 1 }))).toEqual([]);
    expect(faults(second, tally({ a: 11, c: 7 }, { seats: 2 }))).toEqual([
      ['more-seats-than-left', 'seats'],
      ['candidate-elected-already', 'votes.0.memberId'],
    ]);
    expect(faults(election({ ballots: [past(['a', 'b', 'c'])] }), tally({ d: 5 }, { seats: 1 }))).toEqual([
      ['no-seat-left', undefined],
    ]);
  });

  test('faults of the tally name the fields of the tally', () => {
    const over = tally({ a: 19, b: 1, c: 1, d: 1 }, { issued: 19, received: 20, valid: 21 });
    expect(faults(election(), over)).toEqual([
      ['more-ballots-than-voters', 'issued'],
      ['more-received-than-issued', 'received'],
      ['more-valid-than-received', 'valid'],
    ]);
    expect(faults(election(), tally({ a: 19, b: 1, c: 1, d: 1 }))).toEqual([
      ['more-votes-than-ballots', 'votes.0.votes'],
    ]);
  });

  test('where the roll is not called through, the number there is unknown and said so', () => {
    const verdict = checkBallot(election(), tally({ a: 16, b: 14, c: 11, d: 10 }), facts({ voters: null }));
    if (isRefusal(verdict)) throw new Error('refused');
    expect(verdict.isQuorate).toBeNull();
    expect(verdict.findings.map(({ code }) => code)).toContain('meetings.roll-not-called');
  });
});

describe('who stands next', () => {
  test('everybody who is neither elected nor withdrawn; after a tie those who were tied', () => {
    expect(standingFor(election())).toEqual(['a', 'b', 'c', 'd']);
    expect(standingFor(election({ ballots: [past(['a'])] }))).toEqual(['b', 'c', 'd']);
    expect(standingFor(election({ ballots: [past(['a', 'b'], ['c', 'd'])] }))).toEqual(['c', 'd']);
    expect(
      standingFor(
        election({
          ballots: [past(['a', 'b'], ['c', 'd'])],
          candidates: election().candidates.map((one) =>
            one.memberId === 'd' ? { ...one, withdrawnWhy: 'Tự rút' } : one,
          ),
        }),
      ),
    ).toEqual(['c']);
  });
});

describe('the list of candidates', () => {
  const around = { eligibleIds: new Set(ids), seatedIds: new Set<string>(), ballots: [] as PastBallot[] };
  const wrong = (wanted: Parameters<typeof checkCandidates>[0], known = around): string[] => {
    const verdict = checkCandidates(wanted, known);
    return isRefusal(verdict) ? verdict.reasons.map(({ code }) => code.replace('meetings.', '')) : [];
  };

  test('official members of the day, each once', () => {
    const line = (memberId: string) => ({ memberId, withdrawnWhy: null });
    expect(wrong({ numberSet: 3, candidates: ['a', 'b'].map(line) })).toEqual([]);
    expect(wrong({ numberSet: 3, candidates: ['a', 'a', 'x'].map(line) })).toEqual([
      'candidate-twice',
      'candidate-not-official',
    ]);
  });

  test('whoever stood stays on it, and no number below those elected', () => {
    expect(wrong({ numberSet: 1, candidates: [] }, { ...around, ballots: [past(['a', 'b'])] })).toEqual([
      'candidate-stood',
      'fewer-seats-than-elected',
    ]);
  });
});

describe('concluding', () => {
  const recorded = {
    ...tally({ a: 16, b: 14, c: 10, d: 9 }),
    ordinal: 1,
    lines: past(['a', 'b']).lines,
  };

  test('an election may end with seats left, but not without a ballot', () => {
    expect(checkConclusion({ ...election(), ballots: [recorded] }, facts())).toHaveProperty('findings');
    expect(checkConclusion({ ...election(), ballots: [] }, facts())).toMatchObject({
      reasons: [{ code: 'meetings.no-ballot' }],
    });
  });

  test('a ballot that the roll of now would count otherwise is recorded anew first', () => {
    expect(checkConclusion({ ...election(), ballots: [recorded] }, facts({ base: 18 }))).toMatchObject({
      reasons: [{ code: 'meetings.ballot-counts-otherwise', params: { ballot: 1 } }],
    });
    expect(checkConclusion({ ...election(), ballots: [recorded] }, facts({ voters: 17 }))).toMatchObject({
      reasons: [{ code: 'meetings.more-ballots-than-voters' }],
    });
  });
});

test('for any run of ballots: never more elected than seats set, and nobody twice', () => {
  const votes = fc.array(fc.nat(20), { minLength: 5, maxLength: 5 });
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 5 }), fc.array(votes, { maxLength: 5 }), (numberSet, rounds) => {
      let running = election({ numberSet, candidates: ids.map((memberId) => ({ memberId, withdrawnWhy: null })) });
      for (const [at, counts] of rounds.entries()) {
        const standing = standingFor(running);
        const seats = seatsLeftIn(running);
        const given = standing.map((memberId, place) => ({ memberId, votes: counts[place]! }));
        const all = { issued: 20, received: 20, valid: 20 };
        const input = { ...all, seats, votes: given };
        const verdict = checkBallot(running, input, facts({ voters: 20 }));
        if (isRefusal(verdict)) continue;
        const lines = given.map(({ memberId }) => ({
          memberId,
          isElected: verdict.electedIds.includes(memberId),
          isTied: verdict.tiedIds.includes(memberId),
        }));
        running = { ...running, ballots: [...running.ballots, { ordinal: at + 1, lines }] };
      }
      const elected = electedIn(running.ballots);
      expect(elected.length).toBeLessThanOrEqual(numberSet);
      expect(new Set(elected).size).toBe(elected.length);
    }),
  );
});

describe('the term that follows', () => {
  const done = { state: 'concluded' as const, numberSet: 3 };

  test('one post a person: secretary and deputy are not members of the committee besides', () => {
    const proposed = proposeTerm([
      { ...done, post: 'committee', ballots: [past(['a', 'b', 'c'])] },
      { ...done, post: 'secretary', numberSet: 1, ballots: [past([]), past(['b'])] },
      { ...done, post: 'deputy-secretary', numberSet: 1, ballots: [past(['a'])] },
      { ...done, post: 'delegate', ballots: [past(['d'])] },
    ]);
    expect(proposed).toEqual({
      numberSet: 3,
      deputiesSet: 1,
      posts: [
        { kind: 'secretary', memberId: 'b' },
        { kind: 'deputy-secretary', memberId: 'a' },
        { kind: 'committee-member', memberId: 'c' },
      ],
      blockedBy: [],
    });
  });

  test('delegates alone make no term, and a running election keeps it waiting', () => {
    expect(proposeTerm([{ ...done, post: 'delegate', ballots: [past(['d'])] }])).toBeNull();
    expect(proposeTerm([{ ...done, post: 'secretary', state: 'open', ballots: [past(['a'])] }])?.blockedBy).toEqual([
      'meetings.election-still-open',
    ]);
  });
});
