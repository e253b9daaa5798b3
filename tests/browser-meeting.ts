import { readFileSync } from 'node:fs';
import type { Download, Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { say } from './browser-words.ts';

/** One action is one click, or one field typed and left. */
export class Hand {
  actions = 0;
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async click(what: Locator): Promise<void> {
    this.actions += 1;
    await what.click();
  }

  async type(path: string, text: string): Promise<void> {
    this.actions += 1;
    await field(this.page, path).fill(text);
    await this.page.keyboard.press('Tab');
  }

  /** A few letters of a name, and Enter. */
  async choose(path: string, letters: string): Promise<void> {
    this.actions += 1;
    await field(this.page, path).click();
    await field(this.page, path).fill(letters);
    await this.page.keyboard.press('Enter');
  }
}

export const field = (page: Page, path: string): Locator => page.locator(`[data-path="${path}"]`);
export const row = (page: Page, at: number): Locator => page.locator('.meetings-roll > li').nth(at);
export const button = (within: Page | Locator, key: string, params = {}): Locator =>
  within.getByRole('button', { name: say(key, params), exact: true });
export const keeping = (page: Page, state: string): Promise<void> =>
  page.getByText(say(`meetings.keeping.${state}`), { exact: true }).waitFor({ timeout: 15_000 });

/** The drafts that lie in the browser's own storage, as text. */
export const draftsHere = (page: Page): Promise<string[]> =>
  page.evaluate(
    () =>
      new Promise<string[]>((resolve, reject) => {
        const opening = indexedDB.open('vung-manh-drafts');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const reading = opening.result.transaction('drafts').objectStore('drafts').getAll();
          reading.onsuccess = () => resolve((reading.result as unknown[]).map((draft) => JSON.stringify(draft)));
          reading.onerror = () => reject(reading.error);
        };
      }),
  );

/** Waits until this machine keeps what was typed; it does a moment after the last key, before the server has it. */
export const keptHere = (page: Page, text: string): Promise<void> =>
  expect.poll(async () => (await draftsHere(page)).join(), { timeout: 10_000 }).toContain(text);

/** The papers that were asked for together with the record: one file to be printed, and numbers from the register. */
export const seePrinted = async (page: Page, file: Download): Promise<void> => {
  expect(file.suggestedFilename()).toMatch(/^van-ban-cuoc-hop-.*\.pdf$/);
  expect(
    readFileSync(await file.path())
      .subarray(0, 4)
      .toString('latin1'),
  ).toBe('%PDF');
  for (const number of ['-BB/CB', '-NQ/CB']) await page.getByRole('link', { name: number }).first().waitFor();
};
