import { expect, test } from 'vitest';
import { may, openDuesOffice } from '../../../../tests/dues.ts';
import { startHarness } from '../../../../tests/harness.ts';
import { newId } from '../../../platform/action/id.ts';
import { day } from '../../../platform/calendar/day.ts';
import * as of from '../contract.ts';

const harness = await startHarness();
const { act, refused } = harness;
const office = await openDuesOffice(harness);
const {
  cell,
  other,
  collector,
  neighbourCollector,
  communeCollector,
  place,
  person,
  declare,
  open,
  ledger,
  lineOf,
  pay,
} = office;

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

test('a new declaration changes open months and none that is closed; a repeated refresh changes nothing', async () => {
  const one = await person('Trần Văn Đổi');
  await declare(one, 'insured', 10_000_000);
  await open(day('2026-04-01'));
  const april = await ledger(day('2026-04-01'));
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

test('only the collector of the very cell acts: not the one beside, not the one above, not an officer', async () => {
  await person('Trần Văn Một');
  const input = { organisationId: cell, month: may };
  expect(await refused(communeCollector, of.openDuesMonth, input)).toEqual(['members.not-collector-of-cell']);
  expect(await refused(neighbourCollector, of.openDuesMonth, input)).toEqual(['platform.not-permitted']);
  expect(await refused(place.officer, of.openDuesMonth, input)).toEqual(['platform.not-permitted']);
});
