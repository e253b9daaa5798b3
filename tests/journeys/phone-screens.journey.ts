import { mkdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as meetings from '../../src/areas/meetings/contract.ts';
import { steps } from '../../src/areas/meetings/web/phone/phone-steps.ts';
import type { OrganisationId } from '../../src/areas/organisations/contract.ts';
import { addDays } from '../../src/platform/calendar/day.ts';
import { todayHere } from '../../src/web/as-of.ts';
import { dayText } from '../../src/web/day-text.ts';
import { callFrom } from '../browser-call.ts';
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

/** Somebody (invented) of the secretary's cell whose exemption begins tomorrow: granted last week, on no screen of today. */
const exemptFromTomorrow = async () => {
  const [[organisationId, name]] = (await workplace.sql(`
    INSERT INTO members.exemption (id, org_id, org_pos, member_id, full_name, sort_name, kind, ground, state, wanted_since, since_day,
      until_day, decision_number, decision_on)
    SELECT gen_random_uuid(), m.org_id, m.org_pos, m.id, m.full_name, m.sort_name, 'age-health', 'age', 'granted', current_date + 1,
      current_date + 1, 'infinity', '01-QĐ/ĐU (giả định)', current_date - 7
    FROM members.member m JOIN platform.office o ON o.org_id = m.org_id JOIN platform.account a ON a.id = o.account_id
    WHERE a.login = 'bi-thu' AND o.role = 'cell-secretary' AND m.is_present AND m.state = 'active' AND m.standing = 'official'
      AND NOT EXISTS (SELECT FROM members.exemption e WHERE e.member_id = m.id)
      AND (SELECT count(*) FROM members.member n WHERE n.org_id = m.org_id AND n.full_name = m.full_name) = 1
    ORDER BY m.id DESC LIMIT 1 RETURNING org_id, full_name`)) as [[OrganisationId, string]];
  return { organisationId, name };
};

test('a sheet has the roll of its own day and the secretary in the chair; a day without a roll says whose it uses', async () => {
  const { organisationId, name } = await exemptFromTomorrow();
  await phoneButton(page, 'meetings.phone.back').click();
  const plannedOn = addDays(todayHere(), 5);
  await callFrom(page, meetings.planMeeting, { organisationId, kind: 'thematic', plannedOn });
  const fetched = page.locator('.standing');
  const before = await fetched.getAttribute('data-fetched');
  await phoneButton(page, 'meetings.phone.connect').click();
  await expect.poll(() => fetched.getAttribute('data-fetched'), { timeout: 30_000 }).not.toBe(before);
  const begin = `${say('meetings.phone.begin')}: ${say('meetings.kind.thematic')}`;
  await page.getByRole('button', { name: begin }).last().click();
  const line = page.locator('.roll > li', { hasText: name });
  await expect.poll(() => line.getAttribute('data-status')).toBe('present');
  expect(await page.locator('[data-path="chairId"]').inputValue()).not.toBe('');

  await phone.context().setOffline(true);
  const heldOn = page.locator('[data-path="heldOn"]');
  await heldOn.fill(plannedOn);
  await expect.poll(() => line.getAttribute('data-status')).toBe('exempt');
  const stranger = addDays(todayHere(), -3);
  await heldOn.fill(stranger);
  const said = page.getByText(
    say('meetings.phone.roll-of-other-day', { day: dayText(stranger), of: dayText(todayHere()) }),
  );
  await said.waitFor();
  await page.locator('main').screenshot({ path: `${pictures}phone-roll-of-other-day.png` });
  await phone.context().setOffline(false);
  await heldOn.fill(addDays(stranger, -1));
  await said.waitFor({ state: 'hidden' });
  await page.getByText(/^Điện thoại chưa có danh sách/).waitFor({ state: 'hidden', timeout: 30_000 });
}, 90_000);

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
