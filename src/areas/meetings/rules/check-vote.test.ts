import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isRefusal } from '../../../platform/outcome/refusal.ts';
import { shippedPacks } from '../../../platform/packs/load-packs.ts';
import { checkVote, type VoteFacts, type VoteInput } from './check-vote.ts';
import { voteRulesSchema } from './vote-rules-shape.ts';

const shipped = (id: string) => {
  const pack = shippedPacks().find((one) => one.id === id)!;
  return { ...pack, content: voteRulesSchema.parse(pack.content) };
};
const thresholds = [
  { code: 'ordinary', numerator: 1, denominator: 2, isMoreThan: true },
  { code: 'two-thirds', numerator: 2, denominator: 3, isMoreThan: false },
];
const facts = (rest: Partial<VoteFacts> & { base?: never } = {}, base = 9): VoteFacts => ({
  base: {
    packId: 'voting-base-2026-07-26',
    official: base + 3,
    base,
    deductions: [
      { ground: 'exempt-absent', count: 2 },
      { ground: 'temporarily-away', count: 1 },
    ],
    thresholds,
  },
  voters: 8,
  withoutVote: 1,
  earlierVotes: 0,
  pack: shipped('vote-rules-2025-07-01'),
  ...rest,
});
const vote = (rest: Partial<VoteInput> = {}): VoteInput => ({
  body: 'cell',
  decision: 'admission',
  threshold: 'two-thirds',
  basePackId: 'voting-base-2026-07-26',
  method: 'secret',
  forVotes: 6,
  againstVotes: 2,
  blankVotes: 0,
  ...rest,
});
const codes = (input: VoteInput, known: VoteFacts): string[] => {
  const verdict = checkVote(input, known);
  return isRefusal(verdict) ? verdict.reasons.map(({ code }) => code.replace('meetings.', '')) : [];
};

test('six of a base of nine carry an admission, with deductions and the sentence', () => {
  expect(checkVote(vote(), facts())).toMatchObject({
    isEnough: true,
    needed: 6,
    missing: 0,
    official: 12,
    base: 9,
    notCast: 0,
    forPart: { numerator: 6, denominator: 9 },
    deductions: [{ count: 2 }, { count: 1 }],
    sentence: { code: 'meetings.vote.carried', params: { forVotes: 6, base: 9, needed: 6 } },
    findings: [],
  });
});

test('the base counts, not those who are there: all eight of a base of thirteen are not two thirds', () => {
  const verdict = checkVote(vote({ forVotes: 8, againstVotes: 0 }), facts({}, 13));
  expect(verdict).toMatchObject({ isEnough: false, missing: 1, sentence: { code: 'meetings.vote.not-carried' } });
});

describe('tallies that cannot be', () => {
  test('more votes than the base, or than those there who have one', () => {
    expect(codes(vote({ forVotes: 10, againstVotes: 0 }), facts({ voters: null }))).toEqual(['more-votes-than-base']);
    expect(codes(vote({ forVotes: 9, againstVotes: 0 }), facts({ voters: 7, withoutVote: 0 }))).toEqual([
      'more-votes-than-voters',
    ]);
    expect(codes(vote({ forVotes: 10, againstVotes: 0 }), facts({ voters: 8, withoutVote: 0 }))).toEqual([
      'more-votes-than-base',
      'more-votes-than-voters',
    ]);
  });

  test('one vote too many where one on probation sits there: those have no vote', () => {
    expect(codes(vote({ forVotes: 7, againstVotes: 2 }), facts())).toEqual(['votes-without-right']);
    expect(codes(vote({ forVotes: 6, againstVotes: 2 }), facts())).toEqual([]);
  });

  test('nobody in the base', () => {
    expect(codes(vote({ forVotes: 0, againstVotes: 0 }), facts({}, 0))).toEqual(['base-empty']);
  });
});

describe('rules', () => {
  test('another threshold than the rule of the decision is refused', () => {
    expect(codes(vote({ threshold: 'ordinary' }), facts())).toEqual(['threshold-differs']);
    expect(checkVote(vote({ threshold: 'ordinary' }), facts())).toMatchObject({
      reasons: [{ params: { share: '≥ 2/3' } }],
    });
    expect(codes(vote({ threshold: null }), facts())).toEqual([]);
  });

  test('unknown decision, threshold, pack, and a base counted by another pack', () => {
    expect(codes(vote({ decision: 'promotion' }), facts())).toEqual(['decision-unknown']);
    expect(codes(vote({ decision: null, threshold: 'three-quarters' }), facts())).toEqual(['threshold-unknown']);
    expect(codes(vote({ decision: null, threshold: null }), facts())).toEqual(['decision-missing']);
    expect(codes(vote(), facts({ pack: null }))).toEqual(['no-vote-rule']);
    expect(codes(vote({ basePackId: 'voting-base-2025-07-01' }), facts())).toEqual(['other-rule-in-force']);
  });

  test('only the threshold is known: it is taken as it stands', () => {
    expect(checkVote(vote({ decision: null, threshold: 'ordinary', forVotes: 5 }), facts())).toMatchObject({
      isEnough: true,
      needed: 5,
    });
  });

  test('a third vote without two thirds goes up, an ordinary one does not', () => {
    const third = facts({ earlierVotes: 2 });
    const missed = checkVote(vote({ forVotes: 5 }), third);
    expect(missed).toMatchObject({ findings: [{ code: 'meetings.matter-goes-up', params: { votes: 3 } }] });
    expect(checkVote(vote({ forVotes: 5 }), facts({ earlierVotes: 1 }))).toMatchObject({ findings: [] });
    const plain = vote({ decision: 'resolution', threshold: 'ordinary', forVotes: 4 });
    expect(checkVote(plain, third)).toMatchObject({ isEnough: false, findings: [] });
  });

  test('a rule nobody read says so', () => {
    const pack = shipped('vote-rules-2026-07-26');
    expect(checkVote(vote(), facts({ pack }))).toMatchObject({ findings: [{ code: 'meetings.threshold-unverified' }] });
  });
});

test('for any tally: carried exactly from the needed votes on, and one more vote for never turns it round', () => {
  const tally = fc.record({
    base: fc.integer({ min: 1, max: 3000 }),
    forVotes: fc.nat(3000),
    decision: fc.constantFrom('admission', 'resolution'),
  });
  fc.assert(
    fc.property(tally, ({ base, forVotes, decision }) => {
      fc.pre(forVotes < base);
      const known = { ...facts({ voters: null }, base) };
      const input = vote({ decision, threshold: null, forVotes, againstVotes: 0 });
      const [now, more] = [checkVote(input, known), checkVote({ ...input, forVotes: forVotes + 1 }, known)];
      if (isRefusal(now) || isRefusal(more)) throw new Error('refused');
      expect(now.isEnough).toBe(forVotes >= now.needed);
      expect(now.missing).toBe(Math.max(0, now.needed - forVotes));
      if (now.isEnough) expect(more.isEnough).toBe(true);
    }),
  );
});
