import fc from 'fast-check';
import { expect, test } from 'vitest';
import { byLargestRemainder, isOne, plus, rational, ZERO } from './rational.ts';
import { type Counted, type Destination, destinationOf, type Link, restate } from './restate.ts';

const shares = fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1, maxLength: 6 }).map((weights) => {
  const sum = weights.reduce((a, b) => a + b, 0);
  return weights.map((weight) => rational(weight, sum));
});

test('parts by largest remainder are whole and add up again', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 10_000_000 }), shares, (whole, parts) => {
      const values = byLargestRemainder(whole, parts);
      expect(values.every(Number.isSafeInteger)).toBe(true);
      expect(values.reduce((a, b) => a + b, 0)).toBe(whole);
    }),
  );
});

test('thirds are exact', () => {
  expect(isOne([rational(1, 3), rational(1, 3), rational(1, 3)].reduce(plus, ZERO))).toBe(true);
  expect(byLargestRemainder(100, [rational(1, 3), rational(1, 3), rational(1, 3)])).toEqual([34, 33, 33]);
});

const units = ['u1', 'u2', 'u3'];
const destination: fc.Arbitrary<Destination> = fc.oneof(
  fc.constantFrom(...units, 'elsewhere').map((unit) => ({ kind: 'known' as const, unit })),
  shares.map((list) => {
    const parts = new Map<string, (typeof list)[number]>();
    for (const [nth, share] of list.entries())
      parts.set(units[nth % 3]!, plus(parts.get(units[nth % 3]!) ?? ZERO, share));
    return { kind: 'estimated' as const, parts };
  }),
  fc.subarray(units).map((among) => ({ kind: 'unknown' as const, among })),
);
const counted: fc.Arbitrary<Counted> = fc.record({
  fromUnit: fc.constantFrom('a', 'b', 'c'),
  value: fc.nat(10_000),
  whole: fc.boolean(),
  to: destination,
});

test('restating loses nothing and doubles nothing', () => {
  fc.assert(
    fc.property(fc.array(counted, { maxLength: 30 }), (list) => {
      const { countByUnit, lostByUnit } = restate(list, units);
      const carried = [...countByUnit.values()].reduce((sum, count) => sum + count.value, 0);
      const lost = [...lostByUnit.values()].reduce((sum, value) => sum + value, 0);
      expect(carried + lost).toBe(list.reduce((sum, one) => sum + one.value, 0));
      expect([...countByUnit.values()].every((count) => Number.isSafeInteger(count.value))).toBe(true);
    }),
  );
});

const link = (
  before: string,
  after: string,
  share: [number, number] | null = null,
  extent: 'whole' | 'part' = 'part',
): Link => ({
  before,
  after,
  extent,
  share: share && rational(...share),
});
const by = (...links: Link[]) => Map.groupBy(links, (one) => one.before);
const lives =
  (...ids: string[]) =>
  (id: string) => ({ lives: ids.includes(id), unit: ids.includes(id) ? id.toUpperCase() : null });

test('a whole step after a whole step is known', () => {
  expect(destinationOf('a', by(link('a', 'b', null, 'whole'), link('b', 'c', null, 'whole')), lives('c'))).toEqual({
    kind: 'known',
    unit: 'C',
  });
});

test('a fork without a stated share is unknown, unless all its ways end in one unit', () => {
  expect(destinationOf('a', by(link('a', 'b'), link('a', 'c')), lives('b', 'c'))).toEqual({
    kind: 'unknown',
    among: ['B', 'C'],
  });
  const rejoined = by(link('a', 'b'), link('a', 'c'), link('b', 'd', null, 'whole'), link('c', 'd', null, 'whole'));
  expect(destinationOf('a', rejoined, lives('d'))).toEqual({ kind: 'known', unit: 'D' });
});

test('stated shares multiply along the way', () => {
  const found = destinationOf(
    'a',
    by(link('a', 'b', [1, 2]), link('a', 'c', [1, 2]), link('b', 'd', [1, 3]), link('b', 'e', [2, 3])),
    lives('c', 'd', 'e'),
  );
  expect(found.kind === 'estimated' && [...found.parts]).toEqual([
    ['D', rational(1, 6)],
    ['E', rational(1, 3)],
    ['C', rational(1, 2)],
  ]);
});

test('what ended without a successor is unknown and nowhere', () => {
  expect(destinationOf('a', new Map(), lives())).toEqual({ kind: 'unknown', among: [] });
});

test('a unit that gave a part away keeps its cells but divides its figures', () => {
  const links = by(link('a', 'a', [3, 4]), link('a', 'b', [1, 4]));
  expect(destinationOf('a', links, lives('a', 'b'))).toEqual({ kind: 'known', unit: 'A' });
  expect(destinationOf('a', links, lives('a', 'b'), true)).toMatchObject({ kind: 'estimated' });
});

test('a whole thing goes to the largest share and is marked', () => {
  const to: Destination = {
    kind: 'estimated',
    parts: new Map([
      ['u1', rational(2, 5)],
      ['u2', rational(3, 5)],
    ]),
  };
  const { countByUnit } = restate([{ fromUnit: 'a', value: 1, whole: true, to }], ['u1', 'u2']);
  expect(countByUnit.get('u2')).toEqual({ state: 'estimated', value: 1 });
  expect(countByUnit.get('u1')).toEqual({ state: 'known', value: 0 });
});
