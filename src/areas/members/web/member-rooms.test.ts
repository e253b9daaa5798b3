import { expect, test } from 'vitest';
import { partOf, rooms } from './member-rooms.ts';
import { memberPages } from './pages.tsx';

const pageAt = new Map(memberPages.pages.map((page) => [page.path as string, page]));
const parts = rooms.flatMap((room) => room.parts);

test('every tab leads to a page and asks for what the page asks for', () => {
  for (const { to, needs } of parts) expect(pageAt.get(to)?.needs, to).toContain(needs);
});

test('every page without an id has its own tab, except the form of a new record and of a slip from outside', () => {
  const without = [...pageAt.keys()].filter((path) => path.startsWith('/members') && !path.includes('$'));
  expect(without.filter((path) => !parts.some(({ to }) => to === path)).sort()).toEqual([
    '/members/new',
    '/members/transfers/from-outside',
  ]);
});

test.each([
  ['/members', '/members'],
  ['/members/new', '/members'],
  ['/members/0198c0de-0000-7000-8000-000000000001', '/members'],
  ['/members/transfers/out/0198c0de-0000-7000-8000-000000000001', '/members/transfers/out'],
  ['/members/transfers/in/0198c0de-0000-7000-8000-000000000001', '/members/transfers'],
  ['/members/transfers/issue/0198c0de-0000-7000-8000-000000000001', '/members/transfers/out'],
  ['/members/residence/guests', '/members/residence/guests'],
  ['/members/dues/0198c0de-0000-7000-8000-000000000001/remittances', '/members/dues'],
  ['/members/import/0198c0de-0000-7000-8000-000000000001', '/members/import'],
  ['/members/hygiene/missing-data', '/members/hygiene'],
])('%s belongs to the tab of %s', (path, tab) => expect(partOf(path)?.to).toBe(tab));
