import fc from 'fast-check';
import { expect, test } from 'vitest';
import { beginUnder, contains, mergeRanges, type Range } from './scope.ts';

const account = '01890000-0000-7000-8000-000000000001';
const range = fc.tuple(fc.nat(1000), fc.nat(100)).map(([lo, size]): Range => ({ lo, hi: lo + size + 1 }));

test('merging changes no position that is inside or outside', () => {
  fc.assert(
    fc.property(fc.array(range), fc.nat(1200), (ranges, position) => {
      expect(contains(mergeRanges(ranges), position)).toBe(contains(ranges, position));
    }),
  );
});

test('merged ranges are apart from one another and in order', () => {
  fc.assert(
    fc.property(fc.array(range), (ranges) => {
      const merged = mergeRanges(ranges);
      for (const [index, one] of merged.slice(1).entries()) expect(one.lo).toBeGreaterThan(merged[index]!.hi);
    }),
  );
});

test('an account id that is not a UUID never reaches the SET', () => {
  expect(() => beginUnder({ role: 'app_all' }, "x'; DROP TABLE a; --", { readOnly: true })).toThrow();
});

test('unused slots are empty and lie behind the last position', () => {
  const begin = beginUnder({ role: 'app_scoped', ranges: [{ lo: 5, hi: 9 }] }, account, { readOnly: false });
  expect(begin).toContain(`"app.lo1" = '5'`);
  expect(begin).toContain(`"app.lo2" = '2147483647'`);
  expect(begin).toContain(`"app.hi2" = '2147483647'`);
  expect(begin).not.toContain('READ ONLY');
});
