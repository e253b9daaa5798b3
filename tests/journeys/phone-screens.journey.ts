import { mkdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { steps } from '../../src/areas/meetings/web/phone/phone-steps.ts';
import { newPhone, type Phone, phoneButton, signInOnPhone, visitPhone } from '../browser-phone.ts';
import { axeFaults, clippedTextFaults, layoutFaults, resize, settle, watchTraffic } from '../browser-screen.ts';
import { say } from '../browser-words.ts';
import { openWorkplace } from '../browser-workplace.ts';

const workplace = openWorkplace({ keepsPages: true });
const pictures = fileURLToPath(new URL('../../dist/journeys/', import.meta.url));
let phone: Phone;
let page: Page;

beforeAll(async () => {
  mkdirSync(pictures, { recursive: true });
  phone = newPhone(workplace);
  page = await phone.open();
  watchTraffic(page);
  await visitPhone(page);
}, 60_000);
afterAll(() => phone.throwAway());

/** Letters as large as a person sets them in the browser, on top of the page's own. */
const setLetters = (percent: number | null): Promise<void> =>
  page.evaluate((size) => {
    document.documentElement.style.fontSize = size === null ? '' : `${size}%`;
  }, percent);

const faultsNow = async (): Promise<string[]> => [
  ...(await layoutFaults(page, 'vi')),
  ...(await clippedTextFaults(page)),
  ...(await axeFaults(page)),
];

/** What is wrong at 320 and 360 px, with letters twice as large, and dark; pictures of the widths. */
const look = async (name: string): Promise<string[]> => {
  const faults: string[] = [];
  for (const width of [320, 360]) {
    await resize(page, width, 740);
    faults.push(...(await faultsNow()).map((fault) => `${name} ${width} px: ${fault}`));
    await page.screenshot({ path: `${pictures}phone-${name}-${width}.png`, fullPage: width === 320 });
  }
  await setLetters(250);
  faults.push(...(await faultsNow()).map((fault) => `${name} 200 %: ${fault}`));
  await page.screenshot({ path: `${pictures}phone-${name}-large.png`, fullPage: true });
  await setLetters(null);
  await page.emulateMedia({ colorScheme: 'dark' });
  faults.push(...(await axeFaults(page)).map((fault) => `${name} dark: ${fault}`));
  await page.screenshot({ path: `${pictures}phone-${name}-dark.png` });
  await page.emulateMedia({ colorScheme: 'light' });
  return faults;
};

/** An election opened here, with two on its list and a ballot half counted. */
const beginCounting = async (): Promise<void> => {
  await phoneButton(page, 'meetings.phone.step.votes').click();
  await phoneButton(page, 'meetings.election.open').click();
  await phoneButton(page, 'meetings.phone.step.ballots').click();
  for (const index of [1, 2]) await page.getByLabel(say('meetings.election.add-candidate')).selectOption({ index });
  await phoneButton(page, 'meetings.election.record').click();
  const issued = Number(await page.locator('[data-path="counts.0.ballots.0.issued"]').inputValue());
  for (const name of ['received', 'valid', 'votes.0.votes'])
    await page.locator(`[data-path="counts.0.ballots.0.${name}"]`).fill(String(issued));
  await page.locator('[data-path="counts.0.ballots.0.votes.1.votes"]').fill('0');
};

/** Whether the current step stands wholly within the window, whatever was scrolled. */
const stepInSight = (): Promise<boolean> =>
  page.evaluate(() => {
    const { left, right } = document.querySelector('.steps [aria-current]')!.getBoundingClientRect();
    return left >= 0 && right <= window.innerWidth;
  });

test('the first page and every step of a sheet are readable on the smallest phone, in the largest letters, and dark', async () => {
  const faults = await look('sign-in');
  await signInOnPhone(page, workplace);
  await page.getByText(/\d\d\/\d\d\/\d{4} \d\d:\d\d/).waitFor();
  faults.push(...(await look('home')));
  await page.getByText(say('meetings.calendar.unplanned'), { exact: true }).click();
  await phoneButton(page, 'meetings.kind.extraordinary').click();
  await page.locator('.roll > li').first().waitFor();
  await page.locator('.roll > li').nth(1).locator('[data-choice="excused"]').click();
  expect(await page.locator('[data-path="chairId"]').inputValue()).not.toBe('');
  await beginCounting();
  for (const step of steps) {
    await phoneButton(page, `meetings.phone.step.${step}`).click();
    faults.push(...(await look(`step-${step}`)));
    expect(await stepInSight(), `${step} is in sight of the row of steps`).toBe(true);
  }
  expect(faults).toEqual([]);
}, 240_000);

test('all scripts of the page weigh at most 60 kB compressed, and it runs no other ones', async () => {
  const built = fileURLToPath(new URL('../../dist/web/phone-load.json', import.meta.url));
  const { gzipBytes, files } = JSON.parse(readFileSync(built, 'utf8')) as {
    gzipBytes: number;
    files: readonly { file: string }[];
  };
  expect(gzipBytes).toBeLessThanOrEqual(60_000);
  const run = await page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .map(({ name }) => new URL(name).pathname)
      .filter((path) => path.endsWith('.js') && path !== '/phone-worker.js'),
  );
  expect(files.map(({ file }) => `/${file}`)).toEqual(expect.arrayContaining(run));
});

test('the guides open from the program without sign-in, in large letters', async () => {
  const reader = await workplace.newPage({ viewport: { width: 320, height: 740 } });
  watchTraffic(reader);
  await reader.goto('/guide');
  const seen: string[] = [];
  for (const name of ['', '/bi-thu-chi-bo', '/van-phong-sinh-hoat']) {
    await reader.goto(`/guide${name}`);
    await settle(reader);
    seen.push(...(await layoutFaults(reader, 'vi')), ...(await axeFaults(reader)));
  }
  expect(seen).toEqual([]);
  const pdf = await reader.pdf({ format: 'A4' });
  expect(pdf.subarray(0, 4).toString()).toBe('%PDF');
}, 120_000);
