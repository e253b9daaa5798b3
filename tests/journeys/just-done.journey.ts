import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { press } from '../browser-organisations.ts';
import { axeFaults, resize, settle, watchTraffic } from '../browser-screen.ts';
import { say } from '../browser-words.ts';
import { openWorkplace } from '../browser-workplace.ts';

const workplace = openWorkplace();

const openCommittee = async (): Promise<Page> => {
  const page = await workplace.newPage();
  watchTraffic(page);
  await workplace.signIn(page, 'van-phong-xa');
  const flag = page.getByRole('row').filter({ hasText: 'Chi bộ thôn Bãi' }).filter({ hasText: 'Khuyết bí thư' });
  // What was undone before is looked at again in the background; the board of a moment ago does not know it yet.
  await expect
    .poll(
      async () => {
        await page.goto('/warnings');
        await settle(page);
        return flag.count();
      },
      { timeout: 60_000, interval: 1000 },
    )
    .toBeGreaterThan(0);
  await flag.getByRole('link').last().click();
  await settle(page);
  const rows = page.getByRole('row').filter({ has: page.getByRole('link') });
  await rows.first().getByRole('link').click();
  await settle(page);
  if (!page.url().includes('/committee'))
    await page.getByRole('link', { name: say('organisations.tab.committee') }).click();
  return page;
};

/** Two actions, the second built on the first. */
const recordPersonAndFillPost = async (page: Page): Promise<void> => {
  await press(page, 'organisations.post.fill');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('combobox', { name: say('organisations.post.kind'), exact: true }).click();
  await page.getByRole('option', { name: 'Bí thư', exact: true }).click();
  await dialog.getByRole('button', { name: say('organisations.person.new') }).click();
  await dialog.getByLabel(say('organisations.person.name')).fill('Trần Thị Thử Nghiệm');
  await dialog.getByLabel(say('organisations.person.birth-year')).fill('1981');
  await dialog.getByRole('button', { name: say('organisations.person.record') }).click();
  await dialog.getByLabel(say('organisations.person.name')).waitFor({ state: 'detached' });
  await dialog.getByRole('button', { name: say('organisations.post.fill') }).click();
  await page.getByText(say('organisations.post.was-filled')).waitFor();
  await page.keyboard.press('Escape');
};

const openList = async (page: Page, menu: string): Promise<void> => {
  await page.locator(`[popovertarget="${menu}"]`).click();
  await page
    .locator(`#${menu}`)
    .getByRole('button', { name: say('web.just-done.title') })
    .click();
  await page.getByRole('dialog', { name: say('web.just-done.title') }).waitFor();
};

const undoButtons = (page: Page) => page.getByRole('dialog').getByRole('button', { name: /^Hoàn tác: / });

test('what was just done is undone from the menu, long after its notice has gone', async () => {
  const page = await openCommittee();
  await recordPersonAndFillPost(page);
  await page.reload();
  await settle(page);
  expect(await page.evaluate(() => JSON.stringify(sessionStorage))).not.toContain('Thử Nghiệm');

  await openList(page, 'account-menu');
  expect(await undoButtons(page).count()).toBe(2);
  expect(await axeFaults(page)).toEqual([]);
  expect((await undoButtons(page).first().boundingBox())!.height).toBeGreaterThanOrEqual(44);

  await undoButtons(page).last().click();
  await page.getByRole('dialog').getByRole('alert').waitFor();
  expect(await axeFaults(page)).toEqual([]);
  expect(await undoButtons(page).count()).toBe(2);

  await undoButtons(page).first().click();
  await expect.poll(() => undoButtons(page).count()).toBe(1);
  await page.keyboard.press('Escape');

  await resize(page, 390, 844);
  await openList(page, 'more-areas');
  await undoButtons(page).first().click();
  await page.getByText(say('web.just-done.empty')).waitFor();
  expect(await axeFaults(page)).toEqual([]);
});

test('signing out forgets what was done', async () => {
  const page = await openCommittee();
  await recordPersonAndFillPost(page);
  await page.locator('[popovertarget="account-menu"]').click();
  await press(page, 'web.sign-out');
  await page.getByLabel('Tên đăng nhập').waitFor();
  expect(await page.evaluate(() => sessionStorage.getItem('just-done'))).toBeNull();
});
