import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { moveToProbationer, openRecognition } from '../browser-cases.ts';
import { newPhone, type Phone, phoneButton, signInOnPhone, visitPhone, waitingRecords } from '../browser-phone.ts';
import { say } from '../browser-words.ts';
import { openWorkplace } from '../browser-workplace.ts';

const workplace = openWorkplace({ bareCells: true });
const pictures = fileURLToPath(new URL('../../dist/journeys/', import.meta.url));
let phone: Phone;
beforeEach(() => {
  phone = newPhone(workplace);
});
afterEach(() => phone.throwAway());

const field = (page: Page, path: string) => page.locator(`[data-path="${path}"]`);
const title = (name: string): string => `Xét, đề nghị công nhận đảng viên chính thức đối với đồng chí ${name}`;

const look = async (page: Page, name: string): Promise<void> => {
  mkdirSync(pictures, { recursive: true });
  await page.screenshot({ path: `${pictures}case-phone-${name}.png`, fullPage: true });
};

const begin = async (page: Page, kind: string): Promise<void> => {
  await page.getByText(say('meetings.calendar.unplanned'), { exact: true }).click();
  await phoneButton(page, `meetings.kind.${kind}`).click();
  await page.locator('.roll > li').first().waitFor();
};

/** Everything without network: the case taken up, its vote counted, the sheet put into the queue. */
const voteOffline = async (page: Page, name: string, [from, to]: readonly [string, string]): Promise<void> => {
  await field(page, 'startedAt').fill(from);
  await field(page, 'endedAt').fill(to);
  await phoneButton(page, 'meetings.phone.step.votes').click();
  await look(page, 'offered');
  await page.getByRole('button', { name: `${say('meetings.case.add')}: ${title(name)}` }).click();
  await page.getByRole('button', { name: /^Tất cả \d+ người có quyền tán thành$/ }).click();
  await page.getByText(say('meetings.vote.enough')).first().waitFor();
  await look(page, 'counted');
  await phoneButton(page, 'meetings.phone.step.review').click();
  await phoneButton(page, 'meetings.record').click();
};

/** When what is kept of the cell was fetched. */
const fetchedAt = (page: Page): Promise<string | null> => page.locator('.standing').getAttribute('data-fetched');

const stepsOf = (memberId: string) =>
  workplace.sql(
    `SELECT s.kind, s.is_enough, s.meeting_id IS NOT NULL FROM members.procedure_step s
     JOIN members.procedure p ON p.id = s.procedure_id WHERE p.member_id = $1 ORDER BY s.on_day, s.id`,
    [memberId],
  );

/** Mended: untied from the case, the minutes stand. */
const sendMinutesOnly = async (page: Page): Promise<void> => {
  await phoneButton(page, 'meetings.phone.mend').click();
  await phoneButton(page, 'meetings.phone.step.votes').click();
  await phoneButton(page, 'meetings.case.untie').click();
  await phoneButton(page, 'meetings.phone.step.review').click();
  await phoneButton(page, 'meetings.record').click();
  await waitingRecords(page, 0);
};

test('a recognition voted without network moves its procedure on once; a second sheet comes back with the reason', async () => {
  const { memberId, name } = await moveToProbationer(workplace);
  const page = await phone.open();
  await visitPhone(page);
  await signInOnPhone(page, workplace);
  const before = await fetchedAt(page);
  await openRecognition(page, memberId);
  await page.reload();
  await expect.poll(() => fetchedAt(page), { timeout: 30_000 }).not.toBe(before);

  await phone.context().setOffline(true);
  await begin(page, 'extraordinary');
  await voteOffline(page, name, ['00:01', '00:45']);
  await waitingRecords(page, 1);
  await begin(page, 'regular');
  await voteOffline(page, name, ['01:00', '02:00']);
  await waitingRecords(page, 2);
  expect(await stepsOf(memberId)).toEqual([]);

  await phone.context().setOffline(false);
  await phoneButton(page, 'meetings.phone.connect').click();
  await waitingRecords(page, 0);
  expect(await stepsOf(memberId)).toEqual([['cell-vote', true, true]]);
  await page.getByText(say('refusal.meetings.case-not-waiting')).waitFor();
  await look(page, 'attention');

  await sendMinutesOnly(page);
  await expect
    .poll(() => workplace.sql(`SELECT count(*)::int FROM meetings.meeting WHERE entry = 'offline'`))
    .toEqual([[2]]);
  expect(await stepsOf(memberId)).toHaveLength(1);
});
