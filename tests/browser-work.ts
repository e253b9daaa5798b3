import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { button } from './browser-meeting.ts';
import { settle, watchTraffic } from './browser-screen.ts';
import { say } from './browser-words.ts';
import type { Workplace } from './browser-workplace.ts';

// Steps of stories in which several people work with one another: each has a page of their own, and one waits for what another did.

/** What a worker brings is there a moment later. */
export const PATIENCE = { timeout: 20_000 };

/** The page of a person, signed in once for all tests of a file. */
export const deskOf = (workplace: Workplace) => {
  const pages = new Map<string, Page>();
  return async (login: string): Promise<Page> => {
    const open = pages.get(login);
    if (open) return open;
    const page = await workplace.newPage();
    watchTraffic(page);
    await workplace.signIn(page, login);
    pages.set(login, page);
    return page;
  };
};

/** Loads a page again until exactly one place on it tells what the worker brings. */
export const seeTold = (page: Page, to: string, what: () => Locator): Promise<void> =>
  expect
    .poll(async () => {
      await page.goto(to);
      await settle(page);
      return what().count();
    }, PATIENCE)
    .toBe(1);

/** Opens a line of the work of the day about meetings. */
export const openWork = async (page: Page, key: string, count: number): Promise<void> => {
  const line = page.getByRole('link', { name: say(`meetings.work.${key}`, { count }), exact: true });
  await seeTold(page, '/', () => line);
  await line.click();
  await page.waitForURL('**/meetings/**');
  await settle(page);
};

export const dialogOf = (page: Page): Locator => page.getByRole('dialog');

/** Sends the open dialog by the button of that name and waits until it is gone. */
export const sendDialog = async (page: Page, key: string): Promise<void> => {
  await button(dialogOf(page), key).click();
  await dialogOf(page).waitFor({ state: 'detached' });
  await settle(page);
};
