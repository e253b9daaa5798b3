import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Locator, Page } from 'playwright-core';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { newPhone, type Phone, phoneButton, signInOnPhone, visitPhone, waitingRecords } from '../browser-phone.ts';
import { say } from '../browser-words.ts';
import { openWorkplace } from '../browser-workplace.ts';

const workplace = openWorkplace({ bareCells: true });
const pictures = fileURLToPath(new URL('../../dist/journeys/', import.meta.url));
let phone: Phone;

beforeEach(() => {
  mkdirSync(pictures, { recursive: true });
  phone = newPhone(workplace);
});
afterEach(() => phone.throwAway());

const field = (page: Page, path: string): Locator => page.locator(`[data-path="${path}"]`);

const begin = async (page: Page, kind: string): Promise<void> => {
  await page.getByText(say('meetings.calendar.unplanned'), { exact: true }).click();
  await phoneButton(page, `meetings.kind.${kind}`).click();
  await page.locator('.roll > li').first().waitFor();
};

const fillRest = async (page: Page, conclusion: string): Promise<void> => {
  await field(page, 'startedAt').fill('02:00');
  await field(page, 'endedAt').fill('03:45');
  await phoneButton(page, 'meetings.phone.step.closing').click();
  await field(page, 'conclusion').fill(conclusion);
  await phoneButton(page, 'meetings.phone.step.review').click();
};

/** One more office of the same person, in another cell that has a secretary. */
const addCell = async (): Promise<string> => {
  const [[name]] = (await workplace.sql(`
    WITH other AS (
      SELECT p.id, p.pos FROM organisations.organisation p
      WHERE EXISTS (SELECT 1 FROM organisations.published_post t WHERE t.org_id = p.id AND t.kind = 'secretary')
        AND (SELECT count(*) FROM members.member m WHERE m.org_id = p.id AND m.is_present) BETWEEN 5 AND 30
        AND NOT EXISTS (SELECT FROM platform.office o WHERE o.org_id = p.id)
      ORDER BY p.id DESC LIMIT 1), added AS (
      INSERT INTO platform.office (id, account_id, role, org_id, org_pos, period)
      SELECT gen_random_uuid(), a.id, 'cell-secretary', other.id, other.pos, daterange(current_date - 1, NULL)
      FROM other, platform.account a WHERE a.login = 'bi-thu' RETURNING org_id)
    SELECT v.name FROM added JOIN organisations.organisation_version v ON v.org_id = added.org_id AND v.period @> current_date`)) as [
    [string],
  ];
  return name;
};

const endOffice = async (other: string): Promise<void> => {
  await workplace.sql(
    `UPDATE platform.office o SET period = daterange(lower(o.period), current_date)
     FROM platform.account a, organisations.organisation_version v
     WHERE a.login = 'bi-thu' AND o.account_id = a.id AND v.org_id = o.org_id AND v.name = $1`,
    [other],
  );
};

/** A draft and a recorded sheet for the other cell, without network. */
const writeFor = async (page: Page, other: string): Promise<void> => {
  await phone.context().setOffline(true);
  await page.getByLabel(say('meetings.phone.cell'), { exact: true }).selectOption({ label: other });
  await begin(page, 'regular');
  await field(page, 'startedAt').fill('04:00');
  await phoneButton(page, 'meetings.phone.back').click();
  await begin(page, 'extraordinary');
  await fillRest(page, 'Ghi cho chi bộ không còn phụ trách');
  await phoneButton(page, 'meetings.record').click();
  await waitingRecords(page, 1);
};

test('one of two offices ended: what was written for that cell is read and let go by the person, and goes from nobody unseen', async () => {
  const page = await phone.open();
  const other = await addCell();
  await visitPhone(page);
  await signInOnPhone(page, workplace);
  await writeFor(page, other);
  await endOffice(other);
  await phone.context().setOffline(false);
  await phoneButton(page, 'meetings.phone.connect').click();
  const left = page.locator('.needs-attention.left');
  await left.waitFor({ timeout: 30_000 });
  await page.reload();
  const refused = page.locator('.needs-attention:not(.left)');
  await refused.getByText(say('meetings.phone.office-gone')).waitFor();
  expect(await phoneButton(page, 'meetings.phone.mend').count()).toBe(0);
  await phoneButton(refused, 'meetings.phone.read').click();
  await refused.getByText('Ghi cho chi bộ không còn phụ trách').waitFor();
  await page.setViewportSize({ width: 360, height: 740 });
  await page.screenshot({ path: `${pictures}phone-left-cell-360.png`, fullPage: true });
  await phoneButton(refused, 'meetings.phone.let-go').click();
  await refused.getByText(say('meetings.phone.let-go-sure')).waitFor();
  await phoneButton(refused, 'meetings.phone.let-go').click();
  await refused.waitFor({ state: 'detached' });
  await phoneButton(left, 'meetings.phone.let-go').click();
  await phoneButton(left, 'meetings.phone.drop-yes').click();
  await left.waitFor({ state: 'detached' });
  await page.reload();
  await page.getByText(say('meetings.phone.meetings'), { exact: true }).waitFor();
  expect(await page.locator('.needs-attention').count()).toBe(0);
});
