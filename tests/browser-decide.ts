import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { button, field } from './browser-meeting.ts';
import { type Place, subjectsOf } from './browser-ratings.ts';
import { say } from './browser-words.ts';

/** Types into a box of an open dialog and goes on with the keyboard. */
export const typeInto = async (page: Page, path: string, text: string): Promise<void> => {
  await field(page, path).fill(text);
  await page.keyboard.press('Tab');
};

/** Many are one table: a low row each, no box for a reason that nobody asks for, and one press sets everybody as proposed. */
export const seeDecideList = async (page: Page): Promise<void> => {
  const rows = page.locator('.ratings-decide-row');
  await rows.first().waitFor();
  const heights = await rows.evaluateAll((all) => all.map((row) => row.getBoundingClientRect().height));
  expect(heights.length).toBeGreaterThan(10);
  expect(Math.max(...heights)).toBeLessThan(110);
  // The first was voted on and the rules name one level; of the second they leave every level open, and no level of it asks for a reason.
  const level = rows.first().getByRole('combobox');
  const before = await level.inputValue();
  // From the keyboard alone: down to another level, and the reason is asked under its row at once.
  await level.focus();
  for (const key of ['ArrowDown', 'ArrowDown', 'ArrowDown', 'Enter']) await page.keyboard.press(key);
  expect(await level.inputValue()).not.toBe(before);
  await page.locator('[data-path="lines.0.leavingReason"]').waitFor();
  await button(page, 'ratings.decide.all-as-proposed').press('Enter');
  expect(await level.inputValue()).toBe(before);
  await page.locator('[data-path="lines.0.leavingReason"]').waitFor({ state: 'detached' });
};

/** A paper of the level above begins with its standing board, also where a rating is opened again: an act done seldom, in its fold. */
export const seeIssuerAbove = async (page: Page, place: Place): Promise<void> => {
  const above = (await subjectsOf(page, place, ['leader'])).find(({ isDecidedAbove }) => isDecidedAbove)!;
  await page.goto(`/ratings/subjects/${above.subjectId}`);
  await page.getByText(say('ratings.acts.seldom')).click();
  await button(page, 'ratings.action.reopen-rating').click();
  await expect.poll(() => field(page, 'decision.issuer').inputValue()).toMatch(/^Ban Thường vụ Thành ủy /);
  await button(page.getByRole('dialog'), 'web.cancel').click();
};

/** The reason for the excess is recorded over the decision: refused without words, and what was typed below stays as it was. */
export const settleWithin = async (page: Page, number: string): Promise<void> => {
  const group = page
    .getByRole('region', { name: new RegExp(`^${say('ratings.decide.quota-of', { name: '' })}`) })
    .first();
  await group.getByRole('listitem').first().waitFor();
  await button(group, 'ratings.quota.settle').click();
  const dialog = page.getByRole('dialog', { name: say('ratings.quota.settle') });
  expect(await field(page, 'covers').inputValue()).toBe('14');
  await button(dialog, 'ratings.quota.settle').click();
  await dialog
    .getByText(/^Số được xếp mức cao nhất vượt/)
    .first()
    .waitFor();
  await typeInto(page, 'reason', 'Sản phẩm vượt yêu cầu được tập thể thống nhất; nhóm được xét cùng nhau (giả định)');
  await button(dialog, 'ratings.quota.settle').click();
  await dialog.waitFor({ state: 'detached' });
  expect(await field(page, 'decision.number').inputValue()).toBe(number);
  await button(group, 'ratings.quota.settle').waitFor({ state: 'detached' });
};
