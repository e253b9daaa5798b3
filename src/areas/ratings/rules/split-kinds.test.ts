import { expect, test } from 'vitest';
import { splitKinds } from './split-kinds.ts';

const of = (kind: 'member' | 'member-outside' | 'leader', ...years: number[]) => ({
  kind,
  years: [2023, 2024, 2025].map((year) => ({ year, counts: years.includes(year) ? { good: 3 } : {} })),
});

test('members split within the years read are drawn together, since the first year apart', () => {
  const kinds = [of('member', 2023, 2024, 2025), of('member-outside', 2025)];
  const both = { kinds: ['member', 'member-outside'], since: 2025 };
  expect(splitKinds(kinds, 'member')).toEqual(both);
  expect(splitKinds(kinds, 'member-outside')).toEqual(both);
});

test('no split: one kind all along, apart all along, and kinds that were never one', () => {
  expect(splitKinds([of('member', 2023, 2024)], 'member')).toBeNull();
  expect(splitKinds([of('member', 2025), of('member-outside', 2025)], 'member')).toBeNull();
  expect(splitKinds([of('member', 2023), of('member-outside', 2025), of('leader', 2023)], 'leader')).toBeNull();
});
