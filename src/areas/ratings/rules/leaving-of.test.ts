import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { levelsByScale } from '../contract/rating-codes.ts';
import type { Outcome } from '../contract/verdict.ts';
import { leavingFaults } from './check-step.ts';
import { leavingOf } from './leaving-of.ts';
import { rankOf } from './rating-level.ts';

const levels = levelsByScale['four-levels'];
const open = { kind: 'open', atBest: 'good', atWorst: 'completed' } as const;
const notRated = { kind: 'not-rated', because: ['new'], review: 'held', isDeferred: false } as const;
const gap = { kind: 'gap', candidate: 'completed' } as const;
const asked = (level: (typeof levels)[number], verdict: Outcome | null, why: string | null = null) =>
  leavingFaults(level, { verdict, ballot: null }, why, 'leavingReason').map(({ code, field }) => [code, field]);

describe('a level that leaves what the rules came to', () => {
  test('above and below the range that is left open asks why, within it does not', () => {
    expect(asked('excellent', open)).toEqual([['ratings.leaves-range-without-reason', 'leavingReason']]);
    expect(asked('not-completed', open)).toEqual([['ratings.leaves-range-without-reason', 'leavingReason']]);
    expect([asked('good', open), asked('completed', open)]).toEqual([[], []]);
    expect(asked('excellent', open, 'Tập thể thống nhất')).toEqual([]);
    expect(asked('excellent', open, '  ')).toHaveLength(1);
  });

  test('a level forced by a veto is left like any other that is proposed', () => {
    const forced = { kind: 'proposed', level: 'not-completed' } as const;
    expect(asked('completed', forced)).toEqual([['ratings.leaves-proposal-without-reason', 'leavingReason']]);
    expect(asked('not-completed', forced)).toEqual([]);
  });

  test('whoever is not to be rated, and whom no text bears a level for, gets none without a reason', () => {
    for (const level of levels) {
      expect(asked(level, notRated)).toEqual([['ratings.leaves-exemption-without-reason', 'leavingReason']]);
      expect(asked(level, gap)).toEqual([['ratings.leaves-gap-without-reason', 'leavingReason']]);
    }
  });

  test('where no text was seen, nothing can be left', () => {
    for (const level of levels) expect([asked(level, { kind: 'no-text' }), asked(level, null)]).toEqual([[], []]);
  });

  test('a level of another scale lies in no range', () => {
    expect(leavingOf('hanoi-monthly-a', { kind: 'open', atBest: 'excellent', atWorst: 'not-completed' })).toBe('range');
  });

  test('of any range: exactly the levels outside it', () => {
    fc.assert(
      fc.property(fc.constantFrom(...levels), fc.constantFrom(...levels), fc.constantFrom(...levels), (a, b, level) => {
        const [atBest, atWorst] = rankOf(a) >= rankOf(b) ? [a, b] : [b, a];
        const isOutside =
          levels.indexOf(level) < levels.indexOf(atBest) || levels.indexOf(level) > levels.indexOf(atWorst);
        expect(leavingOf(level, { kind: 'open', atBest, atWorst })).toBe(isOutside ? 'range' : null);
      }),
    );
  });
});
