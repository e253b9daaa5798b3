import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import * as members from '../../src/areas/members/contract.ts';
import { addDays, type Day } from '../../src/platform/calendar/day.ts';
import { addMonths } from '../../src/platform/calendar/months.ts';
import { dayText } from '../../src/web/day-text.ts';
import { callFrom } from '../browser-call.ts';
import {
  counted,
  follow,
  officeOf,
  openDesks,
  openMember,
  openPanel,
  type Person,
  type Place,
  placeNamed,
  quietMembers,
  rowOnRoll,
  shownCount,
  takeLine,
  undoFromCorner,
} from '../browser-desks.ts';
import { act, pressKey, save, today } from '../browser-members.ts';
import { settle } from '../browser-screen.ts';
import {
  accept,
  boxes,
  field,
  kindOf,
  monthPaid,
  openIssue,
  send,
  settled,
  slipRow,
  target,
  verdict,
} from '../browser-transfers.ts';
import { say } from '../browser-words.ts';
import { openWorkplace } from '../browser-workplace.ts';

// The office of a commune and that of the ward beside it: the city's officer sits there for this story.
const workplace = openWorkplace({ keepsPages: true });
const { at, look, tellingAddresses } = openDesks(workplace, 'moves');
const [SENDER, RECEIVER, SECRETARY] = ['to-chuc-xa', 'to-chuc', 'bi-thu'];

let [cell, sibling, commune, ward, far] = [] as unknown as [Place, Place, Place, Place, Place];
let [mover, guest] = [] as unknown as [Person, Person];
/** Counted membership before anybody moves. */
const before = new Map<Place, number>();
const inspectedSince = addDays(today, -3);
const monthText = (on: Day): string => `${on.slice(5, 7)}/${on.slice(0, 4)}`;

beforeAll(async () => {
  cell = await officeOf(workplace, SECRETARY);
  commune = await officeOf(workplace, SENDER);
  sibling = await placeNamed(workplace, 'Chi bộ thôn Gò');
  ward = await placeNamed(workplace, 'Đảng bộ phường Ví Dụ');
  far = await placeNamed(workplace, 'Chi bộ thôn Đầm');
  [mover, guest] = (await quietMembers(workplace, cell, 2)) as [Person, Person];
  await workplace.sql(
    `UPDATE platform.office f SET org_id = p.id, org_pos = p.pos FROM organisations.published_position p, platform.account a
     WHERE p.id = $1 AND a.login = $2 AND f.account_id = a.id`,
    [ward.id, RECEIVER],
  );
});

test('a block bars the slip until it is lifted; the dues have to reach the month of the slip', async () => {
  const page = await at(SENDER);
  for (const place of [cell, commune]) before.set(place, await counted(page, place));
  await openMember(page, mover);
  await openPanel(page, say('members.transfers.title'));
  await act(page, say('members.transfers.block'), { since: { day: inspectedSince }, note: '07-QĐ/UBKT (giả định)' });
  const blocked = page.getByText(say('members.transfers.blocked.inspection', { since: inspectedSince }));
  await blocked.waitFor();
  await openIssue(page, mover);
  const paid = addMonths(`${today.slice(0, 7)}-01` as Day, -1);
  await page.getByText(say('members.transfers.ledger-month', { month: monthText(paid) })).waitFor();
  for (const reason of [
    say('refusal.members.transfer-under-inspection', { since: inspectedSince }),
    say('refusal.members.dues-not-paid-through', { month: monthText(today) }),
    say('members.form.lacks', { field: say('members.transfers.signer') }),
  ])
    await verdict(page).getByText(reason).waitFor();
  await look(page, 'barred');
  await openMember(page, mover);
  await openPanel(page, say('members.transfers.title'));
  await act(page, say('members.transfers.lift'), { liftedOn: { day: today } });
  await blocked.waitFor({ state: 'detached' });
});

test('the slip has 2, 7 or 10 boxes as the place asks, and says where the dues differ from the ledger', async () => {
  const page = await at(SENDER);
  await openIssue(page, mover);
  await monthPaid(page, monthText(today));
  await field(page, 'reason').fill('Chuyển nơi cư trú (giả định)');
  await field(page, 'signer').fill('Nguyễn Văn Giả Định');
  await kindOf(page, 'abroad');
  await field(page, 'toText').fill('Đảng ủy ngoài nước (giả định)');
  await boxes(page, 2).waitFor();
  await kindOf(page, 'internal');
  await takeLine(page, target(page), RegExp(`^${sibling.name}`), 'thon go');
  await boxes(page, 7).waitFor();
  await kindOf(page, 'official');
  await takeLine(page, target(page), RegExp(`^${ward.name.replaceAll(/[()]/g, '.')}`), 'phuong vi du');
  await boxes(page, 10).waitFor();
  await verdict(page)
    .getByText(/^Tháng đã đóng đảng phí khác sổ thu/)
    .waitFor();
  await field(page, 'slipNumber').fill('0042 (giả định)');
  await look(page, 'ready');
  await send(page);
  await page.getByRole('heading', { level: 1, name: mover.name, exact: true }).waitFor();
  await settle(page);
  await page.getByText(say('members.transfers.boxes-caption', { boxes: 10 })).waitFor();
});

const boxRow = (page: Page, number: number) =>
  page
    .getByRole('table')
    .filter({ has: page.getByText(/^Giấy \d+ ô$/) })
    .getByRole('row')
    .nth(number);

test('the sender signs the next box, takes it back and signs it again; until it is accepted the member stays on the roll', async () => {
  const page = await at(SENDER);
  const signed = { level: 'Đảng ủy xã Minh Họa (giả định)', signer: 'Trần Thị Giả Định' };
  expect(await boxRow(page, 1).textContent()).toContain('Nguyễn Văn Giả Định');
  await act(page, say('members.transfers.step.sign'), signed);
  await boxRow(page, 2).getByText(signed.signer, { exact: true }).waitFor();
  await undoFromCorner(page, say('members.transfers.box-was-signed'));
  await boxRow(page, 2).getByText(signed.signer, { exact: true }).waitFor({ state: 'detached' });
  await act(page, say('members.transfers.step.sign'), signed);
  await boxRow(page, 2).getByText(signed.signer, { exact: true }).waitFor();
  await look(page, 'issued');
  const row = await slipRow(page, '/members/transfers/out', mover);
  await row.getByText(say('members.transfers.state.issued'), { exact: true }).waitFor();
  await look(page, 'outbox');
  expect(await (await rowOnRoll(page, cell, mover)).count()).toBe(1);
  expect(await counted(page, cell)).toBe(before.get(cell));
});

test('the ward finds the slip among its work, records the papers, and is not let to take the member into a committee', async () => {
  const page = await at(RECEIVER);
  for (const place of [ward, far]) before.set(place, await counted(page, place));
  await page.goto('/');
  await settle(page);
  await follow(page, page.getByRole('link', { name: say('members.work.inbox', { count: 1 }), exact: true }));
  await slipRow(page, '/members/transfers', mover);
  await look(page, 'inbox');
  await follow(page, page.getByRole('link', { name: mover.name, exact: true }));
  await page.getByText(monthText(today), { exact: true }).waitFor();
  await act(page, say('members.transfers.step.present'), { presentedOn: { day: today } });
  await act(page, say('members.transfers.step.sign'), { signer: 'Lê Văn Giả Định' });
  await pressKey(page, say('members.transfers.step.accept'));
  await page
    .getByRole('dialog')
    .getByRole('combobox', { name: say('members.transfers.cell') })
    .waitFor();
  await save(page, false);
  await page.getByRole('alert').getByText(say('refusal.members.not-of-cell-type')).waitFor();
  await look(page, 'not-a-cell');
  await pressKey(page, say('web.cancel'));
});

test('the member stands in the cell that took them in, both counts follow, and on both lists the slip is closed', async () => {
  const page = await at(RECEIVER);
  await accept(page, far, today);
  await look(page, 'accepted');
  const row = await rowOnRoll(page, far, mover);
  expect(await row.count()).toBe(1);
  expect(await row.textContent()).toContain(dayText(today));
  expect(await shownCount(page, 'all').textContent()).toContain(String(await counted(page, far)));
  expect(await counted(page, ward)).toBe(before.get(ward)! + 1);
  const sender = await at(SENDER);
  expect(await (await rowOnRoll(sender, cell, mover)).count()).toBe(0);
  for (const place of [cell, commune]) expect(await counted(sender, place)).toBe(before.get(place)! - 1);
  const sent = await slipRow(sender, '/members/transfers/out?show=all', mover);
  await sent.getByText(say('members.transfers.state.accepted'), { exact: true }).waitFor();
  const { rows } = await callFrom(sender, members.outgoingTransfers, { show: 'open' });
  expect(rows.map((one) => one.fullName)).not.toContain(mover.name);
});

test('an acceptance of today is taken back: the member stands where they stood, and the slip waits again', async () => {
  const page = await at(RECEIVER);
  await follow(page, (await slipRow(page, '/members/transfers?show=all', mover)).getByRole('link'));
  await pressKey(page, say('members.transfers.undo-acceptance'));
  await page.getByText(say('members.transfers.acceptance-was-undone')).waitFor();
  await settled(page, false);
  const sender = await at(SENDER);
  await slipRow(sender, '/members/transfers/out', mover);
  expect(await (await rowOnRoll(sender, cell, mover)).count()).toBe(1);
  expect(await counted(sender, cell)).toBe(before.get(cell));
  await accept(page, far, today);
  expect(await (await rowOnRoll(sender, cell, mover)).count()).toBe(0);
});

test('a temporary stay leaves the membership where it is; the guest is marked here and away there, until it ends', async () => {
  const page = await at(SENDER);
  const issuedOn = addDays(today, -20);
  await openIssue(page, guest);
  await kindOf(page, 'temporary');
  await takeLine(page, target(page), RegExp(`^${far.name}`), 'thon dam');
  for (const [path, on] of [
    ['until', addMonths(issuedOn, 6)],
    ['issuedOn', issuedOn],
  ] as const) {
    await field(page, path).fill(dayText(on));
    await field(page, path).press('Tab');
  }
  await monthPaid(page, monthText(today));
  await field(page, 'reason').fill('Đi làm xa (giả định)');
  await field(page, 'signer').fill('Nguyễn Văn Giả Định');
  await send(page);
  await page.getByRole('heading', { level: 1, name: guest.name, exact: true }).waitFor();
  const receiver = await at(RECEIVER);
  await follow(receiver, (await slipRow(receiver, '/members/transfers', guest)).getByRole('link'));
  await act(receiver, say('members.transfers.step.present'), { presentedOn: { day: addDays(today, -15) } });
  await accept(receiver, far, addDays(today, -10));
  const here = await rowOnRoll(receiver, far, guest);
  await here.getByText(say('members.roll.guest'), { exact: true }).waitFor();
  await look(receiver, 'guest');
  await (await rowOnRoll(page, cell, guest)).getByText(say('members.roll.away'), { exact: true }).waitFor();
  expect(await counted(page, cell)).toBe(before.get(cell)! - 1);
  expect(await counted(receiver, far)).toBe(before.get(far)! + 1);
  await follow(receiver, (await slipRow(receiver, '/members/transfers?show=guests', guest)).getByRole('link'));
  await act(receiver, say('members.transfers.step.end-stay'), { returnedOn: { day: today } });
  expect(await (await rowOnRoll(receiver, far, guest)).count()).toBe(0);
  const back = await rowOnRoll(page, cell, guest);
  expect(await back.count()).toBe(1);
  expect(await back.getByText(say('members.roll.away'), { exact: true }).count()).toBe(0);
});

test('no address that either office asked for tells who the members are', async () => {
  expect(await tellingAddresses()).toEqual([]);
});
