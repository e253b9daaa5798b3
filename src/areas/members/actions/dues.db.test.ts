import { beforeEach, expect, test } from 'vitest';
import { loadCommune } from '../../../../tests/commune.ts';
import { startHarness } from '../../../../tests/harness.ts';
import { loadMember } from '../../../../tests/members.ts';
import { newId } from '../../../platform/action/id.ts';
import { day } from '../../../platform/calendar/day.ts';
import type { OrganisationId } from '../../organisations/contract.ts';
import * as of from '../contract.ts';

const harness = await startHarness();
const { act, ask, refused } = harness;
const place = await loadCommune(harness);
const [cell, other] = place.cells as [OrganisationId, OrganisationId];
const collector = await harness.account({ role: 'dues-collector', organisationId: cell });
const neighbourCollector = await harness.account({ role: 'dues-collector', organisationId: other });
const communeCollector = await harness.account({ role: 'dues-collector', organisationId: place.commune });
const secretary = await harness.account({ role: 'cell-secretary', organisationId: cell });

const at = (on: string) => {
  harness.clock.now = new Date(`${on}T03:00:00Z`);
};
const may = day('2026-05-01');

const clear = () =>
  harness.owner.query(`TRUNCATE members.dues_payment_part, members.dues_payment, members.dues_amount, members.dues_entry,
    members.dues_month_sum, members.dues_month, members.dues_waiver_ground, members.dues_waiver, members.dues_declaration,
    members.dues_remittance, members.minimum_wage, members.dues_practice, members.dues_region, members.membership,
    members.party_age_gap, members.sealed_value, members.reveal, members.member_change CASCADE`);

beforeEach(async () => {
  at('2026-05-10');
  await clear();
});

const person = (fullName: string, wanted: Parameters<typeof loadMember>[2] = {}, where: OrganisationId = cell) =>
  loadMember(harness, where, { fullName, ...wanted });
const declare = (memberId: of.MemberId, group: string, basis: number | null = null, validFrom = day('2026-02-01')) =>
  act(collector, of.declareDuesBasis, { organisationId: cell, memberId, group, basis, validFrom });
const open = (month = may) => act(collector, of.openDuesMonth, { organisationId: cell, month });
const ledger = (account = collector, month = may) => ask(account, of.duesLedger, { organisationId: cell, month });
const lineOf = async (memberId: string, month = may) =>
  (await ledger(collector, month)).lines.find((line) => line.memberId === memberId)!;
const pay = (memberId: of.MemberId, parts: [string, number][], more: { reason?: string; paidOn?: string } = {}) => ({
  organisationId: cell,
  memberId,
  paidOn: day(more.paidOn ?? '2026-05-10'),
  channel: 'cash' as const,
  reason: more.reason ?? null,
  parts: parts.map(([month, amount]) => ({ month: day(month), amount })),
});

test('a month opens from the roll of its first day, with what each owes by group and declaration', async () => {
  const insured = await person('Trần Văn Lương');
  const pensioner = await person('Lê Thị Hưu');
  const student = await person('Ngô Sinh Viên', { facts: { duesGroup: 'student' } });
  const veteran = await person('Phạm Lão Thành', {
    partyAgeFrom: day('1975-01-15'),
    dates: { admissionDecidedOn: day('1975-01-15'), admittedOn: null, officialOn: null, recognitionDecidedOn: null },
  });
  const silent = await person('Đỗ Chưa Khai');
  await person('Vũ Đến Sau', { since: day('2026-05-02') });
  await declare(insured, 'insured', 12_000_000);
  await declare(pensioner, 'pensioner', 6_300_000);
  expect(await open()).toMatchObject({ entries: 5, unknown: 1 });
  expect((await lineOf(insured)).amounts).toMatchObject({ due: 120_000, paid: 0, group: 'insured' });
  expect((await lineOf(pensioner)).amounts).toMatchObject({ due: 31_500 });
  expect((await lineOf(student)).amounts).toMatchObject({ due: 5000 });
  expect(await lineOf(veteran)).toMatchObject({ state: 'exempt', amounts: { due: null, rule: 'party-age' } });
  expect(await lineOf(silent)).toMatchObject({ state: 'unknown', amounts: { rule: 'group-not-declared' } });
  expect(await ledger()).toMatchObject({ missing: 1, counts: { all: 5, unpaid: 3, exempt: 1, unknown: 1 } });
  expect(await refused(collector, of.openDuesMonth, { organisationId: cell, month: may })).toEqual([
    'members.dues-month-open-already',
  ]);
  expect(await refused(collector, of.openDuesMonth, { organisationId: cell, month: '2026-07-01' })).toEqual([
    'members.dues-month-too-early',
  ]);
});

test('guests pay where they are, and whoever is away pays there', async () => {
  const guest = await person('Khách Tạm Thời', {}, other);
  const away = await person('Người Đi Xa');
  await person('Người Ở Nhà');
  const spell = (memberId: string, where: string) =>
    harness.owner.query(
      `INSERT INTO members.membership (id, member_id, org_id, org_pos, full_name, sort_name, kind, since_day, standing, began_by)
       SELECT $1, m.id, o.id, o.pos, m.full_name, m.sort_name, 'temporary', '2026-04-01', 'official', 'temporary-transfer'
       FROM members.member m, organisations.organisation o WHERE m.id = $2 AND o.id = $3`,
      [newId(), memberId, where],
    );
  await spell(guest, cell);
  await spell(away, other);
  await open();
  const { lines } = await ledger();
  expect(lines.map(({ fullName, kind }) => [fullName, kind])).toEqual([
    ['Người Ở Nhà', 'official'],
    ['Khách Tạm Thời', 'temporary'],
  ]);
});

test('payments: in time, in part, in advance and in arrears with a reason; each can be taken back', async () => {
  const one = await person('Trần Văn Một');
  await declare(one, 'insured', 10_000_000);
  await open(day('2026-04-01'));
  await open();
  const { paymentId } = await act(collector, of.recordPayment, pay(one, [['2026-05-01', 60_000]]));
  expect(await lineOf(one)).toMatchObject({ state: 'part', paidOn: '2026-05-10', amounts: { paid: 60_000 } });
  expect(await refused(collector, of.recordPayment, pay(one, [['2026-04-01', 100_000]]))).toEqual([
    'members.off-schedule-reason-missing',
  ]);
  const late = pay(
    one,
    [
      ['2026-04-01', 100_000],
      ['2026-05-01', 40_000],
      ['2026-06-01', 100_000],
    ],
    { reason: 'Đi công tác' },
  );
  const { paymentId: lateId } = await act(collector, of.recordPayment, late);
  const own = await ask(collector, of.duesOfMember, { organisationId: cell, memberId: one });
  expect(own).toMatchObject({ paidThrough: '2026-06-01', open: [] });
  expect(own.months.map(({ month, state }) => [month, state])).toEqual([
    ['2026-06-01', 'paid'],
    ['2026-05-01', 'paid'],
    ['2026-04-01', 'paid'],
  ]);
  const { payments } = await ask(collector, of.duesPaymentsOf, { organisationId: cell, memberId: one });
  expect(payments.map(({ amount, reason }) => [amount, reason])).toEqual([
    [240_000, 'Đi công tác'],
    [60_000, null],
  ]);
  await act(collector, of.withdrawPayment, { organisationId: cell, paymentIds: [lateId] });
  expect((await lineOf(one)).state).toBe('part');
  expect(await ask(collector, of.paidThroughOf, { organisationId: cell, memberIds: [one] })).toEqual({
    members: [{ memberId: one, through: null, open: ['2026-04-01', '2026-05-01', '2026-06-01'] }],
  });
  expect(await refused(collector, of.withdrawPayment, { organisationId: cell, paymentIds: [lateId] })).toEqual([
    'members.payment-not-there',
  ]);
  await act(collector, of.withdrawPayment, { organisationId: cell, paymentIds: [paymentId] });
  expect(await lineOf(one)).toMatchObject({ state: 'unpaid', paidOn: null, channel: null });
});

test('all paid as due, at once, and back again at once', async () => {
  const members = await Promise.all(['Một', 'Hai', 'Ba'].map((name) => person(`Nguyễn Văn ${name}`)));
  for (const member of members) await declare(member, 'insured', 9_000_000);
  await person('Chưa Kê Khai');
  await open();
  const input = { organisationId: cell, month: may, paidOn: day('2026-05-10'), channel: 'transfer' as const };
  const { paymentIds } = await act(collector, of.recordMonthPayments, input);
  expect(paymentIds).toHaveLength(3);
  expect(await ledger()).toMatchObject({
    counts: { paid: 3, unknown: 1 },
    sums: { due: 270_000, paid: 270_000, collected: 270_000 },
  });
  expect(await refused(collector, of.recordMonthPayments, input)).toEqual(['members.nothing-left-to-pay']);
  await act(collector, of.withdrawPayment, { organisationId: cell, paymentIds });
  expect((await ledger()).counts).toMatchObject({ unpaid: 3 });
});

test('a new declaration changes open months and none that is closed; a repeated refresh changes nothing', async () => {
  const one = await person('Trần Văn Đổi');
  await declare(one, 'insured', 10_000_000);
  await open(day('2026-04-01'));
  const april = await ledger(collector, day('2026-04-01'));
  await act(collector, of.closeDuesMonth, {
    organisationId: cell,
    month: day('2026-04-01'),
    expectedVersion: april.month!.version,
  });
  await open();
  const { declarationId } = await declare(one, 'insured', 20_000_000, day('2026-03-01'));
  expect((await lineOf(one)).amounts).toMatchObject({ due: 200_000 });
  expect((await lineOf(one, day('2026-04-01'))).amounts).toMatchObject({ due: 100_000, isOutdated: true });
  await act(collector, of.withdrawDuesDeclaration, { organisationId: cell, declarationId });
  expect((await lineOf(one)).amounts).toMatchObject({ due: 100_000 });
  const { version } = (await ledger()).month!;
  expect(
    await act(collector, of.refreshDuesMonth, { organisationId: cell, month: may, expectedVersion: version }),
  ).toMatchObject({ added: 0, changed: 0 });
  expect(
    await refused(collector, of.refreshDuesMonth, { organisationId: cell, month: may, expectedVersion: version }),
  ).toEqual(['members.changed-meanwhile']);
});

test('an amount that no rule gives is entered by hand with the reason, and goes back to the rule', async () => {
  const abroad = await person('Vũ Ở Nước Ngoài');
  await declare(abroad, 'abroad');
  await open();
  const before = await lineOf(abroad);
  expect(before).toMatchObject({ state: 'unknown', amounts: { rule: 'rate-not-known' } });
  const change = { organisationId: cell, month: may, memberId: abroad, expectedVersion: before.version };
  const byHand = { amount: 50_000, reason: 'Theo thông báo của cấp trên' };
  const { version } = await act(collector, of.setDuesAmount, { ...change, byHand });
  expect(await lineOf(abroad)).toMatchObject({
    state: 'unpaid',
    amounts: { due: 50_000, handReason: byHand.reason, isOutdated: false },
  });
  expect(await refused(collector, of.setDuesAmount, { ...change, byHand: null })).toEqual([
    'members.changed-meanwhile',
  ]);
  await act(collector, of.setDuesAmount, { ...change, expectedVersion: version, byHand: null });
  expect((await lineOf(abroad)).state).toBe('unknown');
});

test('waivers reduce open months, are reported upward, and do not overlap', async () => {
  const one = await person('Hoàng Khó Khăn');
  await declare(one, 'insured', 10_000_000);
  await open();
  const grant = {
    organisationId: cell,
    memberId: one,
    ground: 'hardship' as const,
    percent: 50,
    fromMonth: may,
    untilMonth: day('2026-10-01'),
    decidedOn: day('2026-05-05'),
    reason: 'Nhà bị cháy',
  };
  const { waiverId } = await act(collector, of.grantDuesWaiver, grant);
  expect((await lineOf(one)).amounts).toMatchObject({ due: 50_000 });
  expect(await refused(collector, of.grantDuesWaiver, { ...grant, percent: 100 })).toEqual(['members.waivers-overlap']);
  const { version } = await act(collector, of.reportDuesWaiver, {
    waiverId,
    expectedVersion: 1,
    reportedOn: day('2026-05-08'),
  });
  expect(await refused(collector, of.reportDuesWaiver, { waiverId, expectedVersion: 1, reportedOn: null })).toEqual([
    'members.changed-meanwhile',
  ]);
  expect(await ask(secretary, of.duesWaivers, { month: may })).toMatchObject({
    total: 1,
    waivers: [{ percent: 50, reportedOn: '2026-05-08', isCollector: false, ground: null }],
  });
  expect((await ask(collector, of.duesWaivers, { month: may })).waivers[0]!.ground).toEqual({
    kind: 'hardship',
    reason: 'Nhà bị cháy',
  });
  await act(collector, of.withdrawDuesWaiver, { waiverId, expectedVersion: version });
  expect((await lineOf(one)).amounts).toMatchObject({ due: 100_000 });
});

test('a month closes when every amount is known, takes no more money, and opens again until it is passed on', async () => {
  const one = await person('Trần Văn Một');
  await open();
  const { version } = (await ledger()).month!;
  const month = { organisationId: cell, month: may, expectedVersion: version };
  expect(await refused(collector, of.closeDuesMonth, month)).toEqual(['members.dues-amounts-unknown']);
  await declare(one, 'insured', 10_000_000);
  await act(collector, of.recordPayment, pay(one, [['2026-05-01', 50_000]]));
  const closed = await act(collector, of.closeDuesMonth, month);
  expect(await refused(collector, of.recordPayment, pay(one, [['2026-05-01', 50_000]]))).toEqual([
    'members.dues-month-closed',
  ]);
  const sent = {
    organisationId: cell,
    fromMonth: may,
    untilMonth: may,
    amount: 25_000,
    remittedOn: day('2026-05-10'),
    channel: 'transfer' as const,
  };
  const { remittanceId } = await act(collector, of.recordRemittance, sent);
  expect(await refused(collector, of.recordRemittance, sent)).toEqual(['members.remittance-overlaps']);
  const reopen = { ...month, expectedVersion: closed.version };
  expect(await refused(collector, of.reopenDuesMonth, reopen)).toEqual(['members.dues-month-remitted']);
  await act(collector, of.withdrawRemittance, { remittanceId, expectedVersion: 1 });
  const reopened = await act(collector, of.reopenDuesMonth, reopen);
  await act(collector, of.recordPayment, pay(one, [['2026-05-01', 50_000]]));
  expect(await refused(collector, of.withdrawDuesMonth, { ...month, expectedVersion: reopened.version })).toEqual([
    'members.dues-month-has-payments',
  ]);
});

test('opening a month is taken back as long as nothing was paid', async () => {
  await person('Trần Văn Một');
  await open();
  await act(collector, of.withdrawDuesMonth, { organisationId: cell, month: may, expectedVersion: 1 });
  expect(await ledger()).toMatchObject({ month: null, lines: [], onRoll: 1 });
});

test('a remittance is two rows: the one above confirms, both see it, and each step is taken back', async () => {
  const cashier = await harness.account({ role: 'dues-collector', organisationId: place.commune });
  const { remittanceId } = await act(collector, of.recordRemittance, {
    organisationId: cell,
    fromMonth: may,
    untilMonth: may,
    amount: 300_000,
    remittedOn: day('2026-05-09'),
    channel: 'cash',
  });
  await harness.runJobs();
  const above = () =>
    ask(cashier, of.duesRemittances, { organisationId: place.commune, fromMonth: may, untilMonth: may });
  const below = () => ask(collector, of.duesRemittances, { organisationId: cell, fromMonth: may, untilMonth: may });
  const [incoming] = (await above()).received;
  expect(incoming).toMatchObject({ otherId: cell, amount: 300_000, state: 'sent' });
  expect(
    await refused(collector, of.receiveRemittance, {
      remittanceId,
      expectedVersion: 1,
      receivedOn: '2026-05-10',
      amount: 1,
    }),
  ).toEqual(['platform.not-found']);
  const receipt = {
    remittanceId: incoming!.id,
    expectedVersion: incoming!.version,
    receivedOn: day('2026-05-10'),
    amount: 290_000,
  };
  const { version } = await act(cashier, of.receiveRemittance, receipt);
  await harness.runJobs();
  expect((await below()).sent[0]).toMatchObject({ state: 'received', receivedAmount: 290_000 });
  expect(await above()).toMatchObject({ cameIn: 290_000, keeps: null, passesOn: null, origin: 'pack' });
  const sent = (await below()).sent[0]!;
  expect(await refused(collector, of.withdrawRemittance, { remittanceId, expectedVersion: sent.version })).toEqual([
    'members.remittance-received-already',
  ]);
  await act(cashier, of.withdrawReceipt, { remittanceId: incoming!.id, expectedVersion: version });
  await harness.runJobs();
  await harness.runJobs();
  await act(collector, of.withdrawRemittance, { remittanceId, expectedVersion: (await below()).sent[0]!.version });
  await harness.runJobs();
  expect((await above()).received[0]).toMatchObject({ state: 'withdrawn' });
});

test('region and minimum wage: said for the commune, entered for the installation, unknown until then', async () => {
  const one = await person('Lê Nông Dân');
  await declare(one, 'uninsured');
  await open();
  expect((await lineOf(one)).amounts).toMatchObject({ rule: 'minimum-wage-not-known' });
  const { regionId } = await act(place.officer, of.setDuesRegion, {
    organisationId: place.commune,
    region: 2,
    fromMonth: day('2026-01-01'),
    source: 'Nghị định về lương tối thiểu',
  });
  expect((await ledger()).region).toBe(2);
  await act(place.cityOfficer, of.setMinimumWage, {
    region: 2,
    from: day('2026-01-01'),
    amount: 4_730_000,
    source: 'Số thử nghiệm',
  });
  await act(collector, of.refreshDuesMonth, { organisationId: cell, month: may, expectedVersion: 1 });
  expect((await lineOf(one)).amounts).toMatchObject({ due: 14_190 });
  await act(place.officer, of.withdrawDuesRegion, { regionId });
  expect((await lineOf(one)).amounts).toMatchObject({ due: 14_190, isOutdated: true });
  expect(
    await refused(place.officer, of.setMinimumWage, { region: 2, from: '2026-01-01', amount: 1, source: 'x' }),
  ).toEqual(['platform.not-permitted']);
});

test('shares and rounding are what the office entered, and fall back to the custom that ships', async () => {
  const content = {
    rounding: { unit: 1000 as const, mode: 'up' as const },
    entries: [{ types: ['residential-cell'], sectors: null, keeps: { from: 40, to: 40 } }],
  };
  const { practiceId } = await act(place.cityOfficer, of.editDuesPractice, {
    from: may,
    content,
    source: 'Công văn thử nghiệm',
  });
  const one = await person('Trần Lẻ Đồng');
  await declare(one, 'insured', 12_345_678);
  await open();
  expect((await lineOf(one)).amounts).toMatchObject({ due: 124_000 });
  await act(collector, of.recordPayment, pay(one, [['2026-05-01', 124_000]]));
  const asked = { organisationId: cell, fromMonth: may, untilMonth: may };
  expect(await ask(collector, of.duesRemittances, asked)).toMatchObject({
    cameIn: 124_000,
    passesOn: 75_000,
    origin: 'installation',
  });
  await act(place.cityOfficer, of.withdrawDuesPractice, { practiceId });
  expect(await ask(collector, of.duesRemittances, asked)).toMatchObject({ passesOn: 62_000, origin: 'pack' });
});

test('only the collector of the very cell acts: not the one beside, not the one above, not an officer', async () => {
  await person('Trần Văn Một');
  const input = { organisationId: cell, month: may };
  expect(await refused(communeCollector, of.openDuesMonth, input)).toEqual(['members.not-collector-of-cell']);
  expect(await refused(neighbourCollector, of.openDuesMonth, input)).toEqual(['platform.not-permitted']);
  expect(await refused(place.officer, of.openDuesMonth, input)).toEqual(['platform.not-permitted']);
});
