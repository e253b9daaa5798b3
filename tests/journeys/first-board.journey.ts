import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { settle, watchTraffic } from '../browser-screen.ts';
import { say } from '../browser-words.ts';
import { openWorkplace } from '../browser-workplace.ts';

const workplace = openWorkplace();

const CELL = 'Chi bộ thôn Bãi';
const VACANT = 'Khuyết bí thư';
/** The weaknesses that the demonstration's seed plants in its commune. */
const planted = [
  [CELL, VACANT],
  ['Chi bộ Trường Mầm non tư thục Minh Họa', VACANT],
] as const;

const openAs = async (login: string): Promise<Page> => {
  const page = await workplace.newPage();
  watchTraffic(page);
  await workplace.signIn(page, login);
  await page.goto('/warnings');
  await settle(page);
  return page;
};

const flagRow = (page: Page, cell: string, rule: string) =>
  page.getByRole('row').filter({ hasText: cell }).filter({ hasText: rule });

const fillSecretary = async (page: Page, name: string): Promise<void> => {
  await page.getByRole('button', { name: say('organisations.post.fill') }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('combobox', { name: say('organisations.post.kind'), exact: true }).click();
  await page.getByRole('option', { name: 'Bí thư', exact: true }).click();
  await dialog.getByRole('button', { name: say('organisations.person.new') }).click();
  await dialog.getByLabel(say('organisations.person.name')).fill(name);
  await dialog.getByLabel(say('organisations.person.birth-year')).fill('1980');
  await dialog.getByRole('button', { name: say('organisations.person.record') }).click();
  await dialog.getByLabel(say('organisations.person.name')).waitFor({ state: 'detached' });
  await dialog.getByRole('button', { name: say('organisations.post.fill') }).click();
  await page.getByText(say('organisations.post.was-filled')).waitFor();
};

test('the board shows a cell without secretary; its flag opens to the rows; filling the post clears it', async () => {
  const page = await openAs('van-phong-xa');
  for (const [cell, rule] of planted) await flagRow(page, cell, rule).first().waitFor();
  const before = await page.getByRole('status').filter({ hasText: 'trong' }).first().textContent();

  await flagRow(page, CELL, VACANT).getByRole('link').last().click();
  await page.getByRole('heading', { level: 1, name: new RegExp(CELL) }).waitFor();
  await page.getByRole('heading', { level: 2, name: say('warnings.flag.rows') }).waitFor();
  await settle(page);
  const flagAddress = page.url();
  const rows = page.getByRole('row').filter({ has: page.getByRole('link') });
  expect(await rows.count()).toBeGreaterThan(0);

  await rows.first().getByRole('link').click();
  await page.getByRole('heading', { level: 1, name: CELL }).waitFor();
  await settle(page);
  if (!page.url().includes('/committee'))
    await page.getByRole('link', { name: say('organisations.tab.committee') }).click();
  await fillSecretary(page, 'Nguyễn Văn Thử Nghiệm');
  await page.keyboard.press('Escape');

  await expect
    .poll(
      async () => {
        await page.goto(flagAddress);
        await settle(page);
        return page.getByText(say('warnings.state.cleared')).count();
      },
      { timeout: 30_000, interval: 500 },
    )
    .toBeGreaterThan(0);
  await page.goto('/warnings');
  await settle(page);
  expect(await flagRow(page, CELL, VACANT).count()).toBe(0);
  await flagRow(page, planted[1][0], VACANT).first().waitFor();
  expect(await page.getByRole('status').filter({ hasText: 'trong' }).first().textContent()).not.toBe(before);
});

test('who is outside sees no flag of this commune, and its address opens nothing', async () => {
  const page = await openAs('van-phong-xa');
  await flagRow(page, planted[1][0], VACANT).getByRole('link').last().click();
  await page.getByRole('heading', { level: 2, name: say('warnings.flag.rows') }).waitFor();
  const address = page.url();

  const other = await openAs('bi-thu');
  expect(await flagRow(other, planted[1][0], VACANT).count()).toBe(0);
  await other.goto(address);
  await settle(other);
  expect(await other.getByText(planted[1][0]).count()).toBe(0);
});
