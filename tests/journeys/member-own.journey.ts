import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import * as members from '../../src/areas/members/contract.ts';
import * as tasks from '../../src/areas/tasks/contract.ts';
import { addDays } from '../../src/platform/calendar/day.ts';
import { figureText } from '../../src/web/kit/figure-text.ts';
import { callFrom } from '../browser-call.ts';
import {
  follow,
  gridRow,
  officeOf,
  openDesks,
  openPanel,
  type Person,
  type Place,
  pickField,
  quietMembers,
} from '../browser-desks.ts';
import { fill, pressKey, save, today } from '../browser-members.ts';
import { settle } from '../browser-screen.ts';
import { say } from '../browser-words.ts';
import { openWorkplace } from '../browser-workplace.ts';

const workplace = openWorkplace({ keepsPages: true });
const { at, look, tellingAddresses } = openDesks(workplace, 'own');
const [OFFICE, MEMBER] = ['to-chuc-xa', 'dang-vien'];

const RESIDENCE = 'Ngõ 3 thôn Mẫu (giả định)';
const TASK = 'Vận động hộ dân phân loại rác (giả định)';
let [own, other] = [] as unknown as [Person, Person];
let cell: Place;

beforeAll(async () => {
  cell = await officeOf(workplace, 'bi-thu');
  const [found] = await workplace.sql(
    `SELECT m.id, m.full_name FROM members.member m JOIN platform.account a ON a.id = m.account_id WHERE a.login = $1`,
    [MEMBER],
  );
  own = { id: found![0] as members.MemberId, name: String(found![1]) };
  [other] = (await quietMembers(workplace, cell, 1)) as [Person];
});

/** Of missing data: how many lack something, how many something of the core, and which details the core has. */
const missing = async (page: Page) => {
  const { kinds } = await callFrom(page, members.hygieneCounts, {});
  const { found, total, core } = kinds.find(({ kind }) => kind === 'missing-data')!;
  return { found, total, core: core! };
};

const listed = async (page: Page, details: readonly string[]) =>
  (await callFrom(page, members.hygieneList, { kind: 'missing-data', details: [...details], limit: 200 })).rows;

let wanting: Person & { readonly birthYear: number };

/** Somebody of whose core data the day of birth alone is missing, and whose name nobody else has. */
const findWanting = async (page: Page, core: readonly string[]): Promise<void> => {
  const rows = await listed(page, ['birth-on']);
  const alone = rows.filter(({ details }) => details.filter((code) => core.includes(code)).join() === 'birth-on');
  const years = await workplace.sql(
    `SELECT m.id, m.birth_year FROM members.member m WHERE m.id = ANY ($1::uuid[]) AND m.birth_year IS NOT NULL
       AND NOT EXISTS (SELECT FROM members.member o WHERE o.full_name = m.full_name AND o.id <> m.id) ORDER BY m.id`,
    [alone.map(({ memberId }) => memberId)],
  );
  const [id, birthYear] = years[0]!;
  wanting = {
    id: id as members.MemberId,
    name: alone.find(({ memberId }) => memberId === id)!.fullName,
    birthYear: Number(birthYear),
  };
};

const narrowTo = async (page: Page, { name }: Person): Promise<void> => {
  const label = say('members.hygiene.missing-data');
  await page.getByRole('searchbox', { name: say('web.table.search', { label }), exact: true }).fill(name);
};

const openWork = async (page: Page, count: number): Promise<void> => {
  await page.goto('/');
  await settle(page);
  const work = say('members.work.hygiene-missing-data', { count });
  await follow(page, page.getByRole('link', { name: work, exact: true }));
  await page.getByRole('heading', { level: 1, name: say('members.hygiene.missing-data'), exact: true }).waitFor();
};

const figureOfMissing = (page: Page) =>
  page
    .locator('.members-hygiene-card')
    .filter({ has: page.getByRole('link', { name: say('members.hygiene.missing-data'), exact: true }) })
    .locator('.members-hygiene-figure');

test('a missing day of birth is among the work of the morning, is opened from there and mended, and is gone from both', async () => {
  const page = await at(OFFICE);
  const before = await missing(page);
  await findWanting(page, before.core.codes);
  await page.goto('/members/hygiene');
  await settle(page);
  await figureOfMissing(page)
    .getByText(figureText(before.found, before.total, 'vi'), { exact: true })
    .waitFor();
  await look(page, 'hygiene');
  await openWork(page, before.core.found);
  await narrowTo(page, wanting);
  await gridRow(page, wanting).getByText(say('members.hygiene-detail.birth-on')).waitFor();
  await look(page, 'hygiene-list');
  await follow(page, gridRow(page, wanting).getByRole('link'));
  await page.getByRole('heading', { level: 1, name: wanting.name, exact: true }).waitFor();
  const facts = page.getByRole('region', { name: say('members.record.facts'), exact: true });
  await facts.getByText(String(wanting.birthYear), { exact: true }).waitFor();
  await pressKey(page, say('members.record.correct'));
  await pickField(page, 'birth-on');
  await fill(page, { 'changes.birthOn': `15/03/${wanting.birthYear}`, note: 'Phiếu đảng viên (giả định)' });
  await save(page);
  await page.getByText(`15/03/${wanting.birthYear}`, { exact: true }).waitFor();
  const after = await missing(page);
  expect(after.core.found).toBe(before.core.found - 1);
  expect((await listed(page, ['birth-on'])).map(({ memberId }) => memberId)).not.toContain(wanting.id);
  await openWork(page, after.core.found);
  await narrowTo(page, wanting);
  await page.getByText(say('web.list.nothing-left'), { exact: true }).waitFor();
  await page.goto('/members/hygiene');
  await settle(page);
  await figureOfMissing(page)
    .getByText(figureText(after.found, after.total, 'vi'), { exact: true })
    .waitFor();
});

const identifiers = (page: Page) => page.getByRole('region', { name: say('members.sealed.title'), exact: true });
const numbersOn = async (page: Page): Promise<string[]> =>
  (await page.locator('body').allInnerTexts()).join('\n').match(/\b(\d{12}|\d{8})\b/g) ?? [];

test('a member sees the own record with its numbers masked, and opens one of them alone', async () => {
  const page = await at(MEMBER);
  await page.goto('/');
  await settle(page);
  await look(page, 'home');
  await page.goto('/me');
  await page.getByRole('heading', { level: 1, name: own.name, exact: true }).waitFor();
  await settle(page);
  await identifiers(page).getByText(say('members.sealed.personal-id'), { exact: true }).waitFor();
  expect(await numbersOn(page)).toEqual([]);
  await look(page, 'record');
  const personal = identifiers(page)
    .locator('.vm-facts > div')
    .filter({ has: page.getByText(say('members.sealed.personal-id'), { exact: true }) });
  await personal.getByRole('button', { name: say('members.own.show'), exact: true }).click();
  await personal.getByText(/^000\d{9}$/).waitFor();
  expect(await numbersOn(page)).toHaveLength(1);
  await personal.getByRole('button', { name: say('members.own.hide'), exact: true }).click();
  expect(await numbersOn(page)).toEqual([]);
  await openPanel(page, say('members.own.reveals'));
  await page.getByText(say('members.reveal.own'), { exact: true }).waitFor();
});

test('the own dues and the task that the cell gave are there, and nothing of others is', async () => {
  const office = await at(OFFICE);
  await callFrom(office, tasks.assignTasks, {
    organisationId: cell.id,
    source: { kind: 'plan', words: 'Kế hoạch tháng (giả định)' },
    assignedOn: today,
    lines: [{ text: TASK, lead: { kind: 'member', memberId: own.id }, due: { kind: 'day', on: addDays(today, 20) } }],
  });
  const page = await at(MEMBER);
  await page.reload();
  await settle(page);
  await openPanel(page, say('members.dues.title'));
  await page.getByText(say('members.dues.who-reads'), { exact: true }).waitFor();
  await openPanel(page, 'Nhiệm vụ được giao');
  await page.getByText(TASK, { exact: true }).waitFor();
  await look(page, 'dues-and-tasks');
  const rail = page.getByRole('navigation', { name: say('web.areas'), exact: true });
  expect(await rail.getByRole('link', { name: 'Đảng viên', exact: true }).count()).toBe(0);
  for (const address of ['/members', `/members/${other.id}`, '/members/registers', '/members/changes']) {
    await page.goto(address);
    await page.getByText(say('web.forbidden.title'), { exact: true }).waitFor();
    expect(await page.getByText(other.name).count()).toBe(0);
  }
  const asked = { memberId: other.id, on: today };
  await expect(callFrom(page, members.member, asked)).rejects.toThrow(/answered 40[34]/);
  await expect(callFrom(page, members.memberList, { on: today, limit: 5 })).rejects.toThrow(/answered 40[34]/);
});

test('another name needs a paper of civil status, and what was typed is not lost by one key', async () => {
  const page = await at(MEMBER);
  await page.goto('/me');
  await settle(page);
  await pressKey(page, say('members.own.request'));
  await pickField(page, 'full-name');
  await fill(page, { 'changes.fullName': `${own.name} Mới` });
  await save(page, false);
  await page.getByRole('alert').getByText(say('refusal.members.needs-civil-act')).waitFor();
  await look(page, 'needs-act');
  await page.keyboard.press('Escape');
  const asks = page.getByRole('alertdialog', { name: say('web.drop.title') });
  await asks.getByRole('button', { name: say('web.drop.leave'), exact: true }).press('Enter');
  await page.getByRole('dialog', { name: say('members.own.request') }).waitFor({ state: 'hidden' });
  const { rows } = await callFrom(page, members.ownChanges, {});
  expect(rows).toEqual([]);
});

const cardOf = (page: Page, state: string) =>
  page
    .getByRole('article')
    .filter({ hasText: RESIDENCE })
    .filter({ hasText: say(`members.change.state.${state}`) });

test('a member asks for another place of living; the office sees before and after, approves, and the member sees it', async () => {
  const page = await at(MEMBER);
  await page.reload();
  await settle(page);
  const { record } = await callFrom(page, members.ownRecord, { on: today });
  const before = record!.residence!;
  await pressKey(page, say('members.own.request'));
  await pickField(page, 'residence');
  await page
    .getByRole('dialog')
    .getByText(say('members.change.now', { value: before }))
    .waitFor();
  await fill(page, { 'changes.residence': RESIDENCE, note: 'Đã chuyển chỗ ở (giả định)' });
  await save(page);
  await openPanel(page, say('members.own.changes'));
  await cardOf(page, 'proposed').getByText(before, { exact: true }).waitFor();
  await look(page, 'requested');

  const office = await at(OFFICE);
  await office.goto('/');
  await settle(office);
  const work = say('members.work.changes-waiting', { count: 1, since: today });
  await follow(office, office.getByRole('link', { name: work, exact: true }));
  const waiting = cardOf(office, 'proposed');
  await waiting.getByRole('link', { name: own.name, exact: true }).waitFor();
  await waiting.getByText(before, { exact: true }).waitFor();
  await look(office, 'waiting');
  await pressKey(office, `${say('members.change.approve')}: ${own.name}`);
  await fill(office, {});
  await save(office);
  await waiting.waitFor({ state: 'detached' });

  await page.reload();
  await settle(page);
  const facts = page.getByRole('region', { name: say('members.record.facts'), exact: true });
  await facts.getByText(RESIDENCE, { exact: true }).waitFor();
  await openPanel(page, say('members.own.changes'));
  await cardOf(page, 'approved').getByText(before, { exact: true }).waitFor();
});

test('no address that the office or the member asked for tells who the members are', async () => {
  expect(await tellingAddresses()).toEqual([]);
});
