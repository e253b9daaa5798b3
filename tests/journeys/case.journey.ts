import { mkdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import * as meetings from '../../src/areas/meetings/contract.ts';
import * as members from '../../src/areas/members/contract.ts';
import { addDays, dayOf } from '../../src/platform/calendar/day.ts';
import { dayText } from '../../src/web/day-text.ts';
import { callFrom } from '../browser-call.ts';
import { moveToProbationer, openRecognition, readyCandidate } from '../browser-cases.ts';
import { moveToCellOfCommune } from '../browser-cell.ts';
import { button, field, row } from '../browser-meeting.ts';
import { fill, pressKey, save } from '../browser-members.ts';
import { picturesOf } from '../browser-pictures.ts';
import { axeFaults, layoutFaults, resize, settle, watchTraffic } from '../browser-screen.ts';
import { say } from '../browser-words.ts';
import { openWorkplace } from '../browser-workplace.ts';

const workplace = openWorkplace({ bareCells: true });
const pictures = fileURLToPath(new URL('../../dist/journeys/', import.meta.url));
const heldOn = addDays(dayOf(new Date()), -1);
const faults: string[] = [];
const picture = picturesOf('case');

const look = async (page: Page, name: string): Promise<void> => {
  mkdirSync(pictures, { recursive: true });
  for (const width of [360, 768, 1440]) {
    await resize(page, width);
    await page.screenshot({ path: `${pictures}case-${name}-${width}.png`, fullPage: true });
    const seen = [...(await layoutFaults(page, 'vi')), ...(await axeFaults(page))];
    faults.push(...seen.map((fault) => `${name} ${width}: ${fault}`));
  }
};

const title = (name: string): string => `Xét, đề nghị công nhận đảng viên chính thức đối với đồng chí ${name}`;

/** From the list of what waits onto the agenda by one press, counted by another, and the meeting recorded. */
const voteInMeeting = async (page: Page, name: string): Promise<void> => {
  await page.getByText(say('meetings.case.waiting', { count: 1 })).waitFor();
  await look(page, 'offered');
  await page.getByRole('button', { name: `${say('meetings.case.add')}: ${title(name)}` }).click();
  const item = page.locator('.meetings-agenda > li').filter({ hasText: title(name) });
  await item.getByRole('button', { name: /^Tất cả \d+ người có quyền tán thành$/ }).click();
  await item.getByText(say('meetings.vote.enough')).waitFor();
  await item.locator('textarea').last().fill('Đồng chí hoàn thành nhiệm vụ trong thời gian dự bị (giả định)');
  await look(page, 'counted');
  await field(page, 'startedAt').fill('19:30');
  await field(page, 'endedAt').fill('21:10');
  await page.keyboard.press('Tab');
  await button(page, 'meetings.record').click();
  await page.getByText(say('meetings.state.closed')).first().waitFor();
  await settle(page);
};

/** The case leads to the procedure, which has the vote, the meeting and the paper. */
const seeProcedure = async (page: Page, meetingId: string): Promise<void> => {
  await page.getByRole('link', { name: say('meetings.case.open') }).click();
  await page.getByRole('heading', { level: 1, name: say('members.procedure-kind.recognition') }).waitFor();
  await settle(page);
  await page.getByText(say('members.procedure-state.cell-voted')).first().waitFor();
  await page.getByRole('button', { name: 'Văn bản' }).click();
  await page.getByText(say('documents.about.write')).waitFor();
  await look(page, 'procedure');
  await page.getByRole('link', { name: say('members.procedure.of-meeting') }).click();
  await page.waitForURL(`**/meetings/${meetingId}`);
  await settle(page);
};

test('a recognition voted in the meeting moves its procedure on, and the resolution of the cell prints with the tally', async () => {
  const { organisationId, memberId, name } = await moveToProbationer(workplace);
  const page = await workplace.newPage();
  watchTraffic(page);
  await workplace.signIn(page, 'bi-thu');
  await openRecognition(page, memberId);
  const plan = { organisationId, kind: 'regular' as const, plannedOn: heldOn, plannedAt: '19:30' };
  const { meetingId } = await callFrom(page, meetings.planMeeting, plan);
  await page.goto(`/meetings/${meetingId}/sheet`);
  await row(page, 0).waitFor();
  await settle(page);
  await voteInMeeting(page, name);
  await look(page, 'recorded');
  await seeProcedure(page, meetingId);

  await button(page, 'meetings.case.write-paper').click();
  await page.waitForURL('**/documents/*/edit');
  await settle(page);
  await look(page, 'paper');
  await page.goto(page.url().replace(/\/edit$/, ''));
  await settle(page);
  const downloading = page.waitForEvent('download', { timeout: 60_000 });
  await button(page, 'documents.file.pdf').click();
  const file = await downloading;
  expect(
    readFileSync(await file.path())
      .subarray(0, 4)
      .toString('latin1'),
  ).toBe('%PDF');
  expect(faults).toEqual([]);
});

const paperDay = addDays(heldOn, -1);
const ISSUER = 'Ban Tổ chức Thành ủy (giả định)';

/** By keyboard: the cell cannot allow itself an exception; the paper of the competent level opens the way. */
const recordPermission = async (page: Page, cellName: string): Promise<void> => {
  await pressKey(page, say('members.step-kind.exception-allowed'));
  const paper = { 'paper.number': '12-CV/BTCTU (giả định)', 'paper.decidedOn': { day: paperDay } };
  await fill(page, { onDay: { day: paperDay }, ...paper, 'paper.issuer': cellName });
  await save(page, false);
  const refusal = page.getByRole('dialog').getByRole('alert');
  await refusal.getByText(say('refusal.members.permission-by-cell-itself')).waitFor();
  await fill(page, { 'paper.issuer': ISSUER });
  await save(page);
  await expect.poll(() => page.getByText('12-CV/BTCTU (giả định)', { exact: false }).count()).toBeGreaterThan(0);
};

test('an admission by exception: the sheet says what is missing and leads there, the paper opens the vote, the meeting carries it on', async () => {
  const { organisationId, name, members: helpers } = await moveToCellOfCommune(workplace);
  const page = await workplace.newPage();
  watchTraffic(page);
  await workplace.signIn(page, 'bi-thu');
  const procedureId = await readyCandidate(page, { organisationId, helpers, heldOn });
  const plan = { organisationId, kind: 'regular' as const, plannedOn: heldOn, plannedAt: '19:30' };
  const { meetingId } = await callFrom(page, meetings.planMeeting, plan);
  await page.goto(`/meetings/${meetingId}/sheet`);
  await row(page, 0).waitFor();
  const waiting = page.locator('.meetings-cases li').filter({ hasText: 'Ngô Văn Cao' });
  await waiting.getByText(/^Tuổi 62 năm/).waitFor();
  faults.push(...(await picture(page, 'exception-missing')));
  await waiting.getByRole('link', { name: say('meetings.case.open') }).click();
  await page.waitForURL(`**/members/procedures/${procedureId}`);
  await settle(page);
  await recordPermission(page, name);
  faults.push(...(await picture(page, 'exception-allowed')));

  await page.goBack();
  await waiting.waitFor();
  await expect.poll(() => waiting.getByText(/^Tuổi 62 năm/).count()).toBe(0);
  const matter = 'Xét, đề nghị kết nạp quần chúng Ngô Văn Cao vào Đảng';
  await waiting.getByRole('button', { name: `${say('meetings.case.add')}: ${matter}` }).click();
  const item = page.locator('.meetings-agenda > li').filter({ hasText: matter });
  await item.getByRole('button', { name: /^Tất cả \d+ người có quyền tán thành$/ }).click();
  await item.getByText(say('meetings.vote.enough')).waitFor();
  await field(page, 'startedAt').fill('19:30');
  await field(page, 'endedAt').fill('21:10');
  await page.keyboard.press('Tab');
  await button(page, 'meetings.record').click();
  await page.waitForURL(`**/meetings/${meetingId}`);
  const { state, steps } = await callFrom(page, members.procedure, { procedureId });
  expect(state).toBe('cell-voted');
  expect(steps.map(({ kind, source }) => [kind, source])).toEqual([
    ['exception-allowed', `12-CV/BTCTU (giả định), ${dayText(paperDay)}, ${ISSUER}`],
    ['cell-vote', expect.anything()],
  ]);
  expect(faults).toEqual([]);
});
