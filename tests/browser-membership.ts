import type { Page } from 'playwright-core';
import { addDays, dayOf } from '../src/platform/calendar/day.ts';
import { formatDay } from '../src/platform/i18n/format-message.ts';
import { settle } from './browser-screen.ts';
import { say } from './browser-words.ts';

/** The figures of the comparison of membership under an organisation since yesterday, by unit, on a basis. */
export const membership = async (page: Page, under: string, basis: string): Promise<Map<string, string[]>> => {
  await page.goto('/members/comparison');
  await settle(page);
  await page.getByRole('combobox', { name: say('members.comparison.under') }).fill(under);
  await page.getByRole('option', { name: under }).first().click();
  const from = page.getByLabel(say('members.comparison.from'), { exact: true });
  await from.fill(formatDay(addDays(dayOf(new Date()), -1)));
  await from.press('Enter');
  await page.getByRole('radio', { name: say(`members.comparison.basis.${basis}`), exact: true }).click();
  const table = page.getByRole('table', {
    name: say('members.comparison.by-unit', { basis: say(`members.comparison.basis.${basis}`) }),
  });
  await table.waitFor();
  await settle(page);
  const rows = await table.getByRole('row').all();
  const cells = await Promise.all(rows.map((row) => row.getByRole('cell').allTextContents()));
  return new Map(cells.filter((one) => one.length > 1).map(([unit, ...counts]) => [unit!.trim(), counts]));
};
