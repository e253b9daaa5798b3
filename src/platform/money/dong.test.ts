import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dong, type Rounding, shareOf } from './dong.ts';

const rounding = fc.record({
  unit: fc.constantFrom(1, 100, 500, 1000),
  mode: fc.constantFrom('half-up', 'up', 'down'),
}) as fc.Arbitrary<Rounding>;
const share = fc.tuple(fc.integer({ min: 0, max: 1000 }), fc.integer({ min: 1, max: 1000 }));

test('one per cent of an odd salary, rounded in three ways', () => {
  const of = (mode: Rounding['mode'], unit: Rounding['unit'] = 1) =>
    shareOf(dong(12_345_678), { numerator: 10, denominator: 1000 }, { unit, mode });
  expect([of('half-up'), of('up'), of('down')]).toEqual([123_457, 123_457, 123_456]);
  expect([of('half-up', 1000), of('up', 1000), of('down', 1000)]).toEqual([123_000, 124_000, 123_000]);
});

test('exactly half goes up', () => {
  const half = { numerator: 1, denominator: 2 };
  expect(shareOf(dong(1), half, { unit: 1, mode: 'half-up' })).toBe(1);
  expect(shareOf(dong(1000), half, { unit: 1000, mode: 'half-up' })).toBe(1000);
  expect(shareOf(dong(998), half, { unit: 1000, mode: 'half-up' })).toBe(0);
});

test('a share is a multiple of the unit, never further than one unit away, and up is never below down', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 500_000_000 }), share, rounding, (amount, [numerator, denominator], how) => {
      fc.pre(numerator <= denominator);
      const part = { numerator, denominator };
      const rounded = shareOf(dong(amount), part, how);
      expect(rounded % how.unit).toBe(0);
      expect(Math.abs(rounded - (amount * numerator) / denominator)).toBeLessThan(how.unit + 1e-6);
      expect(shareOf(dong(amount), part, { ...how, mode: 'up' })).toBeGreaterThanOrEqual(
        shareOf(dong(amount), part, { ...how, mode: 'down' }),
      );
    }),
  );
});
