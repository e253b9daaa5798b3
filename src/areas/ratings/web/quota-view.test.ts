import { expect, test } from 'vitest';
import { distinctReadings } from '../rules/distinct-readings.ts';
import { shortOf, withoutCode } from './quota-view.ts';

const line = (heads: 'counted' | 'apart', now: number, allowed: number) => ({
  ...{ base: 'all-rated', rounding: 'floor', heads, of: 10, now, allowed, over: Math.max(0, now - allowed) },
});
const t = (key: string, params: object = {}) => `${key.split('.').at(-1)} ${Object.values(params).join(' ')}`.trim();

test('heads apart is no reading of its own where the group has no head', () => {
  const twice = [line('counted', 1, 2), line('apart', 1, 2)];
  expect(distinctReadings(twice)).toEqual([line('counted', 1, 2)]);
  expect(shortOf(twice, t)).toEqual({ now: 1, base: 'base-one 10', allowed: 'allowed-one 2', over: 0, of: 1 });
  const apart = [line('counted', 3, 2), line('apart', 2, 1)];
  expect(distinctReadings(apart)).toEqual(apart);
  expect(shortOf(apart, t)).toEqual({ now: 3, base: 'base-one 10', allowed: 'allowed-range 1 2', over: 2, of: 2 });
});

test('where no reading allows anybody, that is said and no range from nought to nought', () => {
  expect(shortOf([line('counted', 1, 0)], t).allowed).toBe('allowed-none');
});

test('a line names of how many the share is taken: those who have a level, not all of the group', () => {
  const lines = [line('counted', 6, 2), { ...line('counted', 6, 0), base: 'good-only', of: 4 }];
  expect(shortOf(lines, t).base).toBe('base-range 4 10');
});

test('a code of a rule is not read out', () => {
  expect(withoutCode('Từ 0,5 trở lên tính là 1 (CAP-5)')).toBe('Từ 0,5 trở lên tính là 1');
  expect(withoutCode('Số được xếp loại (mọi mức)')).toBe('Số được xếp loại (mọi mức)');
});
