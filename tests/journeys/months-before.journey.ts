import type { Locator, Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import * as meetings from '../../src/areas/meetings/contract.ts';
import { signedNumber } from '../../src/areas/meetings/rules/signed-number.ts';
import { grantExemption } from '../../src/areas/members/contract.ts';
import { addDays, type Day, dayOf } from '../../src/platform/calendar/day.ts';
import { addMonths } from '../../src/platform/calendar/months.ts';
import { callFrom } from '../browser-call.ts';
import { type Cell, moveToCellOfCommune, recordRegularMeeting } from '../browser-cell.ts';
import { button, field } from '../browser-meeting.ts';
import { picturesOf } from '../browser-pictures.ts';
import { resize, settle } from '../browser-screen.ts';
import { say } from '../browser-words.ts';
import { deskOf, dialogOf, openWork, sendDialog } from '../browser-work.ts';
import { openWorkplace } from '../browser-workplace.ts';

// Three months of one cell, looked back on: what was not reported, who stayed away, and how the superior scored.

const workplace = openWorkplace({ bareCells: true, keepsPages: true });
const at = deskOf(workplace);
const look = picturesOf('months-before');
const today = dayOf(new Date());
/** The fifteenth of the three months before, the latest first. */
const earlier = [1, 2, 3].map((ago) => addDays(addMonths(`${today.slice(0, 7)}-01` as Day, -ago), 14)) as [
  Day,
  Day,
  Day,
];
const monthOf = (on: Day): Day => `${on.slice(0, 7)}-01` as Day;
const monthText = (on: Day): string => `${on.slice(5, 7)}/${on.slice(0, 4)}`;

let cell: Cell;
let recorded: readonly meetings.MeetingId[];

beforeAll(async () => {
  cell = await moveToCellOfCommune(workplace);
});

test('reports that are overdue wait in a list, each line leads to its meeting, and what is reported is gone from it', async () => {
  const page = await at('bi-thu');
  const away = cell.members[5]!.memberId;
  const ids: meetings.MeetingId[] = [];
  for (const heldOn of earlier) ids.push(await recordRegularMeeting(page, { cell, heldOn, away }));
  recorded = ids;
  const count = async () => (await callFrom(page, meetings.mattersWaiting, { about: 'reports-overdue' })).count!;
  const before = await count();
  expect(before).toBeGreaterThanOrEqual(2);
  await openWork(page, 'reports-overdue', before);
  const list = page.getByRole('grid', { name: say('meetings.waiting.reports-overdue') });
  await page.getByText(say('web.table.count', { count: before }), { exact: true }).waitFor();
  const faults = await look(page, 'overdue');
  await list.focus();
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/meetings\/[0-9a-f-]{36}$/);
  const opened = page.url().split('/').at(-1) as meetings.MeetingId;
  await settle(page);
  await button(page, 'meetings.step.report-meeting').click();
  await sendDialog(page, 'meetings.step.report-meeting');
  await page.goto('/meetings/waiting?about=reports-overdue');
  await page.getByText(say('web.table.count', { count: before - 1 }), { exact: true }).waitFor();
  expect(await count()).toBe(before - 1);
  expect(ids).toContain(opened);
  expect((await callFrom(page, meetings.meetingById, { meetingId: opened })).state).toBe('reported');
  expect(faults).toEqual([]);
});

test('whoever stayed away for months is told to the cell as a signal, with the months and the way to the member', async () => {
  const page = await at('bi-thu');
  const absent = cell.members[5]!;
  await openWork(page, 'long-absent', 1);
  await page.getByRole('link', { name: absent.fullName, exact: true }).waitFor();
  await page.getByText([...earlier].reverse().map(monthText).join(', '), { exact: true }).waitFor();
  const { rows } = await callFrom(page, meetings.longAbsent, {});
  expect(rows).toMatchObject([
    { memberId: absent.memberId, months: [...earlier].reverse().map((on) => `${on.slice(0, 7)}-01`), dues: null },
  ]);
  const faults = await look(page, 'absent');
  await page.getByRole('link', { name: absent.fullName, exact: true }).click();
  await page.waitForURL(`**/members/${absent.memberId}`);
  await page.getByRole('button', { name: 'Sinh hoạt', exact: true }).click();
  await page.getByText(say('meetings.of-member.absent', { excused: 0, unexcused: 3 }), { exact: false }).waitFor();
  expect(faults).toEqual([]);
});

const scoreOf = async (page: Page, meetingId: meetings.MeetingId) => {
  const { face, score } = await callFrom(page, meetings.meetingById, { meetingId });
  return { face, lines: score!.lines };
};

/** The superior takes so many points off the criterion that carries most, by a call: what the test before does by hand. */
const scoreLower = async (page: Page, meetingId: meetings.MeetingId, less: number): Promise<void> => {
  const { face, lines } = await scoreOf(page, meetingId);
  const most = Math.max(...lines.map(({ selfPoints }) => selfPoints!));
  const at = lines.findIndex(({ selfPoints }) => selfPoints === most);
  await callFrom(page, meetings.scoreFromAbove, {
    ...{ meetingId, expectedVersion: face.version, scoredOn: today },
    lines: lines.map(({ criterion, selfPoints }, one) => ({
      ...{ criterion, points: one === at ? selfPoints! - less : selfPoints },
      reason: one === at ? 'Chưa đủ minh chứng (giả định)' : null,
    })),
  });
};

test('the superior scores a meeting: another number needs its reason, and both columns stand side by side', async () => {
  const office = await at('van-phong-xa');
  const [meetingId] = recorded;
  await office.goto(`/meetings/${meetingId}`);
  await settle(office);
  const { lines, face } = await scoreOf(office, meetingId!);
  await button(office, 'meetings.above.title').click();
  const points = field(office, 'score.0.points');
  const own = Number((await points.inputValue()).replace(',', '.'));
  await points.fill(String(own - 1).replace('.', ','));
  const missing = say('refusal.meetings.differs-without-reason', { own });
  await dialogOf(office).getByRole('status').getByText(missing).waitFor();
  const faults = await look(office, 'score-without-reason');
  await field(office, 'score.0.reason').fill('Họp muộn giờ (giả định)');
  await dialogOf(office).getByText(missing).waitFor({ state: 'detached' });
  await sendDialog(office, 'meetings.above.submit');
  await office.getByText(say('meetings.score.gap', { points: signedNumber(-1, 'vi') }), { exact: false }).waitFor();
  await office.getByText('Họp muộn giờ (giả định)', { exact: true }).waitFor();
  faults.push(...(await look(office, 'scored')));
  const after = await scoreOf(office, meetingId!);
  expect(after.face).toMatchObject({ selfTotal: face.selfTotal, superiorTotal: face.selfTotal! - 1 });
  expect(after.lines.filter(({ superiorReason }) => superiorReason !== null)).toMatchObject([
    { superiorPoints: own - 1, selfPoints: own, superiorReason: 'Họp muộn giờ (giả định)' },
  ]);
  expect(after.lines).toHaveLength(lines.length);
  expect(faults).toEqual([]);
});

/** On a phone the months that are over stand behind one button, which opens by keyboard; on paper they are all there. */
const seeFolded = async (page: Page): Promise<void> => {
  const [over, inHand] = [1, Number(today.slice(5, 7))].map((month) =>
    page.getByRole('heading', { level: 2, name: say('meetings.calendar.month', { month }), exact: true }),
  ) as [Locator, Locator];
  await resize(page, 360);
  await inHand.waitFor();
  expect(await over.isVisible()).toBe(false);
  await page.emulateMedia({ media: 'print' });
  expect(await over.isVisible()).toBe(true);
  await page.emulateMedia({ media: 'screen' });
  const fold = page.getByRole('button', { name: /Các tháng đã qua, đến tháng \d+: \d+ buổi$/ });
  await fold.focus();
  await page.keyboard.press('Enter');
  await over.waitFor();
  expect(await fold.getAttribute('aria-expanded')).toBe('true');
  await resize(page, 1440);
};

test('the gap between both columns is seen month by month, and opens to the meetings behind it', async () => {
  const office = await at('van-phong-xa');
  await scoreLower(office, recorded[1]!, 3);
  const faults: string[] = [];
  for (const [on, gap] of [
    [earlier[0], -1],
    [earlier[1], -3],
  ] as const) {
    await office.goto(`/meetings/oversight?of=${cell.committeeId}&month=${monthOf(on)}`);
    await settle(office);
    const line = office.getByRole('row').filter({ hasText: cell.name });
    await line.getByText(signedNumber(gap, 'vi'), { exact: true }).waitFor();
  }
  faults.push(...(await look(office, 'oversight')));
  await office.goto(`/meetings/oversight/rows?of=${cell.organisationId}&month=${monthOf(earlier[1])}&part=gap`);
  await office.getByRole('grid').getByText(cell.name, { exact: true }).waitFor();
  faults.push(...(await look(office, 'gap-rows')));
  const year = earlier[0].slice(0, 4);
  const inYear = earlier.slice(0, 2).filter((on) => on.startsWith(year)).length;
  await office.goto(`/meetings?of=${cell.organisationId}&year=${year}`);
  await settle(office);
  await office.getByText(new RegExp(`^Điểm bình quân: .* \\(${inYear} buổi`)).waitFor();
  faults.push(...(await look(office, 'year')));
  if (year === today.slice(0, 4)) await seeFolded(office);
  expect(faults).toEqual([]);
});

test('an exemption recorded later counts the months before again: the page says when, why and what it was', async () => {
  const page = await at('bi-thu');
  const [meetingId] = recorded as [meetings.MeetingId];
  const { face } = await callFrom(page, meetings.meetingById, { meetingId });
  await callFrom(page, grantExemption, {
    ...{ memberId: cell.members[5]!.memberId, ground: 'ill-health', proof: 'medical' as const },
    ...{ since: addDays(earlier[2], -1), until: null, cellResolution: '03-NQ/CB (giả định)' },
  });
  // Counted by a job that hears of it.
  const again = async () => (await callFrom(page, meetings.rulesOfMeeting, { meetingId })).recount?.reason;
  await expect.poll(again, { timeout: 20_000 }).toBe('roll');
  await page.goto(`/meetings/${meetingId}`);
  await settle(page);
  await page.getByText(say('meetings.recount.title'), { exact: true }).waitFor();
  const [recordedShare, now] = [face.counted!, face.counted! - 1].map((counted) => `${face.present}/${counted}`);
  const figures = say('meetings.recount.figures', { recorded: recordedShare!, now: now! });
  await page.getByText(figures, { exact: false }).waitFor();
  await page.getByText(say('meetings.recount.kept'), { exact: true }).waitFor();
  const written = {
    written: say('meetings.status.unexcused'),
    counted: say('meetings.status.exempt').toLocaleLowerCase(),
  };
  await page.getByText(say('meetings.recount.line', written), { exact: false }).first().waitFor();
  expect(await look(page, 'recounted')).toEqual([]);
});
