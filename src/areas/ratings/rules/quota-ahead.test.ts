import fc from 'fast-check';
import { expect, test } from 'vitest';
import { orRefuse } from '../../../platform/outcome/refusal.ts';
import { shippedPacks } from '../../../platform/packs/load-packs.ts';
import { packsOfKind } from '../../../platform/packs/pack.ts';
import { ratingRulesKind } from './pack-kinds.ts';
import { quotaAhead } from './quota-ahead.ts';
import { quotaLinesOf } from './quota-board.ts';
import { joinLaw, quotaFor } from './rating-law.ts';

const law = orRefuse(joinLaw(packsOfKind(shippedPacks(), ratingRulesKind).find(({ id }) => id === 'vn-2025')!, null));
const group = { group: 'members', kind: 'member', counts: { good: 4 }, heads: {}, settled: null } as const;
const best = { group: 'members', isHead: false, level: 'excellent', proposed: null } as const;

test('says what the group would be, only where somebody is given the level that has a ceiling', () => {
  expect(quotaAhead(law, [group], [{ ...best, level: 'good' }])).toEqual([]);
  expect(quotaAhead(law, [group], [{ ...best, group: 'others' }])).toEqual([]);
  const [ahead] = quotaAhead(law, [group], [best, best]);
  expect(ahead).toMatchObject({ group: 'members', now: 2, isOver: true, isUnsettled: true });
});

test('a reason on record reaches as far as it says', () => {
  const asked = (covers: number) =>
    quotaAhead(
      law,
      [{ ...group, settled: { covers, readings: quotaAhead(law, [group], [best, best])[0]!.lines } }],
      [best, best],
    )[0]!;
  expect(asked(2)).toMatchObject({ isOver: true, isUnsettled: false });
  expect(asked(1)).toMatchObject({ isOver: true, isUnsettled: true });
});

test('a reason for two among six does not reach two among two, also where nobody is given the best level', () => {
  const { lines: readings } = quotaAhead(law, [group], [best, best])[0]!;
  const settled = { covers: 2, readings };
  const lowered = { ...group, counts: { excellent: 2, good: 1 }, settled };
  const [ahead] = quotaAhead(law, [lowered], [{ ...best, level: 'completed', proposed: 'good' }]);
  expect(ahead).toMatchObject({ now: 2, isUnsettled: true, changed: { thenNow: 2, now: 2 } });
  expect(quotaAhead(law, [{ ...lowered, counts: { excellent: 2, good: 9 } }], [{ ...best, level: 'good' }])).toEqual(
    [],
  );
});

test('counts as the board will once it is decided, heads apart where the rule says so', () => {
  const count = fc.nat({ max: 40 });
  fc.assert(
    fc.property(count, count, count, count, (good, excellent, chosen, heads) => {
      const choices = Array.from({ length: chosen + 1 }, (_, at) => ({ ...best, isHead: at < heads }));
      const [ahead] = quotaAhead(law, [{ ...group, counts: { good, excellent } }], choices);
      const counts = { good, excellent: excellent + chosen + 1 };
      const rules = quotaFor(law, 'member')!;
      expect(ahead!.lines).toEqual(quotaLinesOf(rules, { counts, heads: { excellent: Math.min(heads, chosen + 1) } }));
      expect(ahead!.isOver).toBe(ahead!.lines.some(({ now, allowed }) => now > allowed));
    }),
  );
});

test('the first of a large group is not over: the others count as they are proposed, the best level as the one below until it is decided', () => {
  const proposed = { ...group, counts: { good: 20 } };
  expect(quotaAhead(law, [proposed], [{ ...best, proposed: 'excellent' }])[0]).toMatchObject({ now: 1, isOver: false });
  const all = Array.from({ length: 20 }, () => ({ ...best, proposed: 'good' as const }));
  expect(quotaAhead(law, [proposed], all)[0]).toMatchObject({ now: 20, isOver: true });
});
