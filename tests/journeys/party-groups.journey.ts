import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { establishPartyGroup, type OrganisationId } from '../../src/areas/organisations/contract.ts';
import type { Day } from '../../src/platform/calendar/day.ts';
import { callFrom } from '../browser-call.ts';
import { axeFaults, layoutFaults, resize, settle, watchTraffic } from '../browser-screen.ts';
import { say } from '../browser-words.ts';
import { openWorkplace } from '../browser-workplace.ts';

const workplace = openWorkplace();
const pictures = fileURLToPath(new URL('../../dist/journeys/', import.meta.url));

/** Pictures at three widths, and what is wrong on them. */
const look = async (page: Page, name: string): Promise<string[]> => {
  mkdirSync(pictures, { recursive: true });
  await settle(page);
  const faults: string[] = [];
  for (const width of [1440, 768, 360]) {
    await resize(page, width);
    faults.push(...(await layoutFaults(page, 'vi')).map((fault) => `${name} ${width} px: ${fault}`));
    await page.screenshot({ path: `${pictures}party-groups-${name}-${width}.png`, fullPage: true });
  }
  faults.push(...(await axeFaults(page)));
  await resize(page, 1440);
  return faults;
};

/** A cell of the commune without groups and with enough members to be arranged. */
const cellOf = async (): Promise<OrganisationId> => {
  const [found] = await workplace.sql(`
    SELECT s.org_id FROM members.published_spell s JOIN organisations.published_organisation o ON o.id = s.org_id AND o.type = 'residential-cell'
    WHERE s.until_day > current_date AND s.since_day <= current_date - 40 AND o.period @> current_date
      AND NOT EXISTS (SELECT 1 FROM organisations.published_party_group g WHERE g.org_id = s.org_id)
    GROUP BY s.org_id HAVING count(*) > 5 ORDER BY s.org_id LIMIT 1`);
  return found![0] as OrganisationId;
};

const enter = async (page: Page, key: string): Promise<void> => {
  await page.getByRole('button', { name: say(key), exact: true }).focus();
  await page.keyboard.press('Enter');
};

test('a cell is arranged into its Party groups by keyboard, seen by group, and taken back', async () => {
  const page = await workplace.newPage();
  watchTraffic(page);
  await workplace.signIn(page, 'van-phong-xa');
  const organisationId = await cellOf();
  const route = `/organisations/${organisationId}/party-groups`;
  await page.goto(route);
  const faults = await look(page, 'empty');
  await page.getByText(say('members.groups.empty'), { exact: true }).waitFor();
  for (const name of ['Tổ đảng số 1', 'Tổ đảng số 2'])
    await callFrom(page, establishPartyGroup, { organisationId, name, from: '2026-01-01' as Day, cellMembers: 40 });

  await page.goto(`/organisations/${organisationId}/members`);
  await settle(page);
  await page.getByRole('link', { name: say('members.groups.to-groups') }).click();
  await settle(page);
  await enter(page, 'members.groups.arrange');
  const choices = page.locator('.members-group-lines select');
  const count = await choices.count();
  for (let at = 0; at < count; at += 1) {
    await choices.nth(at).focus();
    await page.keyboard.press('ArrowDown');
  }
  faults.push(...(await look(page, 'form')));
  await enter(page, 'members.groups.save');
  await page.getByText(say('members.groups.was-arranged')).waitFor();
  await settle(page);
  await page
    .getByText(say('members.groups.count', { group: 'Tổ đảng số 1', count }), { exact: false })
    .first()
    .waitFor();
  faults.push(...(await look(page, 'arranged')));
  await enter(page, 'members.groups.withdraw');
  await page.getByText(say('members.groups.never')).waitFor();
  expect(faults).toEqual([]);
});
