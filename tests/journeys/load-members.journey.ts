import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import * as organisations from '../../src/areas/organisations/contract.ts';
import { dayOf } from '../../src/platform/calendar/day.ts';
import { callFrom } from '../browser-call.ts';
import { communeId } from '../browser-samples.ts';
import { axeFaults, layoutFaults, resize, settle, watchTraffic } from '../browser-screen.ts';
import { say } from '../browser-words.ts';
import { openWorkplace } from '../browser-workplace.ts';
import { membersFile, membersXlsx } from '../spreadsheets/members-2500.ts';

const workplace = openWorkplace();
const ROWS = 2_500;
const pictures = fileURLToPath(new URL('../../dist/journeys/', import.meta.url));

const openAs = async (login: string): Promise<Page> => {
  const page = await workplace.newPage();
  watchTraffic(page);
  await workplace.signIn(page, login);
  return page;
};

/** Cells of the demonstration's commune whose name only one of them has. */
const cellNames = async (page: Page): Promise<string[]> => {
  const { rows } = await callFrom(page, organisations.children, {
    organisationId: (await communeId(page)) as organisations.OrganisationId,
    on: dayOf(new Date()),
  });
  const names = rows.filter(({ type }) => type === 'residential-cell').map(({ name }) => name);
  return names.filter((name) => names.indexOf(name) === names.lastIndexOf(name)).slice(0, 3);
};

const look = async (page: Page, name: string): Promise<string[]> => {
  const faults: string[] = [];
  mkdirSync(pictures, { recursive: true });
  for (const width of [1440, 768, 360]) {
    await resize(page, width);
    faults.push(...(await layoutFaults(page, 'vi')).map((fault) => `${name} ${width}: ${fault}`));
    if (width !== 768) faults.push(...(await axeFaults(page)).map((fault) => `${name} ${width}: ${fault}`));
    await page.screenshot({ path: `${pictures}load-members-${name}-${width}.png`, fullPage: true });
  }
  await resize(page, 1440);
  return faults;
};

const send = async (page: Page, name: string, buffer: Buffer): Promise<void> => {
  await page.goto('/members/import');
  await settle(page);
  await page.locator('input[type=file]').setInputFiles({ name, mimeType: 'application/octet-stream', buffer });
  await page.getByRole('button', { name: say('members.import.check') }).click();
  await page.getByRole('button', { name: say('members.import.commit') }).waitFor({ timeout: 60_000 });
  await settle(page);
};

const fact = (page: Page, key: string) =>
  page
    .locator('.vm-facts div')
    .filter({ hasText: say(key) })
    .locator('dd')
    .first()
    .textContent();
const number = (count: number): string => new Intl.NumberFormat('vi-VN').format(count);

type File = ReturnType<typeof membersFile>;

/** Uploads the faulty file and goes on to its preview; gives what is wrong with the screens. */
const upload = async (page: Page, faulty: File): Promise<string[]> => {
  const began = performance.now();
  await page.goto('/members/import');
  await settle(page);
  const faults = await look(page, 'file');
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'danh-sach.xlsx', mimeType: 'application/octet-stream', buffer: await membersXlsx(faulty) });
  await page.getByRole('button', { name: say('members.import.check') }).waitFor();
  await settle(page);
  faults.push(...(await look(page, 'columns')));
  await page.getByRole('button', { name: say('members.import.check') }).click();
  await page.getByRole('button', { name: say('members.import.commit') }).waitFor({ timeout: 60_000 });
  await settle(page);
  console.error(`2,500 rows with faults shown after ${Math.round(performance.now() - began)} ms, pictures included`);
  return faults;
};

/** Every fault has its row, nothing can be written while one stands, and a reload loses nothing. */
const seeFaults = async (page: Page, faulty: File): Promise<string[]> => {
  expect(await fact(page, 'members.import.count-rows')).toBe(number(ROWS));
  expect(await fact(page, 'members.import.count-fresh')).toBe(number(faulty.sound));
  const commit = page.getByRole('button', { name: say('members.import.commit') });
  expect(await commit.isDisabled()).toBe(true);
  await page
    .getByText(say('members.import.at', { row: faulty.planted[0]!.row, column: 'B' }))
    .first()
    .waitFor();
  const faults = await look(page, 'preview');
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: say('members.import.fault-report') }).click();
  expect((await download).suggestedFilename()).toBe('loi-trong-tep.xlsx');

  await page.reload();
  await settle(page);
  expect(await fact(page, 'members.import.count-rows')).toBe(number(ROWS));
  await page.getByRole('button', { name: say('web.back') }).click();
  await page.getByRole('heading', { level: 2, name: say('members.import.history') }).waitFor();
  return faults;
};

/** The corrected list is written. */
const writeClean = async (page: Page, clean: File): Promise<string[]> => {
  await send(page, 'danh-sach-da-sua.xlsx', await membersXlsx(clean));
  expect(await fact(page, 'members.import.count-fresh')).toBe(number(ROWS));
  await page.getByRole('button', { name: say('members.import.commit') }).click();
  await page.getByText(say('members.import.state-of-committed')).first().waitFor({ timeout: 60_000 });
  await settle(page);
  expect(await fact(page, 'members.import.receipt-made')).toBe(number(ROWS));
  return look(page, 'receipt');
};

/** The same list again reconciles; one row that differs is shown field by field. */
const reconcile = async (page: Page, clean: File): Promise<string[]> => {
  const rows = clean.rows.map((row) => [...row]);
  rows[5]![15] = 'Nghề khác';
  await send(page, 'danh-sach-lan-hai.xlsx', await membersXlsx({ ...clean, rows }));
  expect(await fact(page, 'members.import.count-fresh')).toBe('0');
  expect(await fact(page, 'members.import.count-same')).toBe(number(ROWS - 1));
  expect(await fact(page, 'members.import.count-changed')).toBe('1');
  await page.getByRole('button', { name: say('members.import.take-all') }).click();
  await settle(page);
  expect(await page.getByRole('checkbox', { name: /Nghề khác/ }).isChecked()).toBe(true);
  const faults = await look(page, 'changed');
  await page.getByRole('button', { name: say('members.import.commit') }).click();
  await page.getByText(say('members.import.state-of-committed')).first().waitFor({ timeout: 60_000 });
  await settle(page);
  expect(await fact(page, 'members.import.receipt-made')).toBe('0');
  expect(await fact(page, 'members.import.receipt-changed')).toBe('1');
  return faults;
};

test('an office loads 2,500 members: every fault before anything is written, then a clean list; a second time nothing doubles', async () => {
  const page = await openAs('to-chuc-xa');
  const cells = await cellNames(page);
  expect(cells).toHaveLength(3);
  const faulty = membersFile(ROWS, cells);
  const clean = membersFile(ROWS, cells, false);
  const faults = [
    ...(await upload(page, faulty)),
    ...(await seeFaults(page, faulty)),
    ...(await writeClean(page, clean)),
    ...(await reconcile(page, clean)),
  ];
  await page.getByRole('button', { name: say('members.import.undo') }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: say('members.import.undo') })
    .click();
  await page.getByText(say('members.import.undone', { removed: 0, restored: 1 })).waitFor();
  expect(faults).toEqual([]);
});
