import { mkdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import * as meetings from '../../src/areas/meetings/contract.ts';
import { addDays, dayOf } from '../../src/platform/calendar/day.ts';
import { callFrom } from '../browser-call.ts';
import { moveToProbationer, openRecognition } from '../browser-cases.ts';
import { button, field, row } from '../browser-meeting.ts';
import { axeFaults, layoutFaults, resize, settle, watchTraffic } from '../browser-screen.ts';
import { say } from '../browser-words.ts';
import { openWorkplace } from '../browser-workplace.ts';

const workplace = openWorkplace({ bareCells: true });
const pictures = fileURLToPath(new URL('../../dist/journeys/', import.meta.url));
const heldOn = addDays(dayOf(new Date()), -1);
const faults: string[] = [];

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
