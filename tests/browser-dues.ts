import ExcelJS from 'exceljs';
import type { Page } from 'playwright-core';
import { monthOf, monthText } from '../src/areas/members/rules/dues-month.ts';
import { pressKey, today } from './browser-members.ts';
import { settle } from './browser-screen.ts';
import { say } from './browser-words.ts';

/** The month whose dues are collected. */
export const month = monthOf(today);

/** The text of a downloaded workbook, line by line. */
export const linesOf = async (page: Page, press: () => Promise<void>): Promise<string[]> => {
  const [download] = await Promise.all([page.waitForEvent('download'), press()]);
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(await download.path());
  const lines: string[] = [];
  book.worksheets[0]!.eachRow((row) => lines.push((row.values as unknown[]).slice(1).join(' | ')));
  return lines;
};

export const openLedger = async (page: Page, name: string | RegExp): Promise<void> => {
  await page.goto('/members/dues');
  await settle(page);
  await page.getByRole('table').getByRole('link', { name }).first().focus();
  await page.keyboard.press('Enter');
  await page.getByText(say('members.dues.ledger-of', { month: monthText(month) }), { exact: true }).waitFor();
  await settle(page);
};

export const lineOf = (page: Page, name: string) =>
  page.getByRole('row').filter({ has: page.getByText(name, { exact: true }) });

export const inRow = async (page: Page, name: string, key: string): Promise<void> => {
  const button = lineOf(page, name).getByRole('button', { name: say(key), exact: true });
  await button.first().focus();
  await page.keyboard.press('Enter');
};

export const leave = async (page: Page): Promise<void> => {
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  await settle(page);
};

export const namesWith = async (page: Page, state: string): Promise<string[]> =>
  (
    await page
      .locator('tbody tr:visible')
      .filter({ hasText: say(state) })
      .locator('td:first-child')
      .allTextContents()
  ).map((name) => name.trim());

/** What is due is worked out anew, where anything has changed. */
export const recompute = async (page: Page): Promise<void> => {
  if ((await page.getByRole('button', { name: say('members.dues.refresh'), exact: true }).count()) === 0) return;
  await pressKey(page, say('members.dues.refresh'));
  await page.getByText(say('members.dues.was-refreshed')).first().waitFor();
  await settle(page);
};

/** Reports of this month only. */
export const thisMonth = async (page: Page): Promise<void> => {
  for (const key of ['members.dues.from-month', 'members.dues.until-month'])
    await page.getByLabel(say(key), { exact: true }).selectOption({ label: monthText(month) });
  await settle(page);
};
