import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import type { OrganisationId } from '../../src/areas/organisations/contract.ts';
import * as ratings from '../../src/areas/ratings/contract.ts';
import { leaveUnsent, moveToWard, seeUndecided } from '../browser-cadres.ts';
import { callFrom } from '../browser-call.ts';
import { follow, openDesks, type Person } from '../browser-desks.ts';
import { fill, pressKey, save, today, writtenEveryWay } from '../browser-members.ts';
import { keepFile } from '../browser-pictures.ts';
import { settle } from '../browser-screen.ts';
import { say } from '../browser-words.ts';
import { openWorkplace } from '../browser-workplace.ts';

const workplace = openWorkplace({ keepsPages: true });
const { at, look, tellingAddresses } = openDesks(workplace, 'cadre-month');
const [WARD, HEAD, MEMBER] = ['to-chuc-xa', 'bi-thu', 'dang-vien'];
const [year, month] = [Number(today.slice(0, 4)), Number(today.slice(5, 7))];

const BASIS = 'Đảng ủy phường cho phép tiếp tục áp dụng (giả định)';
const OVER = 'Văn phòng có kết quả đặc biệt trong tháng (giả định)';
const ANSWER = 'Đồng ý với kết quả; đề nghị ghi nhận thêm việc trực lễ (giả định)';
const BEYOND = say('ratings.rated.points-beyond', { name: 'Kết quả thực hiện nhiệm vụ', max: 70 });
const A = say('ratings.level.hanoi-monthly-a');

let [wardId, officeId] = [] as unknown as [OrganisationId, OrganisationId];
let people: readonly Person[];
let own: Person;
let monthId: string;

beforeAll(async () => {
  ({ wardId, officeId, people } = await moveToWard(workplace, { ward: WARD, head: HEAD, member: MEMBER }));
  own = people[1]!;
});

const region = (page: Page, key: string) => page.getByRole('region', { name: say(key), exact: true }).first();
const check = (page: Page, key: string, name: string) =>
  page.getByRole('checkbox', { name: say(key, { name }), exact: true }).check();

const openMonth = async (page: Page): Promise<void> => {
  await page.goto(`/ratings/cadres/${monthId}?of=${wardId}`);
  await settle(page);
};

const sheetIds = async (page: Page): Promise<ReadonlyMap<string, ratings.SubjectId>> => {
  const { rows } = await callFrom(page, ratings.cadreMonth, { seasonId: monthId as never, organisationId: wardId });
  return new Map(rows.map(({ title, subjectId }) => [title, subjectId]));
};

/** The cell of the office is searched for by its name. */
const chooseOffice = async (page: Page): Promise<void> => {
  const office = page.getByRole('combobox', { name: say('ratings.cadre.office') });
  const [, name] = (
    await workplace.sql(
      'SELECT 1, o.name FROM organisations.published_organisation o WHERE o.id = $1 AND upper_inf(o.period)',
      [officeId],
    )
  )[0]!;
  await office.fill(String(name));
  await page
    .getByRole('option', { name: RegExp(`^${name}`) })
    .first()
    .click();
  await settle(page);
};

test('the ward opens the month of an office: who is evaluated, in which post, and why the frame is still used', async () => {
  const page = await at(WARD);
  await page.goto('/ratings/cadres');
  await settle(page);
  await look(page, 'months');
  await follow(page, page.getByRole('link', { name: say('ratings.cadre.open'), exact: true }).first());
  await chooseOffice(page);
  await page.getByText(say('ratings.cadre.validity-unknown'), { exact: true }).waitFor();
  await page.getByText(say('ratings.cadre.members-only'), { exact: true }).first().waitFor();
  for (const person of people) {
    await check(page, 'ratings.cadre.take-of', person.name);
    await page
      .getByRole('textbox', { name: say('ratings.cadre.post-of', { name: person.name }), exact: true })
      .fill(person === people[0] ? 'Chánh Văn phòng' : 'Chuyên viên');
  }
  await check(page, 'ratings.cadre.is-head-of', people[0]!.name);
  await look(page, 'opening');
  const submit = region(page, 'ratings.cadre.people').getByRole('button', {
    name: say('ratings.cadre.open'),
    exact: true,
  });
  await submit.click();
  await page.getByText(say('refusal.ratings.validity-unknown-without-reason')).first().waitFor();
  await page.locator('[data-path="packReason"]').fill(BASIS);
  await submit.click();
  await page.getByRole('heading', { level: 1, name: `${month}` }).waitFor();
  await region(page, 'ratings.cadre.list').waitFor();
  monthId = new URL(page.url()).pathname.split('/').at(-1)!;
  await settle(page);
  await page.getByText(BASIS, { exact: true }).waitFor();
  await look(page, 'month');
  await page.goto(`/ratings/cadres?of=${wardId}`);
  await settle(page);
  await page
    .getByRole('link', { name: say('ratings.period.month', { month, year: String(year) }), exact: true })
    .waitFor();
});

test('the person fills in the own sheet: what is open is not zero, and the level stands beside the points as they are typed', async () => {
  const page = await at(MEMBER);
  await page.goto('/me/cadres');
  await settle(page);
  await pressKey(page, say('ratings.cadre.own-rate'));
  const dialog = page.getByRole('dialog');
  const results = dialog.locator('[data-path="marks.1.points"]');
  for (const typed of ['65.5', '65,5']) expect(await writtenEveryWay(page, results, typed)).toEqual(['65,5']);
  await fill(page, { 'marks.0.points': '20', 'marks.1.points': '655', 'marks.2.points': '4' });
  await dialog.getByText(say('ratings.cadre.sheet-beyond', { count: 1 })).waitFor();
  // The box and the list beside it name the criterion, also after the whole was sent.
  await save(page, false);
  await dialog.getByText(BEYOND, { exact: true }).nth(1).waitFor();
  expect(await dialog.getByText(/\(100\)/).count()).toBe(0);
  await fill(page, { 'marks.1.points': '68', 'marks.2.points': '' });
  await dialog.getByText(say('ratings.cadre.sheet-open', { left: 1 })).waitFor();
  await fill(page, { 'marks.2.points': '4' });
  await dialog.getByText(say('ratings.cadre.sheet-level', { sum: 92, level: A })).waitFor();
  await save(page);
  await page.getByText(say('ratings.cadre.own-rate-again'), { exact: true }).waitFor();
  await look(page, 'own-sheet');
  const other = (await sheetIds(await at(WARD))).get(people[2]!.name)!;
  await expect(callFrom(page, ratings.cadreSheet, { subjectId: other })).rejects.toThrow(/answered 40[34]/);
  await expect(callFrom(page, ratings.ownCadreSheet, { subjectId: other })).rejects.toThrow(/answered 404/);
});

test('the head gives points on the sheet; the others on paper and by the head are entered beside them', async () => {
  const page = await at(HEAD);
  const ids = await sheetIds(await at(WARD));
  await page.goto(`/ratings/cadres/sheets/${ids.get(own.name)}`);
  await settle(page);
  await pressKey(page, say('ratings.cadre.act.head'));
  await fill(page, { 'marks.0.points': '20', 'marks.1.points': '70,5' });
  await page.getByRole('dialog').getByText(BEYOND).first().waitFor();
  await fill(page, { 'marks.1.points': '67', 'marks.2.points': '3' });
  await save(page);
  await look(page, 'sheet');
  const given = [18, 60, 0];
  for (const [name, points] of [
    [people[2]!.name, [20, 68, 5]],
    [people[3]!.name, given],
  ] as const) {
    const marks = ['discipline', 'result', 'bonus'].map((criterion, at) => ({ criterion, points: points[at]! }));
    for (const side of ['self', 'head'] as const) {
      const { subjectId, version } = await callFrom(page, ratings.cadreSheet, { subjectId: ids.get(name)! });
      await callFrom(page, ratings.rateCadre, { subjectId, expectedVersion: version, side, ratedOn: today, marks });
    }
  }
});

/** Everybody whom others gave points to is chosen already, the head of the office among them; who issues it stands there. */
const fillDecision = async (page: Page): Promise<void> => {
  const { name } = people[0]!;
  await pressKey(page, say('ratings.cadre.act.decide-cadres'));
  await expect.poll(() => page.locator('[data-path="decision.issuer"]').inputValue()).not.toBe('');
  await fill(page, {
    'decision.number': '21-QĐ/ĐU',
    'decision.issuer': 'Ban Thường vụ Đảng ủy phường (giả định)',
  });
  const taken = page.getByRole('checkbox', { name: say('ratings.cadre.decide-take-of', { name }), exact: true });
  expect(await taken.isChecked()).toBe(true);
  await page.getByRole('combobox', { name: say('ratings.decide.level-of', { title: name }), exact: true }).click();
  await page.getByRole('option', { name: say('ratings.level.hanoi-monthly-b'), exact: true }).click();
};

test('the deciding level rates the head of the office, goes over the limit only with a reason on record, and decides', async () => {
  const page = await at(WARD);
  const ids = await sheetIds(page);
  await openMonth(page);
  await seeUndecided(page, people[0]!.name);
  await look(page, 'decide');
  await page.keyboard.press('Escape');
  await page.goto(`/ratings/cadres/sheets/${ids.get(people[0]!.name)}`);
  await settle(page);
  expect(await page.getByRole('button', { name: say('ratings.cadre.act.head'), exact: true }).count()).toBe(0);
  await pressKey(page, say('ratings.cadre.act.superior'));
  await fill(page, { 'marks.0.points': '19', 'marks.1.points': '60', 'marks.2.points': '0' });
  await save(page);
  await openMonth(page);
  const limits = region(page, 'ratings.cadre.limits');
  await limits.getByText(say('ratings.cadre.limit-over'), { exact: true }).waitFor();
  await fillDecision(page);
  await save(page, false);
  await page
    .getByRole('alert')
    .getByText(/^Nhóm Cơ quan.* sẽ có 2 đối tượng ở mức cao nhất, vượt 1 /)
    .first()
    .waitFor();
  // The reason may be recorded from here, for the levels that are chosen; it may be recorded on the page as well.
  await page
    .getByRole('dialog')
    .getByRole('button', { name: say('ratings.quota.settle'), exact: true })
    .waitFor();
  await leaveUnsent(page);
  await pressKey(page, say('ratings.quota.settle'));
  await fill(page, { reason: OVER });
  await save(page);
  await limits.getByText(OVER).waitFor();
  await look(page, 'limits');
  await fillDecision(page);
  await save(page);
  await page.getByText(say('ratings.cadre.state.decided'), { exact: true }).first().waitFor();
});

test('the notice is printed, the person reads the result and answers, and the answer stands on the sheet', async () => {
  const page = await at(WARD);
  const printed = page.waitForEvent('download');
  await pressKey(page, say('ratings.cadre.print-notices'));
  const file = await printed;
  expect(file.suggestedFilename()).toMatch(/\.pdf$/);
  await keepFile(file, 'cadre-month-notices.pdf');
  await pressKey(page, say('ratings.cadre.act.notify-subjects'));
  await fill(page, {});
  await save(page);
  const person = await at(MEMBER);
  await person.reload();
  await settle(person);
  await person.getByText(A, { exact: true }).nth(1).waitFor();
  await region(person, 'ratings.cadre.own-answer').locator('[data-path="text"]').fill(ANSWER);
  await pressKey(person, say('ratings.cadre.answer-send'));
  await region(person, 'ratings.cadre.own-answer').getByText(ANSWER, { exact: true }).waitFor();
  await look(person, 'own-told');
  await page.goto(`/ratings/cadres/sheets/${(await sheetIds(page)).get(own.name)}`);
  await settle(page);
  await region(page, 'ratings.cadre.answers').getByText(ANSWER, { exact: true }).waitFor();
  await look(page, 'answered');
  expect(await tellingAddresses()).toEqual([]);
});

test('a count of the month opens exactly the people it counts', async () => {
  const page = await at(WARD);
  const { rows } = await callFrom(page, ratings.cadreMonth, { seasonId: monthId as never, organisationId: wardId });
  expect(rows.filter(({ selfLevel }) => selfLevel !== null).length).toBeLessThan(rows.length);
  await page.goto('/ratings/cadres');
  await settle(page);
  await page.locator(`a[href*="${monthId}"][href*="show=selfRated"]`).click();
  await settle(page);
  const named = (title: string) => page.locator('#cadres').getByRole('link', { name: title, exact: true });
  for (const { title, selfLevel } of rows) expect(await named(title).count()).toBe(selfLevel === null ? 0 : 1);
});
