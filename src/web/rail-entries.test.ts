import { expect, test } from 'vitest';
import type { RailEntry } from './page.ts';
import { isUnder, phoneSplit, railEntriesFor, setRailEntries } from './rail-entries.ts';

const entry = (to: `/${string}`, order: number, more: Partial<RailEntry> = {}): RailEntry => ({
  to,
  label: to,
  icon: 'work',
  order,
  ...more,
});

test('a rail shows, in order, only what the roles can open', () => {
  setRailEntries([entry('/b', 2), entry('/secret', 1, { needs: ['platform.audit-entries'] }), entry('/a', 1)]);
  expect(railEntriesFor(() => false).map((e) => e.to)).toEqual(['/a', '/b']);
  expect(railEntriesFor(() => true).map((e) => e.to)).toEqual(['/secret', '/a', '/b']);
});

test('an entry leads whoever may not open its page to the first of the others that they may', () => {
  const orElse = [
    { to: '/dues' as const, needs: ['dues'] },
    { to: '/counts' as const, needs: ['counts'] },
  ];
  setRailEntries([entry('/list', 1, { needs: ['list'], orElse })]);
  const led = (...mays: string[]) => railEntriesFor((name) => mays.includes(name)).map((e) => e.to);
  expect(led('list', 'dues', 'counts')).toEqual(['/list']);
  expect(led('counts', 'dues')).toEqual(['/dues']);
  expect(led('counts')).toEqual(['/counts']);
  expect(led()).toEqual([]);
});

test('an entry is marked on every page of its part, also where it leads to another page than the first', () => {
  const orElse = [{ to: '/list/dues' as const, needs: ['dues'] }];
  setRailEntries([entry('/list', 1, { needs: ['list'], orElse }), entry('/', 2)]);
  const [list, home] = railEntriesFor((name) => name === 'dues');
  expect(list).toMatchObject({ to: '/list/dues', home: '/list' });
  expect(['/list', '/list/dues', '/list/hygiene', '/listen', '/'].map((path) => isUnder(list!, path))).toEqual([
    true,
    true,
    true,
    false,
    false,
  ]);
  expect(['/', '/list'].map((path) => isUnder(home!, path))).toEqual([true, false]);
});

test('a phone has the three whose turn comes first, in the order of the rail, and the rest behind "more"', () => {
  const turns: Record<string, Partial<RailEntry>> = {
    '/1': { onPhone: 1 },
    '/3': { onPhone: 4 },
    '/4': { onPhone: 3 },
    '/5': { onPhone: 2 },
  };
  const all = ['/1', '/2', '/3', '/4', '/5'].map((to, i) => entry(to as '/1', i, turns[to]));
  const { bar, more } = phoneSplit(all);
  expect(bar.map((e) => e.to)).toEqual(['/1', '/4', '/5']);
  expect(more.map((e) => e.to)).toEqual(['/2', '/3']);
});
