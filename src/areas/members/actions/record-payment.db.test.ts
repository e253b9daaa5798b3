import { expect, test } from 'vitest';
import { may, openDuesOffice } from '../../../../tests/dues.ts';
import { startHarness } from '../../../../tests/harness.ts';
import { day } from '../../../platform/calendar/day.ts';
import * as of from '../contract.ts';

const harness = await startHarness();
const { act, ask, refused } = harness;
const office = await openDuesOffice(harness);
const { cell, collector, secretary, person, declare, open, ledger, lineOf, pay } = office;

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
    members: [{ memberId: one, through: null, open: ['2026-04-01', '2026-05-01', '2026-06-01'], unrecorded: [] }],
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
