import type { Page } from 'playwright-core';
import { settle } from './browser-screen.ts';
import { say } from './browser-words.ts';

// Steps on the pages of organisations that several stories take.

export const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name }).waitFor();
export const press = (page: Page, key: string) => page.getByRole('button', { name: say(key), exact: true }).click();

/** Chooses the day in view with the control of the top bar. */
export const lookAt = async (page: Page, on: string): Promise<void> => {
  await page.getByRole('button', { name: /^Ngày xem/ }).click();
  await page.getByLabel(say('web.as-of.title')).fill(on);
  await page.getByLabel(say('web.as-of.title')).press('Enter');
  await page.getByRole('button', { name: say('web.as-of.label', { on }) }).waitFor();
  await settle(page);
};

export const openInTree = async (page: Page, typed: string, name: string): Promise<void> => {
  await page.getByLabel(say('organisations.tree.search')).fill(typed);
  await page.getByRole('treeitem', { name }).first().click();
  await heading(page, name);
  await settle(page);
};

/** The comparison of two days on a basis. */
export const openComparison = async (page: Page, from: string, to: string, basis: string): Promise<void> => {
  await page.goto('/organisations/comparison');
  await settle(page);
  for (const [label, day] of [
    ['organisations.comparison.from', from],
    ['organisations.comparison.to', to],
  ] as const) {
    await page.getByLabel(say(label), { exact: true }).fill(day);
    await page.getByLabel(say(label), { exact: true }).press('Enter');
    await settle(page);
  }
  await page.getByRole('radio', { name: say(`organisations.basis.${basis}`) }).click();
  await page
    .getByRole('heading', {
      level: 2,
      name: say('organisations.comparison.by-unit', { basis: say(`organisations.basis.${basis}`) }),
    })
    .waitFor();
  await settle(page);
};

/** The whole-scope counts of both days, by type. */
export const totals = async (page: Page): Promise<Record<string, string[]>> => {
  const table = page.getByRole('table', { name: say('organisations.comparison.totals') });
  const rows = await table.getByRole('row').all();
  const cells = await Promise.all(rows.map((row) => row.getByRole('cell').allTextContents()));
  return Object.fromEntries(cells.filter((one) => one.length > 0).map(([type, ...counts]) => [type!, counts]));
};

export const byUnit = (page: Page, basis: string) =>
  page.getByRole('table', {
    name: say('organisations.comparison.by-unit', { basis: say(`organisations.basis.${basis}`) }),
  });
