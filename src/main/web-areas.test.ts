import { QueryClient } from '@tanstack/react-query';
import { expect, test } from 'vitest';
import { createPages } from '../web/router.tsx';
import { areaPages } from './web-areas.ts';

const pages = areaPages.flatMap((area) => area.pages);

test('no two pages claim the same address', () => {
  const shapes = pages.map((page) => page.path.replaceAll(/\$\w+/g, '$'));
  expect(shapes.filter((shape, at) => shapes.indexOf(shape) !== at)).toEqual([]);
});

test('every rail entry leads to a page', () => {
  const paths = new Set<string>(pages.map((page) => page.path));
  expect(areaPages.flatMap((area) => area.rail ?? []).filter((entry) => !paths.has(entry.to))).toEqual([]);
});

test('rail words of areas stand in both languages with the entry itself', () => {
  const entries = areaPages.filter((area) => area.area !== 'web').flatMap((area) => area.rail ?? []);
  expect(entries.filter((entry) => typeof entry.label === 'string')).toEqual([]);
});

test('the route tables join into one router', () => {
  const router = createPages(areaPages, new QueryClient());
  expect(Object.keys(router.routesByPath).length).toBeGreaterThanOrEqual(pages.length);
});

test('every page has a title in both languages', async () => {
  for (const area of areaPages) {
    const [vi, en] = await Promise.all([area.messages.vi(), area.messages.en()]);
    expect(area.pages.map((page) => page.title).filter((title) => !vi.default[title] || !en.default[title])).toEqual(
      [],
    );
  }
});
