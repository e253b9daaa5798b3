import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { type Day, dayOf } from '../src/platform/calendar/day.ts';
import { dayText } from '../src/web/day-text.ts';
import { settle } from './browser-screen.ts';
import { say } from './browser-words.ts';

// Steps on the screens of members that several stories take. Everything goes by keyboard: a button is reached and Enter pressed.

export const today = dayOf(new Date());

/** A day as one types it. */
export type Typed = { readonly day: Day } | { readonly pick: string } | { readonly first: true } | string | boolean;

const box = (page: Page, path: string) => page.getByRole('dialog').locator(`[data-path="${path}"]`);

/** A list takes its mark off every line a moment after it opened; whoever marks one before that moment would choose nobody. */
const listOpened = (page: Page): Promise<unknown> => page.evaluate(() => new Promise((done) => setTimeout(done)));

const fillIn = async (page: Page, path: string, what: Typed): Promise<void> => {
  const field = box(page, path);
  await field.focus();
  if (typeof what === 'boolean') {
    if ((await field.isChecked()) !== what) await page.keyboard.press('Space');
    return;
  }
  if (typeof what === 'string' || 'day' in what) {
    await field.fill(typeof what === 'string' ? what : dayText(what.day));
    await page.keyboard.press('Tab');
    return;
  }
  if ('pick' in what) await field.fill(what.pick);
  else if ((await field.getAttribute('aria-expanded')) !== 'true') await page.keyboard.press('ArrowDown');
  await listOpened(page);
  await page
    .getByRole('option', 'pick' in what ? { name: what.pick } : {})
    .first()
    .waitFor();
  const marked = page.locator('[role=option][data-combobox-selected]').first();
  if ((await marked.count()) === 0) await page.keyboard.press('ArrowDown');
  await marked.waitFor();
  await page.keyboard.press('Enter');
  // Chosen, not only typed: the list is closed again.
  await expect
    .poll(async () => [await field.getAttribute('aria-expanded'), (await field.inputValue()) !== ''])
    .toEqual(['false', true]);
};

export const pressKey = async (page: Page, name: string | RegExp, within?: string): Promise<void> => {
  const place = within ? page.getByRole('region', { name: within }) : page;
  const button = place.getByRole('button', typeof name === 'string' ? { name, exact: true } : { name }).first();
  await button.waitFor();
  await button.focus();
  await page.keyboard.press('Enter');
};

/** Fills boxes of the open dialog by their path. */
export const fill = async (page: Page, values: Readonly<Record<string, Typed>>): Promise<void> => {
  await page.getByRole('dialog').waitFor();
  // The dialog takes the focus when it opens; what is typed before would be lost.
  await page.waitForFunction(() => document.activeElement?.closest('dialog') !== null);
  for (const [path, what] of Object.entries(values)) await fillIn(page, path, what);
};

/**
 * What stands in a box after the same text came by keys, filled in at once, and in one piece as a phone's keyboard suggests it or a person
 * dictates it: every different outcome once.
 */
export const writtenEveryWay = async (page: Page, box: Locator, text: string): Promise<readonly string[]> => {
  const ways = [
    () => box.pressSequentially(text),
    () => box.fill(text),
    async () => {
      await box.focus();
      await page.keyboard.insertText(text);
    },
  ];
  const outcomes = new Set<string>();
  for (const write of ways) {
    await box.fill('');
    await write();
    outcomes.add(await box.inputValue());
  }
  return [...outcomes];
};

/** Saves the open dialog and, unless it stays for more, waits until it is gone. */
export const save = async (page: Page, leaves = true): Promise<void> => {
  const dialog = page.getByRole('dialog');
  await dialog.locator('button[type=submit]').focus();
  await page.keyboard.press('Enter');
  if (leaves) await dialog.waitFor({ state: 'hidden' });
  await settle(page);
};

/** Opens the dialog behind a button, fills and saves it; what is final is confirmed by today's date. */
export const act = async (
  page: Page,
  name: string | RegExp,
  values: Readonly<Record<string, Typed>>,
  isFinal = false,
): Promise<void> => {
  await pressKey(page, name);
  await fill(page, values);
  if (isFinal) {
    await page.getByRole('dialog').getByLabel(say('web.final.date')).fill(dayText(today));
    await page.keyboard.press('Tab');
  }
  await save(page);
};

/**
 * Chooses a line of a list by arrows and Enter. The list forgets its mark a moment after it opened, so that Enter on a busy machine may take
 * none: whoever sees the box still empty presses again, and so does this.
 */
const choose = async (page: Page, box: Locator, line: string): Promise<void> => {
  const option = page.getByRole('option', { name: line });
  const marked = page.locator('[role=option][data-combobox-selected]').filter({ hasText: line });
  await expect
    .poll(
      async () => {
        await box.focus();
        if (!(await option.isVisible())) await page.keyboard.press('ArrowDown');
        await option.waitFor();
        for (let press = 0; press < 10 && (await marked.count()) === 0; press += 1)
          await page.keyboard.press('ArrowDown');
        await page.keyboard.press('Enter');
        await settle(page);
        return box.inputValue();
      },
      { timeout: 15_000 },
    )
    .toBe(line);
};

/** Fills and sends the form in which dues are declared. */
export const declareDues = async (page: Page, group: string, basis: string | null): Promise<void> => {
  const box = page.locator('[data-path="group"]');
  await choose(page, box, group);
  if (basis !== null) await page.locator('[data-path="basis"]').fill(basis);
  await page.locator('form').filter({ has: box }).locator('button[type=submit]').focus();
  await page.keyboard.press('Enter');
  await page.getByText(say('members.dues.was-declared')).first().waitFor();
  await settle(page);
};
