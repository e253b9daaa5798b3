import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import * as members from '../../src/areas/members/contract.ts';
import * as organisations from '../../src/areas/organisations/contract.ts';
import { dayOf } from '../../src/platform/calendar/day.ts';
import { formatDay } from '../../src/platform/i18n/format-message.ts';
import { callFrom } from '../browser-call.ts';
import { allMembers, membership, mergeCells, rollOf, takeBackEvent } from '../browser-membership.ts';
import { byUnit, heading, lookAt, openComparison, openInTree, press, totals } from '../browser-organisations.ts';
import { childrenTitle, giveDecision, realChildren, upload } from '../browser-reorganisation.ts';
import { settle, watchTraffic } from '../browser-screen.ts';
import { say } from '../browser-words.ts';
import { openWorkplace } from '../browser-workplace.ts';

const workplace = openWorkplace({ keepsPages: true });

const CITY = 'Đảng bộ thành phố Hà Nội';
const COMMUNE = 'Đảng bộ xã Minh Họa (giả định)';
const OLD = ['Đảng bộ các cơ quan Đảng xã Minh Họa (giả định)', 'Đảng bộ Ủy ban nhân dân xã Minh Họa (giả định)'];
const NEW = 'Đảng bộ cơ quan xã Minh Họa (giả định)';
const today = formatDay(dayOf(new Date()));

const signedIn = async (login: string): Promise<Page> => {
  const page = await workplace.newPage();
  watchTraffic(page);
  await workplace.signIn(page, login);
  return page;
};

let officer: Page | undefined;
const asOfficer = async (): Promise<Page> => (officer ??= await signedIn('to-chuc'));

test('the city as of 30/6/2025 has 30 districts, as of 1/7/2025 126 communes and wards; the day stays while browsing', async () => {
  const page = await asOfficer();
  await page.goto('/organisations');
  await settle(page);
  await lookAt(page, '30/06/2025');
  await page.getByRole('status').filter({ hasText: 'tổ chức ngày 30/06/2025' }).waitFor();
  await openInTree(page, 'thanh pho ha noi', CITY);

  await realChildren(page, CITY, 30);
  await lookAt(page, '01/07/2025');
  await realChildren(page, CITY, 126);
  expect(page.url()).toContain('on=2025-07-01');
});

test('an organisation is found by its old name without accents, and by its old code', async () => {
  const page = await asOfficer();
  await page.goto('/organisations');
  await settle(page);
  const search = page.getByLabel(say('organisations.tree.search'));
  const found = page.locator('details').filter({ hasText: /theo tên cũ, mã, tổ chức đã kết thúc/ });
  const unfold = () => found.evaluate((one) => one.setAttribute('open', ''));
  await search.fill('minh hoa thuong');
  await unfold();
  await found.getByRole('link', { name: 'Đảng bộ xã Minh Họa Thượng (giả định)' }).waitFor();

  const [row] = await workplace.sql(
    `SELECT c.code, v.name FROM organisations.organisation_code c
      JOIN organisations.organisation o ON o.id = c.org_id JOIN organisations.organisation_version v ON v.org_id = o.id
     WHERE o.ended_on = '2025-07-01' AND v.type = 'grassroots-party' ORDER BY c.code LIMIT 1`,
  );
  const [code, name] = row as [string, string];
  await search.fill(code);
  await unfold();
  await found.getByRole('link', { name }).first().click();
  await heading(page, name);
  await page.getByText('01/07/2025').first().waitFor();
});

test('across 1/7/2025 the past is shown as it was, as it is now, and restated to the units of today', async () => {
  const page = await asOfficer();
  await openComparison(page, '30/06/2025', '01/07/2025', 'as-it-was');
  const counted = await totals(page);
  // 526 communes, wards and townships and the three fictional ones became 126 and one; of that one two bodies are grassroots too.
  expect(counted['Đảng bộ cơ sở']?.slice(0, 1)).toEqual([String(526 + 3)]);
  await byUnit(page, 'as-it-was')
    .getByRole('link', { name: /huyện Minh Họa/ })
    .waitFor();
  expect(await page.getByText(say('organisations.basis.as-it-was-text')).count()).toBe(1);

  await openComparison(page, '30/06/2025', '01/07/2025', 'restated');
  expect(await totals(page)).toEqual(counted);
  await page
    .getByText(
      say('organisations.comparison.subtitle', {
        from: '30/06/2025',
        to: '01/07/2025',
        basis: say('organisations.basis.restated'),
      }),
    )
    .waitFor();
  expect(
    await byUnit(page, 'restated')
      .getByRole('link', { name: /huyện Minh Họa/ })
      .count(),
  ).toBe(0);
});

const openCommune = async (page: Page): Promise<void> => {
  await page.goto('/organisations');
  await settle(page);
  await openInTree(page, 'dang bo xa minh hoa (gia dinh)', COMMUNE);
};

/** Narrows the table of what is directly below: it draws only the rows in view. */
const filterChildren = (page: Page, text: string): Promise<void> =>
  page
    .getByLabel(say('web.table.search', { label: say('organisations.children.label', { name: COMMUNE }) }))
    .fill(text);

test('a sheet with faults is refused row by row; mended, tried and committed, its cells stand under the new unit', async () => {
  const page = await asOfficer();
  await page.goto('/organisations/reorganise');
  await settle(page);
  const under = page.getByRole('combobox', { name: say('organisations.reorganise.under') });
  await under.fill('xa minh hoa (gia dinh)');
  await page.getByRole('option', { name: COMMUNE }).first().click();
  await upload(page, 'sai.xlsx', [
    ['Đảng bộ không có ở đâu cả', NEW, 'Đảng bộ cơ sở', 'Toàn bộ'],
    [OLD[1]!, NEW, 'Đảng bộ cơ sở', 'gần hết'],
  ]);
  const faults = page.getByRole('table', { name: say('organisations.import.faults-label') });
  await faults.getByRole('row').filter({ hasText: 'Đảng bộ không có ở đâu cả' }).first().waitFor();
  await faults.getByRole('row').filter({ hasText: 'gần hết' }).first().waitFor();

  await upload(
    page,
    'dung.xlsx',
    OLD.map((old) => [old, NEW, 'Đảng bộ cơ sở', 'Toàn bộ'] as const),
  );
  await page.getByText(say('organisations.reorganise.read', { before: 2, after: 1 })).waitFor();
  await press(page, 'web.next');
  await giveDecision(page);
  await page.getByText(say('web.dry-run.nothing-written')).waitFor();
  await page.getByText(say('organisations.events.counts-text', { before: 2, after: 1 })).waitFor();
  expect(await page.locator('.reorganisation-flow').count()).toBe(2);
  await press(page, 'organisations.reorganise.commit-apply');
  await page.getByRole('link', { name: say('organisations.reorganise.open-event') }).waitFor();

  await openCommune(page);
  await filterChildren(page, 'co quan xa minh hoa');
  await page.getByRole('link', { name: NEW }).first().click();
  await heading(page, NEW);
  await childrenTitle(page, 4 + 4);
  for (const cell of ['Chi bộ Văn phòng Đảng ủy', 'Chi bộ Phòng Kinh tế'])
    await page.getByRole('link', { name: cell }).first().waitFor();
});

test('last year is unchanged as it was and adds up as it is now', async () => {
  const page = await asOfficer();
  await openComparison(page, '30/06/2025', '01/07/2025', 'as-it-was');
  expect((await totals(page))['Đảng bộ cơ sở']?.[0]).toBe(String(526 + 3));
  await openComparison(page, '01/07/2025', today, 'restated');
  const { 'Chi bộ': cells, 'Đảng bộ cơ sở': bodies } = await totals(page);
  expect(cells?.[0], 'no cell is lost or made').toBe(cells?.[1]);
  expect(Number(bodies?.[0]) - Number(bodies?.[1])).toBe(1);
});

const CELLS = ['Chi bộ thôn Đông', 'Chi bộ thôn Đoài'];

test('members follow their cells: the roll is the same, the past is shown as it was and restated to the new unit', async () => {
  const page = await asOfficer();
  const sum = (figures: Map<string, string[]>, names: readonly string[]) =>
    names.reduce((total, name) => total + Number(figures.get(name)?.[0] ?? 0), 0);
  const asItWas = await membership(page, COMMUNE, 'as-it-was');
  const before = sum(asItWas, OLD);
  expect(before, 'the cells of the old units have members').toBeGreaterThan(0);
  const restated = await membership(page, COMMUNE, 'restated');
  expect(restated.get(NEW)?.map(Number)).toEqual([before, before]);
  expect((await membership(page, COMMUNE, 'as-it-is-now')).get(NEW)?.map(Number)).toEqual([before]);
});

test('a cell merged into another takes its members along, and none is lost', async () => {
  const page = await asOfficer();
  const [leaving, staying, all] = [
    await rollOf(workplace, CELLS[0]!),
    await rollOf(workplace, CELLS[1]!),
    await allMembers(workplace),
  ];
  expect(leaving.length).toBeGreaterThan(0);
  const eventId = await mergeCells(page, CELLS[0]!, CELLS[1]!, '16-QĐ/ĐU (giả định)');
  const together = [...leaving, ...staying].sort();
  await expect.poll(() => rollOf(workplace, CELLS[1]!), { timeout: 20_000 }).toEqual(together);
  expect(await allMembers(workplace)).toBe(all);

  await page.goto('/members/transfers/out?show=all');
  await settle(page);
  await page.getByRole('link', { name: say('members.transfers.collective-of', { count: leaving.length }) }).click();
  await page.getByText('16-QĐ/ĐU (giả định)', { exact: false }).first().waitFor();

  await takeBackEvent(page, eventId);
  await expect.poll(() => rollOf(workplace, CELLS[0]!), { timeout: 20_000 }).toEqual(leaving);
  expect(await rollOf(workplace, CELLS[1]!)).toEqual(staying);
  expect((await callFrom(page, members.unassignedMembers, {})).rows).toEqual([]);
});

test('an officer of another organisation sees the faces only', async () => {
  const page = await signedIn('bi-thu');
  const own = await callFrom(page, organisations.search, { text: 'cơ quan xã Minh Họa', limit: 5 });
  await page.goto(`/organisations/${own.rows[0]!.id}`);
  await heading(page, NEW);
  await settle(page);
  expect(await page.getByRole('link', { name: say('organisations.tab.committee'), exact: true }).count()).toBe(0);
  expect(await page.getByRole('link', { name: say('organisations.reorganise.open') }).count()).toBe(0);
  await expect(
    callFrom(page, organisations.committeeOn, { organisationId: own.rows[0]!.id, on: dayOf(new Date()) }),
  ).rejects.toThrow(/answered 40[34]/);
  await page.goto('/organisations/reorganise');
  await heading(page, say('web.forbidden.title'));
});

test('the decision is taken back by a reversing event, and everything stands as before', async () => {
  const page = await asOfficer();
  await page.goto('/organisations/events');
  await settle(page);
  await page
    .getByRole('link', { name: /15-QĐ\/TU/ })
    .first()
    .click();
  await page.getByRole('button', { name: say('organisations.events.reverse'), exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(say('organisations.events.why')).fill('Ghi nhầm quyết định (giả định)');
  await dialog.getByLabel(say('web.final.date')).fill(today);
  await dialog.getByLabel(say('organisations.events.why')).focus();
  await dialog.getByRole('button', { name: say('organisations.events.reverse'), exact: true }).click();
  await page.getByText(say('organisations.events.was-reversed')).waitFor();

  await openCommune(page);
  for (const old of OLD) {
    await filterChildren(page, old);
    await page.getByRole('link', { name: old }).first().waitFor();
  }
  await filterChildren(page, NEW);
  await page.getByText(/^0 trong \d+ dòng$/).waitFor();
  expect(await page.getByRole('table').getByRole('link', { name: NEW }).count()).toBe(0);
});
