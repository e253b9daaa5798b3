import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import * as ratings from '../../src/areas/ratings/contract.ts';
import { callFrom } from '../browser-call.ts';
import { follow, officeOf, openDesks, type Place } from '../browser-desks.ts';
import { fill, pressKey, save, today } from '../browser-members.ts';
import { settle } from '../browser-screen.ts';
import { say } from '../browser-words.ts';
import { openWorkplace } from '../browser-workplace.ts';

const workplace = openWorkplace({ keepsPages: true });
const { at, look, tellingAddresses } = openDesks(workplace, 'own-rating');
const [OFFICE, SECRETARY, MEMBER] = ['to-chuc-xa', 'bi-thu', 'dang-vien'];
const year = Number(today.slice(0, 4));

const REVIEW = 'Hoàn thành việc được giao; còn chậm một lần báo cáo (giả định)';
const ANSWER = 'Lần báo cáo chậm do mất điện, đã bổ sung trong ngày (giả định)';
let [commune, cell] = [] as unknown as [Place, Place];
let name: string;
let seasonId: ratings.SeasonId;
let subjectId: ratings.SubjectId;

/** The season of the running year that the commune has open, or one that it opens now. */
const seasonOfYear = async (page: Page): Promise<ratings.SeasonId> => {
  const { rows } = await callFrom(page, ratings.seasons, { organisationId: commune.id });
  const found = rows.find(({ period, isOpener }) => isOpener && period.kind === 'year' && period.year === year);
  if (found) return found.seasonId;
  const whom = {
    organisationId: commune.id,
    period: { kind: 'year' as const, year },
    reach: 'whole' as const,
    countedOn: today,
  };
  const { pack } = await callFrom(page, ratings.seasonProposal, whom);
  const opened = { ...whom, packId: pack!.id, calendar: [], kinds: ['member' as const] };
  return (await callFrom(page, ratings.openSeason, opened)).seasonId;
};

const stateNow = async (): Promise<{ state: string; version: number }> => {
  const [row] = await workplace.sql('SELECT state, version FROM ratings.subject WHERE id = $1', [subjectId]);
  return { state: String(row![0]), version: Number(row![1]) };
};

beforeAll(async () => {
  commune = await officeOf(workplace, OFFICE);
  cell = await officeOf(workplace, SECRETARY);
  seasonId = await seasonOfYear(await at(OFFICE));
  const [found] = await workplace.sql(
    `SELECT s.id, s.title FROM ratings.subject s JOIN members.member m ON m.id = s.member_id JOIN platform.account a ON a.id = m.account_id
     WHERE a.login = $1 AND s.season_id = $2`,
    [MEMBER, seasonId],
  );
  [subjectId, name] = [found![0] as ratings.SubjectId, String(found![1])];
});

const region = (page: Page, key: string) => page.getByRole('region', { name: say(key), exact: true });

test('a member without office is led from the first page to the own review, writes it and rates himself', async () => {
  const page = await at(MEMBER);
  await page.goto('/');
  await settle(page);
  await follow(page, region(page, 'ratings.own.title').getByRole('link').first());
  await page.getByRole('heading', { level: 1 }).waitFor();
  const step = region(page, 'ratings.own.step-review');
  await step.getByRole('button').first().click();
  await step.locator('[data-path="words"]').fill(REVIEW);
  await step.locator('[data-path="points.common"]').fill('26');
  await step.locator('[data-path="points.result"]').fill('55');
  await step.locator('[data-path="level"]').click();
  await page.getByRole('option', { name: say('ratings.level.good'), exact: true }).click();
  await step.getByRole('region', { name: say('web.verdict.title') }).waitFor();
  await look(page, 'self-review');
  await step.getByRole('button', { name: say('ratings.own.send'), exact: true }).click();
  await step.getByText(REVIEW, { exact: true }).waitFor();
  await step.getByText(say('ratings.level.good'), { exact: true }).waitFor();
});

test('the secretary hands the sheets over, the member reads his own, confirms it and answers in writing', async () => {
  const desk = await at(SECRETARY);
  await desk.goto(`/ratings/${seasonId}?of=${cell.id}`);
  await settle(desk);
  await follow(desk, desk.getByRole('link', { name: say('ratings.cell.to-cell'), exact: true }));
  const sheets = desk.locator('#step-sheet');
  await sheets.getByText(say('ratings.cell.about-sheet')).waitFor();
  // The dialog says who gets one and who does not, before anything is handed over.
  await sheets.getByRole('button').first().click();
  const dialog = desk.getByRole('dialog');
  await dialog.getByText(say('ratings.cell.hand-about')).waitFor();
  await dialog.locator('button[type="submit"]').click();
  await desk.getByText(say('ratings.cell.handed'), { exact: true }).waitFor();
  await settle(desk);
  await look(desk, 'cell');
  const page = await at(MEMBER);
  await page.goto(`/ratings/own/${subjectId}`);
  await settle(page);
  await pressKey(page, say('ratings.own.confirm'));
  await page.getByText(say('ratings.own.read-done'), { exact: true }).waitFor();
  await region(page, 'ratings.own.step-answer').locator('[data-path="text"]').fill(ANSWER);
  await pressKey(page, say('ratings.own.send-answer'));
  await region(page, 'ratings.own.step-answer').getByText(ANSWER, { exact: true }).waitFor();
  await look(page, 'sheet');
  await desk.reload();
  await settle(desk);
  await sheets
    .getByText(say('ratings.cell.answered', { count: 1 }))
    .first()
    .waitFor({ state: 'attached' });
});

/** Opens the dialog of a step for the member, whether the step still waits for him or is done. */
const openStep = async (page: Page, step: string): Promise<void> => {
  const card = page.locator(`#step-${step}`);
  const line = card.getByRole('listitem').filter({ has: page.getByRole('link', { name, exact: true }) });
  await card.waitFor();
  for (const fold of await card.locator('summary').all()) if (!(await line.isVisible())) await fold.click();
  await line.getByRole('button').click();
};

/** What was voted on is not offered to be changed, to the person or to the cell. */
const nothingVotedOnIsOffered = async (desk: Page): Promise<void> => {
  const own = await at(MEMBER);
  await own.goto(`/ratings/own/${subjectId}`);
  await own.getByText(say('ratings.own.review-closed-ballot'), { exact: true }).waitFor();
  expect(await own.getByRole('button', { name: say('ratings.own.write-again'), exact: true }).count()).toBe(0);
  await desk.goto(`/ratings/subjects/${subjectId}`);
  await desk.getByRole('button', { name: say('ratings.action.record-ballot'), exact: true }).waitFor();
  for (const step of ['rate-self', 'propose-level'])
    expect(await desk.getByRole('button', { name: say(`ratings.action.${step}`), exact: true }).count()).toBe(0);
};

test('the secretary records review and ballot; the committee decides, and the member reads why', async () => {
  const desk = await at(SECRETARY);
  const { state, version } = await stateNow();
  if (state === 'open') {
    const subjects = [{ subjectId, expectedVersion: version }];
    await callFrom(desk, ratings.recordReview, { subjects, heldOn: today });
  }
  await desk.goto(`/ratings/${seasonId}/cell?of=${cell.id}`);
  await settle(desk);
  await openStep(desk, 'ballot');
  await fill(desk, { summoned: '9', present: '9', keptOut: '1', issued: '8', received: '8', invalid: '0' });
  const votes = { excellent: '1', good: '7', completed: '0', 'not-completed': '0', 'not-rated': '0' };
  await fill(desk, Object.fromEntries(Object.entries(votes).map(([level, count]) => [`votes.${level}`, count])));
  await save(desk);
  await nothingVotedOnIsOffered(desk);
  const office = await at(OFFICE);
  const asked = async () => ({ subjectId, expectedVersion: (await stateNow()).version });
  const reasons = { leavingReason: 'Tập thể thống nhất (giả định)', aheadReason: 'Đã đủ hồ sơ (giả định)' };
  const decision = { number: '99-QĐ/MH', decidedOn: today, issuer: 'Ban Thường vụ (giả định)' };
  await callFrom(office, ratings.decideLevel, { lines: [{ ...(await asked()), level: 'good', ...reasons }], decision });
  await callFrom(office, ratings.notifySubjects, { subjects: [await asked()], on: today });
  const page = await at(MEMBER);
  await page.goto('/ratings/own');
  await settle(page);
  await look(page, 'own');
  await follow(page, page.getByRole('link', { name: say('ratings.own.next-read-result'), exact: true }).first());
  await follow(page, page.getByRole('link', { name: say('ratings.own.explanation'), exact: true }));
  await region(page, 'ratings.paper.result').getByText('99-QĐ/MH').waitFor();
  const course = region(page, 'ratings.course.title');
  for (const part of [ANSWER, reasons.leavingReason, decision.number]) await course.getByText(part).first().waitFor();
  await region(page, 'ratings.next.title').getByText(decision.issuer).waitFor();
  await look(page, 'explanation');
  expect(await page.getByText(reasons.aheadReason).count()).toBe(0);
  expect(await tellingAddresses()).toEqual([]);
});
