import type { Locator, Page } from 'playwright-core';
import { afterEach, beforeEach, expect, test } from 'vitest';
import * as meetings from '../../src/areas/meetings/contract.ts';
import type { OrganisationId } from '../../src/areas/organisations/contract.ts';
import { addDays, dayOf } from '../../src/platform/calendar/day.ts';
import { callFrom } from '../browser-call.ts';
import { killPhone } from '../browser-kill.ts';
import { newPhone, type Phone, phoneButton, signInOnPhone, visitPhone, waitingRecords } from '../browser-phone.ts';
import { say } from '../browser-words.ts';
import { openWorkplace } from '../browser-workplace.ts';

const workplace = openWorkplace({ bareCells: true });
const heldOn = dayOf(new Date());
let phone: Phone;

beforeEach(() => {
  phone = newPhone(workplace);
});
afterEach(() => phone.throwAway());

const openPhone = (): Promise<Page> => phone.open();
const signIn = (page: Page): Promise<void> => signInOnPhone(page, workplace);

const field = (page: Page, path: string): Locator => page.locator(`[data-path="${path}"]`);

const moveToCellOfTwenty = async (): Promise<OrganisationId> => {
  const [found] = await workplace.sql(`
    SELECT s.org_id FROM members.published_spell s
    WHERE s.until_day > current_date - 1 AND s.since_day <= current_date - 1
      AND EXISTS (SELECT 1 FROM organisations.published_post p WHERE p.org_id = s.org_id AND p.kind = 'secretary')
    GROUP BY s.org_id HAVING count(*) = 20 ORDER BY s.org_id LIMIT 1`);
  const cell = found![0] as OrganisationId;
  await workplace.sql(
    `UPDATE platform.office o SET org_id = p.id, org_pos = p.pos FROM organisations.organisation p, platform.account a
     WHERE p.id = $1 AND a.login = 'bi-thu' AND o.account_id = a.id AND o.role = 'cell-secretary'`,
    [cell],
  );
  return cell;
};

const recorded = async (): Promise<unknown[][]> =>
  workplace.sql(`SELECT id, conclusion FROM meetings.meeting WHERE entry = 'offline' AND state = 'closed' ORDER BY id`);

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

/** One tap, or one field filled. */
class Hand {
  actions = 0;

  async do(what: Promise<unknown>): Promise<void> {
    this.actions += 1;
    await what;
  }
}

const callTheRoll = async (page: Page, hand: Hand): Promise<void> => {
  await hand.do(page.getByText(say('meetings.calendar.unplanned'), { exact: true }).click());
  await hand.do(phoneButton(page, 'meetings.kind.extraordinary').click());
  await page.locator('.roll > li').first().waitFor();
  expect(await page.locator('.roll > li').count()).toBe(20);
  for (const at of [4, 7]) {
    await hand.do(phoneButton(page.locator('.roll > li').nth(at), 'meetings.status.excused').click());
    await hand.do(field(page, `attendance.${at}.reason`).fill('Đi công tác'));
  }
  await hand.do(phoneButton(page.locator('.roll > li').nth(9), 'meetings.status.unexcused').click());
  await hand.do(field(page, 'startedAt').fill('00:01'));
  await hand.do(field(page, 'endedAt').fill('01:45'));
  await hand.do(field(page, 'clerkId').selectOption({ index: 3 }));
  await page.locator('[data-kept="true"]').waitFor();
};

const finish = async (page: Page, hand: Hand): Promise<void> => {
  await hand.do(phoneButton(page, 'meetings.phone.step.votes').click());
  await hand.do(page.getByRole('button', { name: /^Thông qua kết luận/ }).click());
  await hand.do(phoneButton(page, 'meetings.phone.step.tasks').click());
  await hand.do(field(page, 'tasks.0.text').fill('Lập danh sách hộ cần hỗ trợ sửa nhà'));
  await hand.do(field(page, 'tasks.0.ownerId').selectOption({ index: 2 }));
  await hand.do(field(page, 'tasks.0.dueOn').fill(addDays(heldOn, 20)));
  await hand.do(phoneButton(page, 'meetings.phone.step.closing').click());
  await hand.do(field(page, 'conclusion').fill('Ghi khi không có mạng'));
  await hand.do(phoneButton(page, 'meetings.phone.step.review').click());
  await hand.do(phoneButton(page, 'meetings.record').click());
  await waitingRecords(page, 1);
};

// T3 of the comparison with rivals: at most 25 actions, by touch, and what was typed outlives a reload without network; on the staff page
// at 200 % zoom it is the first story of meeting.journey.ts.
test('network cut, browser killed: the sheet of twenty is still there and arrives exactly once', async () => {
  await moveToCellOfTwenty();
  const hand = new Hand();
  let page = await openPhone();
  await visitPhone(page);
  await signIn(page);
  await phone.context().setOffline(true);
  await page.reload();
  await callTheRoll(page, hand);

  await killPhone(phone);
  page = await openPhone();
  await phone.context().setOffline(true);
  await page.goto('/phone');
  await hand.do(page.getByRole('button', { name: say('meetings.sheet.continue') }).click());
  expect(await field(page, 'attendance.4.reason').inputValue()).toBe('Đi công tác');
  expect(await field(page, 'endedAt').inputValue()).toBe('01:45');
  await finish(page, hand);
  console.error(`a meeting of twenty on the phone took ${hand.actions} actions`);
  expect(hand.actions).toBeLessThanOrEqual(25);

  await killPhone(phone);
  page = await openPhone();
  await page.goto('/phone');
  // The kill may have cost the cookie: then the secretary signs in again.
  await page.locator('.standing:not([data-session="unknown"])').waitFor();
  if ((await page.locator('.standing[data-session="none"]').count()) > 0) await signIn(page);
  await waitingRecords(page, 0);
  await page.reload();
  await waitingRecords(page, 0);
  expect((await recorded()).map((row) => row[1])).toEqual(['Ghi khi không có mạng']);
});

test('the sign-in ended meanwhile: the record waits and is delivered after signing in again', async () => {
  const page = await openPhone();
  await visitPhone(page);
  await signIn(page);
  await phone.context().setOffline(true);
  // Not the kind of the meeting before: two of one kind on one day are the same meeting twice.
  await begin(page, 'regular');
  await fillRest(page, 'Ghi khi phiên đã hết');
  await workplace.sql('UPDATE platform.session SET revoked_at = now()');
  await phoneButton(page, 'meetings.record').click();
  await waitingRecords(page, 1);
  await phone.context().setOffline(false);
  await phoneButton(page, 'meetings.phone.connect').click();
  await page.getByText(say('meetings.phone.session-ended')).waitFor();
  await waitingRecords(page, 1);
  await signIn(page);
  await waitingRecords(page, 0);
  expect((await recorded()).filter((row) => row[1] === 'Ghi khi phiên đã hết')).toHaveLength(1);
});

test('two devices at one meeting: the later one compares and chooses', async () => {
  const page = await openPhone();
  await visitPhone(page);
  await signIn(page);
  const [office] = await workplace.sql(
    `SELECT o.org_id FROM platform.office o JOIN platform.account a ON a.id = o.account_id WHERE a.login = 'bi-thu'`,
  );
  const organisationId = office![0] as OrganisationId;
  const plan = { organisationId, kind: 'thematic', plannedOn: heldOn, plannedAt: '05:00' } as const;
  const { meetingId } = await callFrom(page, meetings.planMeeting, plan);
  await phoneButton(page, 'meetings.phone.connect').click();
  await phone.context().setOffline(false);
  await page
    .getByRole('button', { name: `${say('meetings.phone.begin')}: ${say('meetings.kind.thematic')}` })
    .first()
    .click();
  await phone.context().setOffline(true);
  await field(page, 'startedAt').fill('05:00');
  await field(page, 'endedAt').fill('06:45');
  await phoneButton(page, 'meetings.phone.step.closing').click();
  await field(page, 'conclusion').fill('Ghi trên điện thoại');
  await phoneButton(page, 'meetings.phone.step.review').click();
  await phoneButton(page, 'meetings.record').click();
  await waitingRecords(page, 1);
  await workplace.sql('UPDATE meetings.meeting SET version = version + 1 WHERE id = $1', [meetingId]);
  await phone.context().setOffline(false);
  await phoneButton(page, 'meetings.phone.connect').click();
  await phoneButton(page, 'meetings.phone.compare').click();
  await phoneButton(page, 'meetings.compare.mine').click();
  await phoneButton(page, 'meetings.phone.step.review').click();
  await phoneButton(page, 'meetings.record').click();
  await waitingRecords(page, 0);
  const rows = await workplace.sql('SELECT conclusion, state FROM meetings.meeting WHERE id = $1', [meetingId]);
  expect(rows).toEqual([['Ghi trên điện thoại', 'closed']]);
});

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

test('a secretary of two cells chooses, also without network, and the sheet goes to the cell it was written for', async () => {
  const page = await phone.open();
  const organisationId = await moveToCellOfTwenty();
  const other = await addCell();
  await visitPhone(page);
  await signInOnPhone(page, workplace);
  const cell = page.getByLabel(say('meetings.phone.cell'), { exact: true });
  expect(await cell.locator('option').count()).toBe(2);
  expect(await cell.inputValue()).toBe(organisationId);
  await phone.context().setOffline(true);
  await cell.selectOption({ label: other });
  await page.reload();
  await page.getByRole('heading', { level: 1, name: other, exact: true }).waitFor();
  await begin(page, 'extraordinary');
  await fillRest(page, 'Ghi cho chi bộ thứ hai');
  await phoneButton(page, 'meetings.record').click();
  await waitingRecords(page, 1);
  await cell.selectOption(organisationId);
  await phone.context().setOffline(false);
  await phoneButton(page, 'meetings.phone.connect').click();
  await waitingRecords(page, 0);
  const rows = await workplace.sql(
    `SELECT v.name FROM meetings.meeting m JOIN organisations.organisation_version v ON v.org_id = m.org_id AND v.period @> current_date
     WHERE m.conclusion = 'Ghi cho chi bộ thứ hai'`,
  );
  expect(rows).toEqual([[other]]);
});
