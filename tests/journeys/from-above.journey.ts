import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import * as meetings from '../../src/areas/meetings/contract.ts';
import { statusesOf } from '../../src/areas/meetings/rules/roll-status.ts';
import type { OrganisationId } from '../../src/areas/organisations/contract.ts';
import { newId } from '../../src/platform/action/id.ts';
import { addDays, type Day, dayOf } from '../../src/platform/calendar/day.ts';
import { callFrom } from '../browser-call.ts';
import { button, field } from '../browser-meeting.ts';
import { communeId } from '../browser-samples.ts';
import { axeFaults, layoutFaults, resize, settle, watchTraffic } from '../browser-screen.ts';
import { say } from '../browser-words.ts';
import { openWorkplace } from '../browser-workplace.ts';

const workplace = openWorkplace({ bareCells: true });
const pictures = fileURLToPath(new URL('../../dist/journeys/', import.meta.url));
const today = dayOf(new Date());
// The last day of the month before: a month that is over, whatever day this runs on.
const heldOn = addDays(`${today.slice(0, 7)}-01` as Day, -1);
const month = `${heldOn.slice(0, 7)}-01` as Day;
const monthWords = `${month.slice(5, 7)}/${month.slice(0, 4)}`;

/** A cell of twenty with its meeting of the last month recorded, which another story does by hand. */
const recordedCell = async (page: Page): Promise<OrganisationId> => {
  const [found] = await workplace.sql(`
    SELECT s.org_id FROM members.published_spell s
    WHERE s.until_day > current_date - 1 AND s.since_day <= current_date - 40
      AND EXISTS (SELECT 1 FROM organisations.published_post p WHERE p.org_id = s.org_id AND p.kind = 'secretary')
    GROUP BY s.org_id HAVING count(*) > 10 ORDER BY s.org_id LIMIT 1`);
  const organisationId = found![0] as OrganisationId;
  const { roll } = await callFrom(page, meetings.sheetOpening, { organisationId, kind: 'regular', on: heldOn });
  await callFrom(page, meetings.recordMeeting, {
    ...{ organisationId, meetingId: newId(), kind: 'regular', heldOn, startedAt: '19:30', endedAt: '21:10' },
    attendance: roll.map((person) => ({ memberId: person.memberId, status: statusesOf(person)[0]! })),
    chairId: roll[0]!.memberId,
    clerkId: roll[1]!.memberId,
    tasks: [{ id: newId(), text: 'Kiểm tra bình chữa cháy', ownerId: roll[0]!.memberId, dueOn: heldOn }],
    conclusion: 'Chi bộ thống nhất (giả định)',
  } as never);
  return organisationId;
};

/** Pictures at three widths, and what is wrong on them. */
const look = async (page: Page, name: string): Promise<string[]> => {
  mkdirSync(pictures, { recursive: true });
  await settle(page);
  const faults: string[] = [];
  for (const width of [1440, 768, 360]) {
    await resize(page, width);
    faults.push(...(await layoutFaults(page, 'vi')).map((fault) => `${name} ${width} px: ${fault}`));
    await page.screenshot({ path: `${pictures}from-above-${name}-${width}.png`, fullPage: true });
  }
  faults.push(...(await axeFaults(page)));
  await resize(page, 1440);
  return faults;
};

const previewed = async (page: Page): Promise<string> => {
  const [file] = await Promise.all([page.waitForEvent('download'), button(page, 'meetings.papers.preview').click()]);
  return file.suggestedFilename();
};

test('an officer reports a month of a cell and of all cells, and issues both as papers', async () => {
  const page = await workplace.newPage();
  watchTraffic(page);
  await workplace.signIn(page, 'to-chuc');
  const commune = await communeId(page);
  const cell = await recordedCell(page);

  await page.goto(`/meetings/report?of=${cell}&month=${month}`);
  await page.getByText(say('meetings.kind.regular'), { exact: true }).first().waitFor();
  await field(page, 'assessment').fill('Nền nếp sinh hoạt giữ vững (giả định)');
  await field(page, 'proposals').fill('Hỗ trợ máy chiếu (giả định)');
  await button(page, 'meetings.monthly.save').click();
  await page.getByText(say('meetings.monthly.saved')).waitFor();
  const faults = await look(page, 'report');
  expect(await previewed(page)).toMatch(/^du-thao-bao-cao-sinh-hoat-chi-bo-hang-thang-[\d-]{10}\.pdf$/);
  await button(page, 'meetings.papers.issue').click();
  const dialog = page.getByRole('dialog');
  const withoutTerm = dialog.getByLabel(say('meetings.papers.without-term'));
  if (await withoutTerm.count()) await withoutTerm.check();
  await button(dialog, 'meetings.papers.issue').click();
  await page.getByText(say('meetings.monthly.fixed')).waitFor();

  await page.goto(`/meetings/summary?of=${commune}&month=${month}`);
  await page.getByText('Hỗ trợ máy chiếu (giả định)').waitFor();
  faults.push(...(await look(page, 'summary')));
  expect(await previewed(page)).toMatch(/^du-thao-bao-cao-tong-hop-sinh-hoat-chi-bo-hang-thang-[\d-]{10}\.pdf$/);

  await page.goto(`/meetings/similar?of=${cell}&month=${month}`);
  await page.getByText(say('meetings.similar.note')).waitFor();
  faults.push(...(await look(page, 'similar')));
  await page.goto(`/meetings/similar/rows?of=${cell}&month=${month}`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  faults.push(...(await look(page, 'similar-rows')));
  expect(faults).toEqual([]);
});

test('an orientation goes to chosen cells only, and a draft that is not needed is taken out and back', async () => {
  const page = await workplace.newPage();
  watchTraffic(page);
  await workplace.signIn(page, 'to-chuc');
  const organisationId = (await communeId(page)) as OrganisationId;
  const text = { organisationId, month, content: 'Nội dung định hướng (giả định)' };
  for (const title of ['Phòng cháy khu dân cư (giả định)', 'Bản nháp thừa (giả định)'])
    await callFrom(page, meetings.draftOrientation, { ...text, title } as never);
  await page.goto(`/meetings/orientation?of=${organisationId}&month=${month}`);
  const card = (title: string) => page.locator('article').filter({ hasText: title });

  await button(card('Bản nháp thừa'), 'meetings.orientation.drop').click();
  await page.getByText(say('meetings.orientation.done-drop')).waitFor();
  await expect.poll(() => card('Bản nháp thừa').count()).toBe(0);

  await button(card('Phòng cháy'), 'meetings.orientation.send').click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(say('meetings.orientation.to-named')).check();
  await dialog.getByLabel(say('meetings.orientation.only-not-met', { month: monthWords })).check();
  const boxes = dialog.locator('.meetings-cell-boxes input');
  await boxes.first().waitFor();
  await boxes.nth(0).check();
  await boxes.nth(1).check();
  await dialog.getByText(say('meetings.orientation.counted', { count: 2 })).waitFor();
  const faults = await look(page, 'send');
  await button(dialog, 'meetings.orientation.send').click();
  await dialog.waitFor({ state: 'detached' });
  const { rows } = await callFrom(page, meetings.orientations, { organisationId, year: Number(month.slice(0, 4)) });
  expect(rows.map(({ title, state, cells }) => ({ title, state, cells }))).toEqual([
    { title: 'Phòng cháy khu dân cư (giả định)', state: 'sent', cells: 2 },
  ]);
  await card('Phòng cháy').locator('summary').click();
  await expect.poll(() => card('Phòng cháy').getByText(say('meetings.orientation.cell-unread')).count()).toBe(2);
  faults.push(...(await look(page, 'readers')));
  expect(faults).toEqual([]);
});
