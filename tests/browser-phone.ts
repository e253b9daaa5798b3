import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium, type Locator, type Page } from 'playwright-core';
import { findBrowser, launchFlags } from '../tools/browser.ts';
import { say } from './browser-words.ts';
import type { Workplace } from './browser-workplace.ts';

/** A phone: its own profile on disk, so that the browser can be killed and started again. */
export type Phone = {
  readonly profile: string;
  readonly open: () => Promise<Page>;
  readonly context: () => BrowserContext;
  /** Forgets a browser that was killed. */
  readonly lost: () => void;
  readonly throwAway: () => Promise<void>;
};

export const newPhone = (workplace: Workplace): Phone => {
  const profile = mkdtempSync(join(tmpdir(), 'vung-manh-phone-'));
  let context: BrowserContext | null = null;
  return {
    profile,
    context: () => context!,
    open: async () => {
      context = await chromium.launchPersistentContext(profile, {
        executablePath: await findBrowser(),
        args: [...launchFlags, '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1'],
        baseURL: workplace.url(),
        locale: 'vi-VN',
        timezoneId: 'Asia/Ho_Chi_Minh',
        viewport: { width: 390, height: 844 },
        reducedMotion: 'reduce',
      });
      context.setDefaultTimeout(20_000);
      return context.pages()[0]!;
    },
    lost: () => {
      context = null;
    },
    throwAway: async () => {
      await context?.close().catch(() => undefined);
      context = null;
      rmSync(profile, { recursive: true, force: true });
    },
  };
};

export const phoneButton = (within: Page | Locator, key: string, params = {}): Locator =>
  within.getByRole('button', { name: say(key, params), exact: true });

/** Waits until so many records wait in the queue. */
export const waitingRecords = (page: Page, count: number): Promise<void> =>
  page.locator(`.standing[data-waiting="${count}"]`).waitFor({ timeout: 30_000 });

/** Signs the demonstration's secretary in on the phone, and waits for what is kept of the cell. */
export const signInOnPhone = async (page: Page, workplace: Workplace): Promise<void> => {
  const { login, password, totpSecret } = workplace.account('bi-thu');
  await page.getByLabel(say('meetings.phone.login')).fill(login);
  await page.getByLabel(say('meetings.phone.password'), { exact: true }).fill(password);
  await phoneButton(page, 'meetings.phone.sign-in').click();
  await page.getByLabel(say('meetings.phone.code')).fill(await workplace.nextCode(totpSecret!));
  await phoneButton(page, 'meetings.phone.sign-in').click();
  await page.locator('.standing[data-session="live"]').waitFor();
  await page.getByText(say('meetings.phone.meetings'), { exact: true }).waitFor();
};

/** The worker has every file before the network goes. */
export const visitPhone = async (page: Page): Promise<void> => {
  await page.goto('/phone');
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
};
