import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { neededVotes, type RollLine, votingBase } from './voting-base.ts';
import type { VotingBaseRules } from './voting-base-shape.ts';

const both = ['meeting', 'congress'] as const;
const rules: VotingBaseRules = {
  deductions: [
    { ground: 'temporarily-away', occasions: [...both] },
    { ground: 'suspended', occasions: [...both] },
    { ground: 'exempt-absent', occasions: [...both] },
    { ground: 'absent-with-reason', occasions: ['congress'] },
  ],
  thresholds: [{ code: 'ordinary', vi: '', en: '', numerator: 1, denominator: 2, isMoreThan: true }],
};
const nobody: ReadonlySet<string> = new Set();
const meeting = { occasion: 'meeting' as const, presentExempt: nobody, absentWithReason: nobody };
const line = (memberId: string, rest: Partial<RollLine> = {}): RollLine => ({
  memberId,
  isOfficial: true,
  isGuest: false,
  isAway: false,
  state: 'active',
  ...rest,
});

describe('who counts', () => {
  test('neither probation nor a temporary stay gives a vote', () => {
    const roll = [line('a'), line('b', { isOfficial: false }), line('c', { isGuest: true })];
    expect(votingBase(rules, roll, meeting)).toMatchObject({ official: 1, base: 1 });
  });

  test('an exempt member who came is counted back in', () => {
    const roll = [line('a'), line('b', { state: 'exempt' }), line('c', { state: 'exempt' })];
    expect(votingBase(rules, roll, meeting).base).toBe(1);
    expect(votingBase(rules, roll, { ...meeting, presentExempt: new Set(['b']) }).base).toBe(2);
  });

  test('who is away and suspended is deducted once', () => {
    const { base, deductions } = votingBase(
      rules,
      [line('a', { isAway: true, state: 'suspended' }), line('b')],
      meeting,
    );
    expect(base).toBe(1);
    expect(deductions.map(({ memberIds }) => memberIds.length)).toEqual([1, 0, 0]);
  });

  test('an accepted absence counts at a congress only', () => {
    const absent = { ...meeting, absentWithReason: new Set(['a']) };
    const roll = [line('a'), line('b')];
    expect(votingBase(rules, roll, absent).base).toBe(2);
    expect(votingBase(rules, roll, { ...absent, occasion: 'congress' }).base).toBe(1);
  });

  test('an unknown state is named, not guessed away', () => {
    expect(votingBase(rules, [line('a', { state: null })], meeting)).toMatchObject({ base: 1, unknownState: ['a'] });
  });
});

describe('votes needed', () => {
  test.each([
    [10, 1, 2, true, 6],
    [11, 1, 2, true, 6],
    [9, 2, 3, false, 6],
    [10, 2, 3, false, 7],
    [3, 2, 3, false, 2],
  ])('of %i: %i/%i → %s', (base, numerator, denominator, isMoreThan, votes) => {
    expect(neededVotes({ numerator, denominator, isMoreThan }, base)).toBe(votes);
  });
});

const anyRoll = fc
  .array(
    fc.record({
      isOfficial: fc.boolean(),
      isGuest: fc.boolean(),
      isAway: fc.boolean(),
      state: fc.constantFrom('active' as const, 'exempt' as const, 'suspended' as const, null),
    }),
    { maxLength: 40 },
  )
  .map((lines) => lines.map((one, at): RollLine => ({ memberId: `m${at}`, ...one })));
const some = fc.array(fc.nat(40), { maxLength: 10 }).map((numbers) => new Set(numbers.map((one) => `m${one}`)));
const anyOccasion = fc.record({
  occasion: fc.constantFrom('meeting' as const, 'congress' as const),
  presentExempt: some,
  absentWithReason: some,
});

describe('for any roll', () => {
  test('base and deductions are the official members, each once', () => {
    fc.assert(
      fc.property(anyRoll, anyOccasion, (roll, on) => {
        const { official, base, deductions } = votingBase(rules, roll, on);
        const deducted = deductions.flatMap((one) => one.memberIds);
        expect(base + deducted.length).toBe(official);
        expect(new Set(deducted).size).toBe(deducted.length);
        for (const id of deducted)
          expect(roll.find((one) => one.memberId === id)).toMatchObject({ isOfficial: true, isGuest: false });
      }),
    );
  });

  test('the order of the roll does not matter, and whoever comes though exempt never lowers the base', () => {
    fc.assert(
      fc.property(anyRoll, anyOccasion, (roll, on) => {
        const { base } = votingBase(rules, roll, on);
        expect(votingBase(rules, [...roll].reverse(), on).base).toBe(base);
        const everybody = new Set(roll.map((one) => one.memberId));
        expect(votingBase(rules, roll, { ...on, presentExempt: everybody }).base).toBeGreaterThanOrEqual(base);
      }),
    );
  });

  test('the needed votes reach the share and one fewer does not', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5000 }),
        fc.constantFrom([1, 2, true], [2, 3, false]),
        (base, [n, d, more]) => {
          const share = { numerator: n as number, denominator: d as number, isMoreThan: more as boolean };
          const votes = neededVotes(share, base);
          const reaches = (count: number) =>
            share.isMoreThan
              ? count * share.denominator > base * share.numerator
              : count * share.denominator >= base * share.numerator;
          expect(reaches(votes)).toBe(true);
          expect(reaches(votes - 1)).toBe(false);
        },
      ),
    );
  });
});
