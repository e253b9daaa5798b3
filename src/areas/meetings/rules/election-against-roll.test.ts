import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shippedPacks } from '../../../platform/packs/load-packs.ts';
import { congressRulesSchema } from './congress-rules-shape.ts';
import { againstRoll } from './election-against-roll.ts';

const shipped = shippedPacks().find(({ id }) => id === 'congress-rules-2025-07-01')!;
const pack = { ...shipped, content: congressRulesSchema.parse(shipped.content) };
const named = { nomination: null, nominatedBy: null, withdrawnWhy: null };
const counts = { seats: 1, issued: 18, received: 18, valid: 18, official: 20, base: 20, needed: 11, voters: 18 };
const election = {
  ...{ post: 'secretary' as const, numberSet: 1 },
  candidates: [{ memberId: 'a', fullName: 'Trần Thị Hư Cấu', ...named }],
  ballots: [
    {
      ...{ ordinal: 1, ...counts, deductions: [] },
      lines: [{ memberId: 'a', votes: 11, isEnough: true, isElected: true, isTied: false }],
    },
  ],
};
const facts = { base: 20, voters: 18, eligibleIds: new Set(['a']), pack };
const codes = (rest: Partial<typeof facts>, of = election): string[] =>
  againstRoll(of, { ...facts, ...rest }).map(({ code }) => code.replace('meetings.', ''));

test('a roll call that bears the ballots contradicts nothing, nor does an election without a ballot', () => {
  expect(codes({})).toEqual([]);
  expect(codes({ voters: 0 }, { ...election, ballots: [] })).toEqual([]);
});

test('fewer voters than ballots, a base by which nobody is elected, and a candidate off the roll are told', () => {
  expect(codes({ voters: 17 })).toEqual(['more-ballots-than-voters']);
  expect(codes({ base: 22 })).toEqual(['ballot-counts-otherwise']);
  expect(codes({ eligibleIds: new Set() })).toEqual(['candidate-not-official']);
});

test('whatever the roll call says, the election stands exactly where the ballots fit and the same one is elected', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 0, max: 40 }), (base, voters) => {
      const fits = base >= 18 && voters >= 18 && 11 * 2 > base;
      expect(codes({ base, voters }).length === 0).toBe(fits);
    }),
  );
});
