import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { press } from '../browser-organisations.ts';
import { axeFaults, resize, settle, watchTraffic } from '../browser-screen.ts';
import { say } from '../browser-words.ts';
import { openWorkplace } from '../browser-workplace.ts';

const workplace = openWorkplace();

const open = async (address: string, options = {}): Promise<Page> => {
  const page = await workplace.newPage(options);
  watchTraffic(page);
  await workplace.signIn(page, 'van-phong-xa');
  await page.goto(address);
  await settle(page);
  return page;
};

const openDraft = async (page: Page) => {
  await press(page, 'meetings.orientation.draft');
  const dialog = page.getByRole('dialog', { name: say('meetings.orientation.draft') });
  await dialog.waitFor();
  return dialog;
};
const asking = (page: Page) => page.getByRole('alertdialog', { name: say('web.drop.title') });
const focused = (page: Page) =>
  page.evaluate(() => {
    const field = document.activeElement as HTMLInputElement | null;
    return field?.labels?.[0]?.textContent?.replace(' *', '') ?? field?.textContent;
  });

test('a dialog begins in its first field; what was typed is never lost by one key', async () => {
  const page = await open('/meetings/orientation');
  const dialog = await openDraft(page);
  expect(await focused(page)).toBe(say('meetings.orientation.name'));

  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  expect(await focused(page)).toBe(say('meetings.orientation.draft'));

  await openDraft(page);
  await page.keyboard.type('Định hướng giả định');
  await page.keyboard.press('Escape');
  await asking(page).waitFor();
  expect(await axeFaults(page)).toEqual([]);
  expect(await focused(page)).toBe(say('web.drop.stay'));
  await page.keyboard.press('Escape');
  await asking(page).waitFor({ state: 'detached' });
  expect(await focused(page)).toBe(say('meetings.orientation.name'));
  expect(await dialog.getByLabel(say('meetings.orientation.name')).inputValue()).toBe('Định hướng giả định');

  // At once again: the browser itself would close at a second Esc.
  await page.keyboard.press('Escape');
  await asking(page).waitFor();
  await page.getByRole('button', { name: say('web.drop.stay') }).click();
  await dialog.getByRole('button', { name: say('web.close') }).click();
  await asking(page).waitFor();
  await page.mouse.click(5, 5);
  await page.getByRole('button', { name: say('web.drop.leave') }).click();
  await dialog.waitFor({ state: 'detached' });
  expect(await focused(page)).toBe(say('meetings.orientation.draft'));

  await openDraft(page);
  expect(await dialog.getByLabel(say('meetings.orientation.name')).inputValue()).toBe('');
  await page.keyboard.type('a');
  await page.keyboard.press('Backspace');
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
});

test('Esc in an open list of options and in an open calendar closes just these; a choice counts as entered', async () => {
  const page = await open('/meetings/orientation');
  await page.goto('/tasks/programmes');
  await settle(page);
  await page
    .getByRole('button', { name: say('tasks.programme.record') })
    .first()
    .click();
  const dialog = page.getByRole('dialog', { name: say('tasks.programme.record') });
  const list = dialog.getByRole('combobox', { name: say('tasks.programme.kind'), exact: true });
  await list.click();
  await dialog.getByRole('option').first().waitFor();
  await page.keyboard.press('Escape');
  await expect.poll(() => dialog.getByRole('option').count()).toBe(0);
  expect(await dialog.isVisible()).toBe(true);

  await dialog
    .getByRole('button', { name: say('web.day.calendar') })
    .first()
    .click();
  await dialog.locator('.vm-calendar').waitFor();
  await page.keyboard.press('Escape');
  await dialog.locator('.vm-calendar').waitFor({ state: 'detached' });
  expect(await dialog.isVisible()).toBe(true);
  expect(await asking(page).count()).toBe(0);

  await list.click();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await asking(page).waitFor();
});

test('under a finger the keyboard does not come up by itself, and an empty field says what is missing in it', async () => {
  const page = await open('/meetings/orientation', { hasTouch: true, isMobile: true });
  await resize(page, 360, 780);
  const dialog = await openDraft(page);
  expect(await focused(page)).toBe(say('meetings.orientation.draft'));
  await dialog.getByRole('button', { name: say('meetings.orientation.draft') }).click();
  await dialog.getByText('Chưa ghi tiêu đề.').waitFor();
});
