import { expect, test } from 'vitest';
import { may, openDuesOffice } from '../../../../tests/dues.ts';
import { startHarness } from '../../../../tests/harness.ts';
import { day } from '../../../platform/calendar/day.ts';
import { workItems } from '../../../platform/http/contract.ts';
import * as of from '../contract.ts';

const harness = await startHarness();
const { act, ask, refused } = harness;
const { cell, collector, declare, open, pay, person, place, secretary } = await openDuesOffice(harness);
const reader = await harness.account({ role: 'reader', organisationId: place.commune });

/** Six members with incomes, February to April; one of them pays nothing, the others everything in the month itself. */
const threeMonths = async () => {
  const members = await Promise.all(['Một', 'Hai', 'Ba', 'Bốn', 'Năm', 'Sáu'].map((name) => person(`Lê Văn ${name}`)));
  for (const memberId of members) await declare(memberId, 'insured', 10_000_000);
  for (const month of ['2026-02-01', '2026-03-01', '2026-04-01']) {
    harness.clock.now = new Date(`${month.slice(0, 8)}20T03:00:00Z`);
    await open(day(month));
    const paid = { month: day(month), paidOn: day(`${month.slice(0, 8)}20`), channel: 'cash' as const };
    await act(collector, of.recordMonthPayments, { organisationId: cell, ...paid, memberIds: members.slice(1) });
    await act(collector, of.closeDuesMonth, { organisationId: cell, month: day(month), expectedVersion: 1 });
  }
  harness.clock.now = new Date('2026-05-10T03:00:00Z');
  return members;
};
const period = { fromMonth: day('2026-02-01'), untilMonth: day('2026-04-01') };

test('a report counts months and members, and leaves out what would tell one amount, saying how much', async () => {
  const [first] = await threeMonths();
  const report = await ask(reader, of.duesReport, { underId: place.commune, ...period });
  expect(report.all).toMatchObject({
    cells: 1,
    closed: 3,
    hidden: 3,
    dueEntries: 18,
    settledEntries: 15,
    openEntries: 3,
    collected: null,
  });
  expect(report.months.map(({ month, opened, openEntries }) => [month, opened, openEntries])).toEqual([
    ['2026-02-01', 1, 1],
    ['2026-03-01', 1, 1],
    ['2026-04-01', 1, 1],
  ]);
  const arrears = await ask(secretary, of.duesArrears, { underId: cell, ...period });
  expect(arrears).toMatchObject({
    total: 1,
    members: [{ memberId: first, months: ['2026-02-01', '2026-03-01', '2026-04-01'] }],
  });
  expect(await refused(reader, of.duesArrears, { underId: cell, ...period })).toEqual(['platform.not-permitted']);
});

test('once everybody has paid and the months are closed again, the sums are there, down to what was passed on', async () => {
  const [first] = await threeMonths();
  for (const month of ['2026-02-01', '2026-03-01', '2026-04-01']) {
    const at = { organisationId: cell, month: day(month) };
    const { version } = await act(collector, of.reopenDuesMonth, { ...at, expectedVersion: 2 });
    await act(collector, of.recordPayment, pay(first!, [[month, 100_000]], { paidOn: `${month.slice(0, 8)}25` }));
    await act(collector, of.closeDuesMonth, { ...at, expectedVersion: version });
  }
  await act(collector, of.recordRemittance, {
    organisationId: cell,
    ...period,
    amount: 900_000,
    remittedOn: day('2026-05-05'),
    channel: 'transfer',
  });
  const { all, cells } = await ask(reader, of.duesReport, { underId: place.commune, ...period });
  expect(all).toMatchObject({ hidden: 0, due: 1_800_000, collected: 1_800_000, remitted: 900_000, openEntries: 0 });
  expect(cells[0]).toMatchObject({ organisationId: cell, collected: 1_800_000 });
  const { cells: list } = await ask(reader, of.duesCells, { month: day('2026-04-01') });
  expect(list).toMatchObject([
    { organisationId: cell, onRoll: 6, counts: { paid: 6 }, sums: { due: 600_000, collected: 600_000 } },
  ]);
});

const itemsOf = async () =>
  (await ask(collector, workItems, {})).items
    .map(({ message }) => message)
    .filter((one) => one.startsWith('members.work.dues-'))
    .sort();

test('work of the collector: a month to open and to close, arrears, dues to pass on, waivers to report', async () => {
  const [first] = await threeMonths();
  expect(await itemsOf()).toEqual([
    'members.work.dues-in-arrears',
    'members.work.dues-month-to-open',
    'members.work.dues-to-remit',
  ]);
  await open();
  harness.clock.now = new Date('2026-06-12T03:00:00Z');
  await act(collector, of.grantDuesWaiver, {
    organisationId: cell,
    memberId: first!,
    ground: 'hardship',
    percent: 100,
    fromMonth: may,
    untilMonth: day('2026-06-01'),
    decidedOn: day('2026-06-10'),
    reason: 'Mất mùa',
  });
  expect(await itemsOf()).toEqual([
    'members.work.dues-in-arrears',
    'members.work.dues-month-to-close',
    'members.work.dues-month-to-open',
    'members.work.dues-to-remit',
    'members.work.dues-waivers-ending',
    'members.work.dues-waivers-unreported',
  ]);
});

test('arrears come page by page, by given name', async () => {
  for (const name of ['Lê Văn Bình', 'Trần Thị An']) await declare(await person(name), 'insured', 10_000_000);
  await open();
  const asked = { underId: cell, fromMonth: may, untilMonth: may, limit: 1 };
  const first = await ask(secretary, of.duesArrears, asked);
  const second = await ask(secretary, of.duesArrears, { ...asked, after: first.next! });
  expect([first, second].flatMap(({ members }) => members.map(({ fullName }) => fullName))).toEqual([
    'Trần Thị An',
    'Lê Văn Bình',
  ]);
  expect([first.total, second.next]).toEqual([2, null]);
});

test('the sheet has amounts for the collector and none for anybody else', async () => {
  await threeMonths();
  const asked = { organisationId: cell, month: day('2026-04-01'), format: 'csv' as const, language: 'vi' as const };
  const text = async (account: typeof collector) =>
    Buffer.from((await act(account, of.exportDuesSheet, asked)).contentBase64, 'base64').toString('utf8');
  expect(await text(collector)).toMatch(/Lê Văn Ba,.*100000,100000,Đã nộp/);
  expect(await text(secretary)).not.toMatch(/100000|Phải nộp/);
  expect(await text(secretary)).toMatch(/Lê Văn Ba,.*Đã nộp/);
});

test('settings say what holds, where it comes from and that it is unverified', async () => {
  const settings = await ask(reader, of.duesSettings, { month: may });
  expect(settings.rates).toMatchObject({ source: '01-QĐ/TW', verified: true });
  expect(settings.split).toMatchObject({ origin: 'pack', id: null });
  expect(settings.wages.map(({ region, amount }) => [region, amount])).toEqual([
    [1, 5_310_000],
    [2, null],
    [3, null],
    [4, null],
  ]);
  expect(
    await ask(reader, of.duesSettings, { month: day('2011-03-01') }).catch((error: Error) => error.message),
  ).toMatch(/dues-rates-unknown/);
});
