import { expect, test } from 'vitest';
import { day } from '../../../platform/calendar/day.ts';
import { type OpenTyped, rollAfter, withPeriod } from './open-season-typed.ts';

const today = day('2026-11-28');
const typed: OpenTyped = {
  ...{ kind: 'year', year: 2026, quarter: '4', month: '11', reach: 'whole', countedOn: today, packId: null },
  ...{ packReason: '', calendar: null, kinds: null, switched: [], basis: '' },
};
const changed = (from: OpenTyped, to: Partial<OpenTyped>): OpenTyped => ({
  ...from,
  ...to,
  ...withPeriod(from, to, today),
});

test('the roll follows the period: the last day of a quarter that is over, today for one that runs', () => {
  const quarter = changed(typed, { kind: 'quarter' });
  expect(quarter.countedOn).toBe('2026-11-28');
  const second = changed(quarter, { quarter: '2' });
  expect([second.countedOn, rollAfter(second, today)]).toEqual(['2026-06-30', null]);
  expect(changed(second, { quarter: '3' }).countedOn).toBe('2026-09-30');
  expect(changed(second, { year: '' }).countedOn).toBe('2026-06-30');
  expect(changed(second, { kind: 'year' }).countedOn).toBe('2026-11-28');
});

test('a day that somebody chose stays, and one after the period is said to be after it', () => {
  const second = changed(changed(typed, { kind: 'quarter' }), { quarter: '2' });
  const chosen = { ...second, countedOn: day('2026-07-15') };
  expect(rollAfter(chosen, today)).toBe('2026-06-30');
  expect(changed(chosen, { quarter: '1' }).countedOn).toBe('2026-07-15');
});
