import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Download, Page } from 'playwright-core';
import { axeFaults, clippedTextFaults, layoutFaults, resize, settle } from './browser-screen.ts';

/** Where stories leave what they have seen; looked at by hand, and kept by nobody. */
const pictures = fileURLToPath(new URL('../dist/journeys/', import.meta.url));
const WIDTHS = [1440, 768, 360] as const;

/** For one story: takes pictures of a page at three widths, and gives what is wrong on them. */
export const picturesOf =
  (story: string) =>
  async (page: Page, name: string): Promise<string[]> => {
    mkdirSync(pictures, { recursive: true });
    await settle(page);
    const faults: string[] = [];
    for (const width of WIDTHS) {
      await resize(page, width);
      const seen = [...(await layoutFaults(page, 'vi')), ...(await clippedTextFaults(page))];
      faults.push(...seen.map((fault) => `${name} ${width} px: ${fault}`));
      await page.screenshot({ path: `${pictures}${story}-${name}-${width}.png`, fullPage: true });
    }
    faults.push(...(await axeFaults(page)).map((fault) => `${name}: ${fault}`));
    await resize(page, WIDTHS[0]);
    return faults;
  };

/** Keeps a file that was taken out beside the pictures, and gives its path. */
export const keepFile = async (file: Download, name: string): Promise<string> => {
  mkdirSync(pictures, { recursive: true });
  const path = `${pictures}${name}`;
  await file.saveAs(path);
  return path;
};
