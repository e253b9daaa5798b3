import { beforeAll, describe, expect, test } from 'vitest';
import { permissions } from '../../src/main/permissions.ts';
import { type RoleName, roles } from '../../src/main/roles.ts';
import { areaPages } from '../../src/main/web-areas.ts';
import { workItems } from '../../src/platform/http/contract.ts';
import type { Page } from '../../src/web/page.ts';
import { railEntriesFor, setRailEntries } from '../../src/web/rail-entries.ts';
import { startHarness } from '../harness.ts';
import { loadWorld, plantRecords, rebuildBoard, type World } from './demonstration-world.ts';

const harness = await startHarness();
const pages = areaPages.flatMap((area) => area.pages);
const everyRole = Object.keys(roles) as RoleName[];
let world: World;
let cells: string[];

beforeAll(async () => {
  world = await loadWorld(harness);
  await plantRecords(harness, world.communeOfficer, world.commune);
  await rebuildBoard(harness, world.cityOfficer);
  const { rows } = await harness.owner.query(
    `SELECT DISTINCT org_id AS id FROM members.membership WHERE until_day = 'infinity' LIMIT 2`,
  );
  cells = rows.map(({ id }) => id);
}, 300_000);

const mayOf = (role: RoleName) => (name: string) => permissions[name as never]?.includes(role as never) ?? false;

/** The page behind an address: the first in the order of the route tables whose path fits. */
const pageAt = (link: string): Page => {
  const path = link.split('?')[0]!;
  const page = pages.find((one) => new RegExp(`^${one.path.replaceAll(/\$\w+/g, '[^/]+')}$`).test(path));
  if (!page) throw new Error(`No page at ${link}`);
  return page;
};
const opens = (link: string, role: RoleName): boolean => pageAt(link).needs?.some(mayOf(role)) ?? true;

test.each(everyRole)('every entry of the rail opens a page for %s', (role) => {
  setRailEntries(areaPages.flatMap((area) => area.rail ?? []));
  const shut = railEntriesFor(mayOf(role)).filter(({ to }) => !opens(to, role));
  expect(shut.map(({ to }) => to)).toEqual([]);
});

describe('the work list', () => {
  test('is long in this world, so that what follows says something', async () => {
    const { items } = await harness.ask(world.communeOfficer, workItems, {});
    expect(new Set(items.map(({ message }) => message)).size).toBeGreaterThan(8);
  });

  test.each(everyRole)('leads %s only where that role may go', async (role) => {
    for (const organisationId of [world.commune, ...cells]) {
      const account = await harness.account({ role, organisationId });
      const { items } = await harness.ask(account, workItems, {});
      expect(items.filter(({ link }) => !opens(link, role)).map(({ message, link }) => `${message} ${link}`)).toEqual(
        [],
      );
    }
  });
});
