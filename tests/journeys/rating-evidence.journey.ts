import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { OrganisationId } from '../../src/areas/organisations/contract.ts';
import * as ratings from '../../src/areas/ratings/contract.ts';
import { addDays, type Day, dayOf } from '../../src/platform/calendar/day.ts';
import { dayText } from '../../src/web/day-text.ts';
import { callFrom } from '../browser-call.ts';
import { button, field } from '../browser-meeting.ts';
import { fill, pressKey, save } from '../browser-members.ts';
import { picturesOf } from '../browser-pictures.ts';
import { watchTraffic } from '../browser-screen.ts';
import { say } from '../browser-words.ts';
import { openWorkplace } from '../browser-workplace.ts';

const workplace = openWorkplace();
const look = picturesOf('rating-evidence');
const today = dayOf(new Date()) as Day;
const good = say('ratings.level.good');
const best = say('ratings.level.excellent');
const faults: string[] = [];

/** A season of the year in the small fictional ward; the office of the demonstration is moved there, which is no part of this story. */
const openSeason = async (): Promise<{ page: Page; subject: { subjectId: ratings.SubjectId; title: string } }> => {
  const rows = await workplace.sql(
    `SELECT id FROM organisations.published_organisation WHERE name LIKE 'Đảng bộ phường Ví Dụ%' AND upper_inf(period)`,
  );
  const [organisationId] = rows[0] as [OrganisationId];
  await workplace.sql(
    `UPDATE platform.office o SET org_id = p.id, org_pos = p.pos FROM organisations.organisation p, platform.account a
     WHERE p.id = $1 AND a.login = 'to-chuc-xa' AND o.account_id = a.id`,
    [organisationId],
  );
  const page = await workplace.newPage();
  watchTraffic(page);
  await workplace.signIn(page, 'to-chuc-xa');
  const period = { kind: 'year' as const, year: Number(today.slice(0, 4)) };
  const whom = { organisationId, period, reach: 'whole' as const, countedOn: today };
  const { pack } = await callFrom(page, ratings.seasonProposal, whom);
  const opened = { ...whom, packId: pack!.id, calendar: [], kinds: [...ratings.openableKinds] };
  const { seasonId } = await callFrom(page, ratings.openSeason, opened);
  const { rows: members } = await callFrom(page, ratings.subjects, {
    seasonId,
    organisationId,
    kinds: ['member'],
    limit: 1,
  });
  return { page, subject: members[0]! };
};

/** Targets as they are copied from a spreadsheet, then what came of them: both done, one beyond what was asked. */
const fixTargets = async (page: Page): Promise<void> => {
  await pressKey(page, say('ratings.action.fix-targets'));
  const dialog = page.getByRole('dialog');
  await dialog.getByText(say('ratings.paste.title')).click();
  const due = dayText(today);
  await dialog
    .getByLabel(say('ratings.paste.label'))
    .fill(
      `Vận động hiến đất làm ngõ\tBiên bản\thộ\t3\t${due}\t40\tx\tNghị quyết 01\nPhụ trách tổ tự quản\t\t\t\t${due}\t30\t\t`,
    );
  await button(dialog, 'ratings.paste.take').click();
  await dialog.getByText(say('ratings.paste.taken', { count: 2 })).waitFor();
  faults.push(...(await look(page, 'targets')));
  await save(page);
  await pressKey(page, say('ratings.action.record-results'));
  await fill(page, {
    // A thousand and more, as it is written here; once it was kept as one and a quarter.
    'results.0.resultAmount': '1.250',
    'results.0.doneOn': { day: today },
    'results.1.doneOn': { day: today },
    // No amount says it of this one; unsaid it would stay unknown, and the highest level with it.
    'lines.1.isExceeded': { first: true },
  });
  await save(page);
  await page.getByText(say('ratings.target.standing.exceeded')).first().waitFor();
  await page.getByText('1.250 hộ', { exact: false }).first().waitFor();
};

/** What nobody knows keeps the level open; somebody looked, says with a source that there was nothing, and it is open no more. */
const stateNone = async (page: Page): Promise<void> => {
  const missing = page.getByRole('heading', { level: 3, name: /^Số liệu quy định hỏi đến, chưa biết/ });
  await missing.waitFor();
  await pressKey(page, say('ratings.action.state-none'));
  const dialog = page.getByRole('dialog');
  for (const box of await dialog.getByRole('checkbox').all()) await box.check();
  await fill(page, { sourceWords: 'Xác nhận của chi ủy (giả định)' });
  faults.push(...(await look(page, 'nothing-there')));
  await save(page);
  await page.getByText('Ghi tay: Xác nhận của chi ủy (giả định)', { exact: false }).first().waitFor();
};

/** The verdict follows what is typed, without asking the server: good with 88 points, excellent with 96. */
const rateLive = async (page: Page): Promise<void> => {
  await pressKey(page, say('ratings.action.rate-self'));
  const panel = page.getByRole('dialog').getByRole('region', { name: say('web.verdict.title') });
  const asked: string[] = [];
  await field(page, 'points.common').fill('28');
  page.on('request', (request) => asked.push(request.url()));
  await field(page, 'points.result').fill('60');
  await panel.getByText(say('ratings.verdict.proposed', { level: good })).waitFor();
  await field(page, 'points.result').fill('68');
  await panel.getByText(say('ratings.verdict.proposed', { level: best })).waitFor();
  expect(asked.filter((url) => url.includes('/api/ratings/'))).toEqual([]);
  faults.push(...(await look(page, 'live')));
  await fill(page, { level: { first: true } });
  await save(page);
};

/** A shortcoming with its owner and day becomes a task, and is closed with its proof. */
const remedy = async (page: Page): Promise<void> => {
  const text = 'Chậm nộp báo cáo quý (giả định)';
  await pressKey(page, say('ratings.action.name-shortcoming'));
  await fill(page, { text, owner: { first: true }, dueOn: { day: addDays(today, 30) } });
  await save(page);
  await page.getByText(text).first().waitFor();
  await page.getByText(say('ratings.shortcoming.standing.open')).waitFor();
  await pressKey(page, say('ratings.shortcoming.remedy-of', { text }));
  await fill(page, { remediedOn: { day: today }, proof: 'Báo cáo quý đã nộp, có ký nhận (giả định)' });
  await save(page);
  await page.getByText(say('ratings.shortcoming.standing.remedied'), { exact: true }).waitFor();
};

test('targets are fixed from a spreadsheet, facts entered, the verdict follows the points, a shortcoming is closed with its proof', async () => {
  const { page, subject } = await openSeason();
  await page.goto(`/ratings/subjects/${subject.subjectId}`);
  await page.getByRole('heading', { level: 1, name: subject.title }).waitFor();
  faults.push(...(await look(page, 'before')));
  await fixTargets(page);
  await stateNone(page);
  await rateLive(page);
  await remedy(page);
  faults.push(...(await look(page, 'after')));
  expect(faults).toEqual([]);
});
