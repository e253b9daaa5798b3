import { expect, test } from 'vitest';
import { isRefusal, orRefuse } from '../../../platform/outcome/refusal.ts';
import { shippedPacks } from '../../../platform/packs/load-packs.ts';
import type { Pack } from '../../../platform/packs/pack.ts';
import { lawOfPacks } from './law-of-packs.ts';

const packs = shippedPacks();

test('the packs of a stored verdict are found by their ids', () => {
  const law = orRefuse(lawOfPacks(packs, ['vn-2025', 'vn-2026-q'], []));
  expect(law.packs.map(({ title }) => title)).toEqual(['VN-2025', 'VN-2026-Q']);
  expect(orRefuse(lawOfPacks(packs, ['hanoi-2018-monthly'], [])).scale).toBe('hanoi-monthly');
});

test('also one that was superseded since', () => {
  const superseded = packs.map((pack): Pack => (pack.id === 'vn-2019' ? { ...pack, superseded: true } : pack));
  expect(orRefuse(lawOfPacks(superseded, ['vn-2019'], [])).packs).toEqual([{ id: 'vn-2019', title: 'VN-2019' }]);
});

test('an id that is not there is refused, and nothing is put in its place', () => {
  for (const ids of [['vn-1999'], ['vn-2025', 'vn-1999'], ['vn-2026-q'], []])
    expect(isRefusal(lawOfPacks(packs, ids, [])), ids.join(' ')).toBe(true);
});
