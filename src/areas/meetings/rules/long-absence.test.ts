import fc from 'fast-check';
import { expect, test } from 'vitest';
import { day } from '../../../platform/calendar/day.ts';
import { type Called, monthsAbsent } from './long-absence.ts';

const called = (month: string, isUnexcused = true): Called => ({ month: day(`${month}-01`), isUnexcused });

test('one meeting attended, or one reason given, makes a month no month of absence', () => {
  expect(monthsAbsent([called('2026-03'), called('2026-01'), called('2026-02'), called('2026-02', false)])).toEqual([
    '2026-01-01',
    '2026-03-01',
  ]);
  expect(monthsAbsent([])).toEqual([]);
});

test('a month is counted once, in order, and only when every meeting of it was missed', () => {
  const one = fc.record({
    month: fc.integer({ min: 1, max: 9 }).map((at) => day(`2026-0${at}-01`)),
    isUnexcused: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(one, { maxLength: 30 }), (all) => {
      const found = monthsAbsent(all);
      expect([...new Set(found)].sort()).toEqual(found);
      for (const { month } of all)
        expect(found.includes(month)).toBe(
          all.filter((each) => each.month === month).every((each) => each.isUnexcused),
        );
    }),
  );
});
