import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import * as meetings from '../../src/areas/meetings/contract.ts';
import { addDays, type Day, dayOf } from '../../src/platform/calendar/day.ts';
import { dayText } from '../../src/web/day-text.ts';
import { callFrom } from '../browser-call.ts';
import { type Cell, moveToCellOfCommune } from '../browser-cell.ts';
import { button, field, keeping, row } from '../browser-meeting.ts';
import { picturesOf } from '../browser-pictures.ts';
import { settle } from '../browser-screen.ts';
import { say } from '../browser-words.ts';
import { deskOf, dialogOf, openWork, PATIENCE, seeTold, sendDialog } from '../browser-work.ts';
import { openWorkplace } from '../browser-workplace.ts';

// One cell and the committee above it, through a month: what is sent down, asked, answered and attended, and what waits with whom.

const workplace = openWorkplace({ bareCells: true, keepsPages: true });
const at = deskOf(workplace);
const look = picturesOf('between-levels');
const today = dayOf(new Date());
const month = `${today.slice(0, 7)}-01` as Day;
const TITLE = 'Phòng cháy ở khu dân cư (giả định)';

let cell: Cell;
let thisMeeting: meetings.MeetingId;
beforeAll(async () => {
  cell = await moveToCellOfCommune(workplace);
});

test('an orientation that the committee sends to one cell stands in the agenda of its next meeting', async () => {
  const head = await at('lanh-dao-xa');
  await head.goto(`/meetings/orientation?month=${month}`);
  await button(head, 'meetings.orientation.draft').click();
  await field(head, 'title').fill(TITLE);
  await field(head, 'content').fill('Rà soát lối thoát nạn ở nhà ống (giả định)');
  await field(head, 'reading').fill('Cẩm nang phòng cháy (giả định)');
  await sendDialog(head, 'meetings.orientation.draft');
  await button(head.getByRole('article').filter({ hasText: TITLE }), 'meetings.orientation.send').click();
  await dialogOf(head).getByLabel(say('meetings.orientation.to-named')).check();
  await dialogOf(head)
    .getByRole('checkbox', { name: `${cell.name} ${cell.committeeName}`, exact: false })
    .check();
  await dialogOf(head)
    .getByText(say('meetings.orientation.counted', { count: 1 }))
    .waitFor();
  await sendDialog(head, 'meetings.orientation.send');

  const page = await at('bi-thu');
  await openWork(page, 'orientations-to-read', 1);
  const faults = await look(page, 'received');
  await button(page.getByRole('article').filter({ hasText: TITLE }), 'meetings.orientation.read').click();
  await page.getByText(say('meetings.orientation.read-on', { on: dayText(today) })).waitFor();
  const plan = { organisationId: cell.organisationId, kind: 'regular' as const, plannedOn: today, plannedAt: '00:05' };
  thisMeeting = (await callFrom(page, meetings.planMeeting, plan)).meetingId;
  await page.goto(`/meetings/${thisMeeting}/sheet`);
  await row(page, 0).waitFor();
  await page.locator('.meetings-agenda > li').filter({ hasText: TITLE }).waitFor();
  await field(page, 'duesNote').fill('Đã thu đủ (giả định)');
  await keeping(page, 'saved');
  const { items } = await callFrom(page, meetings.meetingById, { meetingId: thisMeeting });
  expect(items.filter(({ source }) => source === 'orientation')).toMatchObject([{ title: TITLE }]);

  const told = say('meetings.orientation.sent-to', { on: dayText(today), cells: 1, read: 1 });
  await seeTold(head, `/meetings/orientation?month=${month}`, () => head.getByText(told));
  expect([...faults, ...(await look(head, 'sent'))]).toEqual([]);
});

const ASKED = 'Đề nghị họp trước ngày hẹn (giả định)';
const ANSWER = 'Chi bộ họp tối nay (giả định)';

/** The office urges every cell that is behind, and this one, whose meeting is for today, whether it counts as behind or not. */
const urge = async (office: Page): Promise<string[]> => {
  await office.goto(`/meetings/owing?month=${month}`);
  await settle(office);
  await button(office, 'meetings.urge.all').click();
  await dialogOf(office)
    .getByRole('checkbox', { name: `${cell.name} ${cell.committeeName}`, exact: false })
    .check();
  await field(office, 'words').fill(ASKED);
  await field(office, 'dueOn').fill(dayText(addDays(today, 3)));
  await office.keyboard.press('Tab');
  const faults = await look(office, 'urge');
  await sendDialog(office, 'meetings.urge.send');
  return faults;
};

const answerByKeyboard = async (page: Page): Promise<string[]> => {
  await openWork(page, 'urges-to-answer', 1);
  const card = page.getByRole('article').filter({ hasText: ASKED });
  await card.getByText(say('meetings.urge.due', { on: dayText(addDays(today, 3)) })).waitFor();
  await button(card, 'meetings.urge.answer').focus();
  await page.keyboard.press('Enter');
  await expect.poll(() => field(page, 'answer').evaluate((box) => box === document.activeElement)).toBe(true);
  await page.keyboard.type(ANSWER);
  const faults = await look(page, 'answer');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await card.getByText(say('meetings.urge.answered', { answer: ANSWER })).waitFor();
  return faults;
};

test('a cell is urged and answers by keyboard; those that owe an answer wait in a list of their own', async () => {
  const office = await at('van-phong-xa');
  const faults = await urge(office);
  const urged = async () =>
    (await callFrom(office, meetings.urges, { organisationId: cell.committeeId, month, limit: 200 })).rows;
  const ours = async () => (await urged()).find(({ cellId }) => cellId === cell.organisationId);
  expect(await ours()).toMatchObject({ state: 'sent', answer: null });
  faults.push(...(await answerByKeyboard(await at('bi-thu'))));

  await expect.poll(ours, PATIENCE).toMatchObject({ state: 'answered', answer: ANSWER });
  await office.goto(`/meetings/urges?month=${month}`);
  await office.getByRole('searchbox').fill(ANSWER);
  await office.getByRole('row').getByText(ANSWER, { exact: true }).waitFor();
  faults.push(...(await look(office, 'urges')));
  const left = (await urged()).length - 1;
  await openWork(office, 'urges-unanswered', left);
  await office.getByText(say('web.table.count', { count: left }), { exact: true }).waitFor();
  const waiting = await callFrom(office, meetings.mattersWaiting, { about: 'urges-unanswered', limit: 200 });
  expect(waiting.rows.map(({ organisationId }) => organisationId)).not.toContain(cell.organisationId);
  expect([...faults, ...(await look(office, 'waiting'))]).toEqual([]);
});

/** Plans that somebody of the committee attends the cell today; gives the name. */
const planVisit = async (page: Page, at: number): Promise<string> => {
  const asked = { organisationId: cell.committeeId, month };
  const { fullName } = (await callFrom(page, meetings.rosterOfMonth, asked)).people[at]!;
  await button(page, 'meetings.roster.plan').click();
  await field(page, 'personId').fill(fullName);
  await page.getByRole('option', { name: fullName, exact: true }).click();
  await dialogOf(page)
    .getByRole('combobox', { name: say('meetings.owing.column.cell') })
    .fill(cell.name);
  await page.getByRole('option', { name: `${cell.name} · ${cell.committeeName}`, exact: true }).click();
  await field(page, 'plannedOn').fill(dayText(today));
  await page.keyboard.press('Tab');
  await sendDialog(page, 'meetings.roster.plan');
  return fullName;
};

const REMARK = 'Thảo luận sôi nổi (giả định)';

/** The meeting of today with a guest from above on its sheet, recorded. */
const recordWithGuest = async (page: Page, fullName: string): Promise<void> => {
  await page.goto(`/meetings/${thisMeeting}/sheet`);
  await row(page, 0).waitFor();
  await button(page, 'meetings.guest.add-from-above').click();
  await field(page, 'guests.0.fullName').fill(fullName);
  await field(page, 'guests.0.remark').fill(REMARK);
  await field(page, 'endedAt').fill('01:40');
  await field(page, 'conclusion').fill('Chi bộ thống nhất (giả định)');
  await button(page, 'meetings.record').click();
  await page.waitForURL(`**/meetings/${thisMeeting}`);
};

const roster = async (page: Page) => {
  const { rows } = await callFrom(page, meetings.rosterOfMonth, { organisationId: cell.committeeId, month });
  return new Map(rows.map(({ fullName, state, meetingId, remark }) => [fullName, { state, meetingId, remark }]));
};

test('who of the committee attends is planned, found on the sheet of the cell or noted by hand, with the remark', async () => {
  const office = await at('van-phong-xa');
  const route = `/meetings/roster?of=${cell.committeeId}&month=${month}`;
  await office.goto(route);
  await settle(office);
  const [named, unnamed] = [await planVisit(office, 0), await planVisit(office, 1)];
  const line = (name: string) => office.getByRole('row').filter({ hasText: name });
  await line(named).getByText(say('meetings.roster.state.planned'), { exact: false }).waitFor();
  const faults = await look(office, 'roster-planned');
  const page = await at('bi-thu');
  await recordWithGuest(page, named);

  const attended = `${say('meetings.roster.state.attended')} ${dayText(today)}`;
  await seeTold(office, route, () => line(named).getByText(attended));
  await line(named).getByText(REMARK, { exact: true }).waitFor();
  await line(unnamed).getByText(say('meetings.roster.state.gap'), { exact: false }).waitFor();
  await button(line(unnamed), 'meetings.roster.record').click();
  await field(office, 'remark').fill('Cần gọn hơn (giả định)');
  // The dialog and what is typed in it outlive a phone that is turned.
  faults.push(...(await look(office, 'roster-record')));
  await sendDialog(office, 'meetings.roster.record');
  await line(unnamed).getByText('Cần gọn hơn (giả định)', { exact: true }).waitFor();
  faults.push(...(await look(office, 'roster')));
  const rows = await roster(office);
  expect(rows.get(named)).toEqual({ state: 'attended', meetingId: thisMeeting, remark: REMARK });
  expect(rows.get(unnamed)).toEqual({ state: 'attended', meetingId: null, remark: 'Cần gọn hơn (giả định)' });
  // The meeting that was asked for has come: the urge is settled, and its answer stays.
  const asked = { organisationId: cell.organisationId, year: Number(today.slice(0, 4)) };
  await expect
    .poll(async () => (await callFrom(page, meetings.urgesReceived, asked)).rows, PATIENCE)
    .toMatchObject([{ state: 'settled', answer: ANSWER }]);
  expect(faults).toEqual([]);
});
