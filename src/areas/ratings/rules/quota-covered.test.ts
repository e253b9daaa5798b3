import fc from 'fast-check';
import { expect, test } from 'vitest';
import { withBest } from './quota-covered.ts';
import { sumCounts, withLargerGroups } from './quota-families.ts';

const count = fc.integer({ min: 0, max: 40 });
const counts = fc.record({ excellent: count, good: count, completed: count, 'not-completed': count });
const sum = (of: object): number => Object.values(of).reduce((all: number, n) => all + (n as number), 0);

test('as many of the best level as are asked for, and nobody lost while others are there to be moved', () => {
  fc.assert(
    fc.property(counts, fc.integer({ min: 0, max: 160 }), (given, best) => {
      const { counts: then } = withBest({ counts: given, heads: null }, 'excellent', best);
      expect(then.excellent).toBe(best);
      expect(sum(then)).toBe(Math.max(sum(given), best));
      expect(Object.values(then).every((n) => n >= 0)).toBe(true);
    }),
  );
});

test('heads are never more than there are at their level', () => {
  fc.assert(
    fc.property(counts, counts, fc.integer({ min: 0, max: 160 }), (given, heads, best) => {
      const then = withBest({ counts: given, heads }, 'excellent', best);
      for (const [level, n] of Object.entries(then.heads!))
        expect(n).toBeLessThanOrEqual(then.counts[level as 'good'] ?? 0);
    }),
  );
});

test('types of organisations lie in all of their kind, members of one grassroots organisation in all members', () => {
  const group = (
    id: string,
    kind: 'member' | 'member-outside' | 'party-organisation' | 'leader',
    excellent: number,
  ) => ({
    id,
    kind,
    largerId: null,
    counts: { excellent },
    heads: {},
  });
  const { groups, larger } = withLargerGroups([
    group('members a', 'member', 1),
    group('members b', 'member-outside', 2),
    group('organisations cell', 'party-organisation', 4),
    group('leaders secretary', 'leader', 8),
  ]);
  expect(groups.map(({ largerId }) => largerId)).toEqual(['*member', '*member', null, null]);
  expect(larger).toEqual([{ id: '*member', kind: 'member', largerId: null, counts: { excellent: 3 }, heads: {} }]);
});

test('counts of nothing are no counts', () => {
  expect(sumCounts([])).toEqual({});
});
