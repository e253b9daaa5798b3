import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { OrganisationId } from '../../src/areas/organisations/contract.ts';
import { type Day, dayOf } from '../../src/platform/calendar/day.ts';
import { seeDecideList, seeIssuerAbove, settleWithin, typeInto } from '../browser-decide.ts';
import { button, field } from '../browser-meeting.ts';
import { picturesOf } from '../browser-pictures.ts';
import { giveFacts, type Line, type Place, rateTheRest, seasonOf, stepAll, subjectsOf } from '../browser-ratings.ts';
import { watchTraffic } from '../browser-screen.ts';
import { say } from '../browser-words.ts';
import { openWorkplace } from '../browser-workplace.ts';

const workplace = openWorkplace();
const look = picturesOf('rate');
const today = dayOf(new Date()) as Day;
const year = Number(today.slice(0, 4));
const good = say('ratings.level.good');
const best = say('ratings.level.excellent');
const ISSUER = 'Ban Thường vụ Đảng ủy phường Ví Dụ (giả định)';

/** The small fictional ward with its two cells; the offices of the demonstration are moved there, which is no part of this story. */
const moveOffices = async (): Promise<{ wardId: OrganisationId; cellId: OrganisationId }> => {
  const rows = await workplace.sql(`
    SELECT w.id, c.id FROM organisations.published_organisation w
    JOIN organisations.published_organisation c ON c.parent_id = w.id AND upper_inf(c.period)
    WHERE w.name LIKE 'Đảng bộ phường Ví Dụ%' AND upper_inf(w.period) ORDER BY c.name LIMIT 1`);
  const [wardId, cellId] = rows[0] as [OrganisationId, OrganisationId];
  const move = (login: string, to: string) =>
    workplace.sql(
      `UPDATE platform.office o SET org_id = p.id, org_pos = p.pos FROM organisations.organisation p, platform.account a
       WHERE p.id = $1 AND a.login = $2 AND o.account_id = a.id`,
      [to, login],
    );
  for (const login of ['to-chuc-xa', 'van-phong-xa']) await move(login, wardId);
  await move('bi-thu', cellId);
  return { wardId, cellId };
};

const pageOf = async (login: string): Promise<Page> => {
  const page = await workplace.newPage();
  watchTraffic(page);
  await workplace.signIn(page, login);
  return page;
};

/** Opens the season of the year: the pack of that year stands there by itself. */
const openSeason = async (page: Page): Promise<string> => {
  await page.goto('/ratings');
  await page
    .getByRole('link', { name: say('ratings.open.title'), exact: true })
    .first()
    .click();
  await page.getByText('366-QĐ/TW', { exact: false }).first().waitFor();
  await button(page, 'ratings.open.submit').click();
  await page.getByRole('heading', { level: 1, name: `${year}` }).waitFor();
  return new URL(page.url()).pathname.split('/').at(-1)!;
};

const choose = async (page: Page, path: string, name: string): Promise<void> => {
  await field(page, path).click();
  await page.getByRole('option', { name, exact: true }).click();
};

const submit = async (page: Page, action: string): Promise<void> => {
  const dialog = page.getByRole('dialog');
  await button(dialog, `ratings.action.${action}`).click();
  await dialog.waitFor({ state: 'detached' });
};

/** One member rates himself, is reviewed with the others, proposed and voted on; what the rules say stands beside it with its clause. */
const rateOneMember = async (page: Page, { subjectId, title }: Line, seasonId: string): Promise<string[]> => {
  await page.goto(`/ratings/subjects/${subjectId}`);
  await button(page, 'ratings.action.rate-self').click();
  await typeInto(page, 'points.common', '28');
  await typeInto(page, 'points.result', '60');
  await choose(page, 'level', best);
  await submit(page, 'rate-self');

  await page.goto(`/ratings/${seasonId}?kind=member`);
  // Persons stand by name: no press on a head puts them in the order of their levels.
  const levels = page.getByRole('columnheader', { name: say('ratings.column.decidedLevel') });
  await levels.waitFor();
  expect(await levels.getByRole('button').count()).toBe(0);
  await page
    .getByRole('checkbox', { name: say('ratings.list.tick-of', { title }) })
    .first()
    .check();
  await button(page, 'ratings.bulk.step', { step: say('ratings.action.record-review'), count: 1 }).click();
  await submit(page, 'record-review');

  await page.goto(`/ratings/subjects/${subjectId}`);
  await button(page, 'ratings.action.propose-level').click();
  await typeInto(page, 'points.common', '27');
  await typeInto(page, 'points.result', '56');
  await choose(page, 'level', best);
  await button(page.getByRole('dialog'), 'ratings.action.propose-level').click();
  const panel = page.getByRole('dialog').filter({ hasText: say('web.refused.refused') });
  await panel.getByText(say('refusal.ratings.leaves-proposal-without-reason')).first().waitFor();
  await choose(page, 'level', good);
  await submit(page, 'propose-level');
  await page.getByText(say('ratings.verdict.proposed', { level: good }), { exact: false }).waitFor();
  expect(await page.getByText('366-QĐ/TW, Điều 11', { exact: false }).count()).toBeGreaterThan(0);
  return look(page, 'member');
};

/** The tally of the secret ballot, from the keyboard alone; votes beyond the ballots are refused before anything is sent. */
const voteOn = async (page: Page): Promise<void> => {
  const [cell] = await workplace.sql(`
    SELECT count(*)::int FROM members.membership m JOIN ratings.subject s ON s.org_id = m.org_id
    WHERE s.id = '${new URL(page.url()).pathname.split('/').at(-1)}' AND m.standing = 'official' AND m.kind = 'official' AND m.until_day > CURRENT_DATE`);
  const summoned = Number(cell![0]);
  const valid = summoned - 3;
  await button(page, 'ratings.action.record-ballot').click();
  await field(page, 'summoned').focus();
  for (const count of [summoned, summoned - 2, 1, valid, valid, 0, 2, valid - 1, 0, 0, 0]) {
    await page.keyboard.type(String(count));
    await page.keyboard.press('Tab');
  }
  const dialog = page.getByRole('dialog');
  const refused = say('refusal.ratings.votes-do-not-add-up', { votes: valid + 1, valid });
  await dialog.getByText(refused).first().waitFor();
  await typeInto(page, 'votes.good', String(valid - 2));
  await field(page, 'votes.not-rated').press('Enter');
  await dialog.waitFor({ state: 'detached' });
};

/** Decides everybody who was reviewed, and is refused while the group lies over the ceiling without a reason. */
const decideMembers = async (page: Page, seasonId: string, number: string): Promise<void> => {
  await page.goto(`/ratings/${seasonId}?state=reviewed`);
  await button(page, 'ratings.bulk.all').waitFor();
  const more = page.getByRole('button', { name: say('ratings.list.more'), exact: true });
  if (await more.isVisible()) await more.click();
  await more.waitFor({ state: 'detached' });
  await button(page, 'ratings.bulk.all').click();
  await page.getByRole('button', { name: new RegExp(`^${say('ratings.action.decide-level')} \\(`) }).click();
  await typeInto(page, 'decision.number', number);
  await typeInto(page, 'decision.issuer', ISSUER);
  await seeDecideList(page);
};

const seeQuota = async (page: Page, seasonId: string): Promise<string[]> => {
  await page.goto(`/ratings/${seasonId}/quota`);
  await page
    .locator('section.vm-card')
    .filter({ hasText: say('ratings.subject.member') })
    .getByText(say('ratings.quota.by-decisions'))
    .first()
    .click();
  return look(page, 'quota');
};

/** The cell as an organisation, decided after its members: the sheet shows what its level rests on, and to press the level that stands there keeps it. */
const decideCell = async (page: Page, { subjectId }: Line): Promise<string[]> => {
  await page.goto(`/ratings/subjects/${subjectId}`);
  await button(page, 'ratings.action.decide-level').click();
  await choose(page, 'lines.0.level', good);
  await typeInto(page, 'decision.number', '62-QĐ/MH');
  await typeInto(page, 'decision.issuer', ISSUER);
  await submit(page, 'decide-level');
  return look(page, 'cell');
};

const closeSeason = async (page: Page, seasonId: string): Promise<void> => {
  await page.goto(`/ratings/${seasonId}`);
  await button(page, 'ratings.action.close-season').click();
  await submit(page, 'close-season');
  await page.getByText(say('ratings.season-state.closed'), { exact: true }).first().waitFor();
};

/** The city reads the years of the ward, and a figure opens to its rows. */
const seeDistribution = async (wardId: OrganisationId): Promise<string[]> => {
  const page = await pageOf('to-chuc');
  await page.goto(`/ratings?of=${wardId}`);
  await page.getByText(say('ratings.season-state.closed'), { exact: true }).first().waitFor();
  await page.goto(`/ratings/analysis?of=${wardId}&kind=member`);
  const row = page
    .getByRole('row')
    .filter({ hasText: `${year}` })
    .first();
  await row.waitFor();
  const faults = await look(page, 'distribution');
  await row.getByRole('link').first().click();
  await page.waitForURL(/\/ratings\/results/);
  await page.getByRole('table').first().waitFor();
  return [...faults, ...(await look(page, 'rows'))];
};

test('a season of a ward: members, cells, organisations; the ceiling is passed with a reason on record', async () => {
  const { wardId, cellId } = await moveOffices();
  const officer = await pageOf('to-chuc-xa');
  const seasonId = await openSeason(officer);
  const ward: Place = { seasonId: seasonId as never, organisationId: wardId, on: today };
  const secretary = await pageOf('bi-thu');
  const [first] = await subjectsOf(secretary, { ...ward, organisationId: cellId }, ['member']);
  await giveFacts(secretary, first!, today);
  const faults = await rateOneMember(secretary, first!, seasonId);
  await voteOn(secretary);
  await rateTheRest(officer, ward, { kinds: ['member', 'member-outside'], best: 14 });

  const office = await pageOf('van-phong-xa');
  await decideMembers(office, seasonId, '61-QĐ/MH');
  faults.push(...(await look(office, 'decide-list')));
  const dialog = office.getByRole('dialog');
  await button(dialog, 'ratings.action.decide-level').click();
  await dialog
    .getByText(/^Nhóm Đảng viên.* sẽ có 14 đối tượng ở mức cao nhất, vượt/)
    .first()
    .waitFor();
  await settleWithin(office, '61-QĐ/MH');
  await submit(office, 'decide-level');
  faults.push(...(await seeQuota(office, seasonId)));

  await rateTheRest(officer, ward, { kinds: ['cell-committee', 'grassroots-committee', 'leader'], best: 0 });
  await stepAll(office, ward, 'decide', ['cell-committee', 'grassroots-committee', 'leader']);
  await seeIssuerAbove(office, ward);
  await rateTheRest(officer, ward, { kinds: ['party-organisation'], best: 0 });
  const [cell, ...others] = await subjectsOf(office, ward, ['party-organisation']);
  faults.push(...(await decideCell(office, cell!)));
  if (others.length > 0) await stepAll(office, ward, 'decide', ['party-organisation']);
  await stepAll(office, ward, 'notify');
  await stepAll(office, ward, 'archive');
  await closeSeason(office, seasonId);
  expect(await seasonOf(office, ward)).toMatchObject({ state: 'closed' });

  faults.push(...(await seeDistribution(wardId)));
  expect(faults).toEqual([]);
}, 300_000);
