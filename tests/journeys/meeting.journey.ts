import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import * as meetings from '../../src/areas/meetings/contract.ts';
import { statusesOf } from '../../src/areas/meetings/rules/roll-status.ts';
import type { OrganisationId } from '../../src/areas/organisations/contract.ts';
import { newId } from '../../src/platform/action/id.ts';
import { addDays, type Day, dayOf } from '../../src/platform/calendar/day.ts';
import { mySession } from '../../src/platform/identity/contract.ts';
import { dayText } from '../../src/web/day-text.ts';
import { callFrom } from '../browser-call.ts';
import { button, draftsHere, field, Hand, keeping, keptHere, row, seePrinted } from '../browser-meeting.ts';
import { axeFaults, layoutFaults, settle, watchTraffic } from '../browser-screen.ts';
import { say } from '../browser-words.ts';
import { openWorkplace } from '../browser-workplace.ts';

const workplace = openWorkplace({ bareCells: true });
const pictures = fileURLToPath(new URL('../../dist/journeys/', import.meta.url));
const today = dayOf(new Date());
const heldOn = addDays(today, -1);

/** A window of 1,440 × 900 enlarged to 200 %. */
const enlarged = { viewport: { width: 720, height: 450 }, deviceScaleFactor: 2 };

/** Puts the demonstration's secretary at the head of a cell of twenty, which no screen can bring about. */
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

const ownCell = async (page: Page): Promise<OrganisationId> => {
  const session = await callFrom(page, mySession, {});
  if (session.state !== 'signed-in') throw new Error('not signed in');
  return session.offices[0]!.organisationId as OrganisationId;
};

/** The meeting of the month before, with two tasks given out, and yesterday's in the calendar. */
const prepare = async (page: Page, organisationId: OrganisationId) => {
  const before = `${addDays(`${today.slice(0, 7)}-01` as Day, -10)}` as Day;
  const { roll } = await callFrom(page, meetings.sheetOpening, { organisationId, kind: 'regular', on: before });
  const tasks = ['Vận động đóng góp làm đường ngõ', 'Kiểm tra bình chữa cháy'].map((text, at) => ({
    id: newId(),
    text,
    ownerId: roll[at]!.memberId,
    dueOn: addDays(heldOn, -1),
  }));
  await callFrom(page, meetings.recordMeeting, {
    organisationId,
    meetingId: newId(),
    kind: 'regular',
    heldOn: before,
    startedAt: '19:30',
    endedAt: '21:10',
    attendance: roll.map((person) => ({ memberId: person.memberId, status: statusesOf(person)[0]! })),
    chairId: roll[0]!.memberId,
    clerkId: roll[1]!.memberId,
    tasks,
    conclusion: 'Chi bộ thống nhất (giả định)',
  } as never);
  return callFrom(page, meetings.planMeeting, {
    organisationId,
    kind: 'regular',
    plannedOn: heldOn,
    plannedAt: '19:30',
    place: 'Nhà văn hóa thôn (giả định)',
  });
};

const look = async (page: Page, name: string): Promise<string[]> => {
  mkdirSync(pictures, { recursive: true });
  await settle(page);
  await page.screenshot({ path: `${pictures}meeting-${name}.png`, fullPage: true });
  const seen = [...(await layoutFaults(page, 'vi')), ...(await axeFaults(page))];
  return seen.map((fault) => `${name}: ${fault}`);
};

/** Places on the roll of those who are called, as they stand on the screen. */
const called = (page: Page): Promise<number[]> =>
  page
    .locator('.meetings-roll > li')
    .evaluateAll((rows) =>
      (rows as HTMLElement[]).flatMap((one, at) => (one.dataset.status === 'present' ? [at] : [])),
    );

/** Two with leave, one without; gives the place of the first. */
const callTheRoll = async (hand: Hand): Promise<number> => {
  const { page } = hand;
  const [first, second, third] = (await called(page)).slice(4) as [number, number, number];
  for (const [at, reason] of [
    [first, 'Đi công tác'],
    [second, 'Ốm đau, điều trị bệnh'],
  ] as const) {
    await hand.click(button(row(page, at), 'meetings.status.excused'));
    await hand.type(`attendance.${at}.reason`, reason);
  }
  await hand.click(button(row(page, third), 'meetings.status.unexcused'));
  return first;
};

const goThroughAgenda = async (hand: Hand): Promise<void> => {
  const { page } = hand;
  for (const at of [0, 1])
    await hand.click(button(page.locator('.meetings-reports > li').nth(at), 'meetings.report.done'));
  await hand.click(page.getByLabel(say('meetings.agenda.approved')));
  const at = await page
    .locator('.meetings-agenda > li')
    .evaluateAll((items) => items.findIndex((one) => one.querySelector('details[open]') !== null));
  const { fullName } = await page.evaluate(() => ({
    fullName: document.querySelectorAll('.meetings-roll-name > span:first-child')[2]!.textContent!,
  }));
  await hand.choose(`items.${at}.opinions.0.speaker`, fullName);
  await hand.type(`items.${at}.opinions.0.gist`, 'Đề nghị sửa đèn đường ở ngõ 3');
};

const conclude = async (hand: Hand, owner: string): Promise<void> => {
  const { page } = hand;
  await hand.type('tasks.0.text', 'Lập danh sách hộ cần hỗ trợ sửa nhà');
  await hand.choose('tasks.0.ownerId', owner);
  await hand.type('tasks.0.dueOn', dayText(addDays(today, 20)));
  await hand.type('duesNote', 'Đã thu đủ tháng này');
  await hand.type('conclusion', 'Chi bộ thống nhất rà soát các hộ khó khăn.');
  await hand.click(page.getByRole('button', { name: /^Thông qua kết luận/ }));
};

/** Only what the facts do not decide is typed. */
const score = async (hand: Hand): Promise<void> => {
  const { page } = hand;
  const open = await page
    .locator('.meetings-score input[data-path$=".points"]')
    .evaluateAll((boxes) =>
      (boxes as HTMLInputElement[]).filter((box) => box.value === '').map((box) => box.dataset.path!),
    );
  for (const path of open) await hand.type(path, '4');
};

/** Before the server has what was typed, this machine keeps it. */
const reloadKeeps = async (page: Page, firstAbsent: number): Promise<void> => {
  await keptHere(page, '21:15');
  await page.reload();
  await row(page, 19).waitFor();
  expect(await field(page, 'endedAt').inputValue()).toBe('21:15');
  expect(await field(page, `attendance.${firstAbsent}.reason`).inputValue()).toBe('Đi công tác');
  await keeping(page, 'saved');
};

/** The page of the closed meeting says what the sheet said. */
const seeRecorded = async (page: Page, meetingId: string, attended: string): Promise<string[]> => {
  await page.waitForURL(`**/meetings/${meetingId}`);
  const words = [
    say('meetings.state.closed'),
    attended,
    'Lập danh sách hộ cần hỗ trợ sửa nhà',
    say('meetings.entered-later', { days: 1 }),
  ];
  for (const text of words) await page.getByText(text).first().waitFor();
  return look(page, 'recorded');
};

test('a secretary records a meeting of twenty in at most 25 actions at 200 % zoom, papers printed; what was typed outlives a reload', async () => {
  const organisationId = await moveToCellOfTwenty();
  const page = await workplace.newPage(enlarged);
  watchTraffic(page);
  await workplace.signIn(page, 'bi-thu');
  const { meetingId } = await prepare(page, organisationId);
  // On New Year's Day yesterday's meeting stands in the calendar of the year before.
  await page.goto(`/meetings?year=${heldOn.slice(0, 4)}`);
  await settle(page);
  const faults = await look(page, 'calendar');
  const hand = new Hand(page);

  await hand.click(page.getByRole('link', { name: say('meetings.sheet.open') }));
  await row(page, 19).waitFor();
  expect(await page.locator('.meetings-roll > li').count()).toBe(20);
  faults.push(...(await look(page, 'sheet')));
  const firstAbsent = await callTheRoll(hand);
  await hand.type('endedAt', '21h15');
  await reloadKeeps(page, firstAbsent);
  await goThroughAgenda(hand);
  const owner = await page.locator('.meetings-roll-name > span:first-child').nth(3).textContent();
  await conclude(hand, owner!);
  await score(hand);
  faults.push(...(await look(page, 'filled')));
  const attended = page.locator('.meetings-counts .vm-figure').first();
  const figure = await attended.evaluate((one) => one.firstChild!.textContent);
  const downloading = page.waitForEvent('download', { timeout: 60_000 });
  await hand.click(button(page, 'meetings.record-and-print'));
  faults.push(...(await seeRecorded(page, meetingId, figure!)));
  await seePrinted(page, await downloading);
  faults.push(...(await look(page, 'papers-issued')));
  console.error(`a meeting of twenty took ${hand.actions} actions`);
  expect(hand.actions).toBeLessThanOrEqual(25);
  expect(faults).toEqual([]);
});

/** A sheet opened here, and saved meanwhile from elsewhere. */
const openTwice = async (page: Page): Promise<void> => {
  const organisationId = await ownCell(page);
  const kind = 'extraordinary' as const;
  const plan = { organisationId, kind, plannedOn: heldOn, plannedAt: '08:00' };
  const { meetingId, version: expectedVersion } = await callFrom(page, meetings.planMeeting, plan);
  await page.goto(`/meetings/${meetingId}/sheet`);
  await row(page, 0).waitFor();
  await settle(page);
  const sheet = { organisationId, meetingId, expectedVersion, kind, heldOn, startedAt: '08:00', attendance: [] };
  await callFrom(page, meetings.saveSheet, { ...sheet, duesNote: 'Ghi trên thiết bị khác' });
};

test('another device saved meanwhile: both are compared, one is chosen; every reason of a refusal leads to its field', async () => {
  const page = await workplace.newPage();
  watchTraffic(page);
  await workplace.signIn(page, 'bi-thu');
  await openTwice(page);
  await field(page, 'conclusion').fill('Ghi trên máy này');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('heading', { name: say('meetings.compare.title') }).waitFor({ timeout: 15_000 });
  expect(await dialog.textContent()).toContain(say('meetings.sheet.closing'));
  await button(dialog, 'meetings.compare.mine').click();
  await keeping(page, 'saved');
  expect(await field(page, 'conclusion').inputValue()).toBe('Ghi trên máy này');

  await field(page, 'tasks.0.text').fill('Việc chưa có người nhận');
  await button(page, 'meetings.record').click();
  await page.locator('.vm-refusal').waitFor();
  const reasons = await page.locator('.vm-refusal').textContent();
  expect(reasons).toContain(say('refusal.meetings.end-missing'));
  expect(reasons).toContain(say('refusal.meetings.task-without-owner', { task: 1 }));
  await page
    .getByRole('alert')
    .getByRole('button', { name: say('refusal.meetings.end-missing') })
    .click();
  expect(await field(page, 'endedAt').evaluate((box) => box === document.activeElement)).toBe(true);

  // What only this machine has goes with whoever signs out.
  await keptHere(page, 'Việc chưa có người nhận');
  await page.locator('#account-menu').evaluate((menu) => (menu as HTMLElement).showPopover());
  await button(page, 'web.sign-out').click();
  await page.waitForURL('**/sign-in');
  expect(await draftsHere(page)).toEqual([]);
});
