import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { sheetFacts } from '../../src/areas/meetings/contract.ts';
import type { OrganisationId } from '../../src/areas/organisations/contract.ts';
import { dayOf } from '../../src/platform/calendar/day.ts';
import { callFrom } from '../browser-call.ts';
import { newPhone, type Phone, phoneButton, signInOnPhone, visitPhone, waitingRecords } from '../browser-phone.ts';
import { axeFaults, layoutFaults, resize, settle, watchTraffic } from '../browser-screen.ts';
import { say } from '../browser-words.ts';
import { openWorkplace } from '../browser-workplace.ts';

const workplace = openWorkplace({ bareCells: true });
const pictures = fileURLToPath(new URL('../../dist/journeys/', import.meta.url));
let phone: Phone;

beforeEach(() => {
  phone = newPhone(workplace);
});
afterEach(() => phone.throwAway());

/** What the secretary's cell knows of its Party groups, as the demonstration arranged them. */
const groupsOf = async (page: Page) => {
  const [office] = await workplace.sql(
    `SELECT o.org_id FROM platform.office o JOIN platform.account a ON a.id = o.account_id WHERE a.login = 'bi-thu'`,
  );
  const asked = { organisationId: office![0] as OrganisationId, meetingId: null, on: dayOf(new Date()) };
  return (await callFrom(page, sheetFacts, asked)).groups;
};

const look = async (page: Page, name: string): Promise<string[]> => {
  mkdirSync(pictures, { recursive: true });
  await settle(page);
  const faults: string[] = [];
  for (const width of [320, 360]) {
    await resize(page, width, 740);
    faults.push(...(await layoutFaults(page, 'vi')).map((fault) => `${name} ${width} px: ${fault}`));
    await page.screenshot({ path: `${pictures}phone-group-${name}-${width}.png`, fullPage: width === 320 });
  }
  return [...faults, ...(await axeFaults(page))];
};

/** What a meeting needs beside its roll, and the record itself; it stays on the phone while there is no network. */
const fillAndRecord = async (page: Page): Promise<void> => {
  for (const [path, clock] of [
    ['startedAt', '00:05'],
    ['endedAt', '01:30'],
  ] as const)
    await page.locator(`[data-path="${path}"]`).fill(clock);
  await page.locator('[data-path="chairId"]').selectOption({ index: 1 });
  await page.locator('[data-path="clerkId"]').selectOption({ index: 2 });
  await phoneButton(page, 'meetings.phone.step.closing').click();
  await page.locator('[data-path="conclusion"]').fill('Tổ đảng thống nhất (giả định)');
  await phoneButton(page, 'meetings.phone.step.review').click();
  await phoneButton(page, 'meetings.record').click();
};

test('without network a Party group is chosen, its members are called, and the meeting arrives exactly once', async () => {
  const page = await phone.open();
  watchTraffic(page);
  await visitPhone(page);
  await signInOnPhone(page, workplace);
  const groups = await groupsOf(page);
  expect(groups.length).toBeGreaterThan(1);
  const { id, name, memberIds } = groups[1]!;
  await phone.context().setOffline(true);
  await page.reload();

  await page.getByText(say('meetings.calendar.unplanned'), { exact: true }).click();
  await phoneButton(page, 'meetings.kind.party-group').click();
  const choice = page.locator('[data-path="groupId"]');
  await choice.waitFor();
  expect(await page.locator('.roll > li').count()).toBe(0);
  const faults = await look(page, 'choice');
  await choice.selectOption(id);
  await page.locator('.roll > li').first().waitFor();
  expect(await page.locator('.roll > li').count()).toBe(memberIds!.length);
  await page.getByRole('heading', { level: 1, name: `${say('meetings.kind.party-group')} · ${name}` }).waitFor();
  faults.push(...(await look(page, 'roll')));
  await fillAndRecord(page);
  await waitingRecords(page, 1);

  await phone.context().setOffline(false);
  await phoneButton(page, 'meetings.phone.connect').click();
  await waitingRecords(page, 0);
  await page.reload();
  await waitingRecords(page, 0);
  const kept = await workplace.sql(
    `SELECT group_id, conclusion, official + probationary >= present FROM meetings.meeting
     WHERE kind = 'party-group' AND conclusion = 'Tổ đảng thống nhất (giả định)'`,
  );
  expect(kept).toEqual([[id, 'Tổ đảng thống nhất (giả định)', true]]);
  expect(faults).toEqual([]);
}, 120_000);
