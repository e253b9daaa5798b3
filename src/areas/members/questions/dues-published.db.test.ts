import { expect, test } from 'vitest';
import { openDuesOffice } from '../../../../tests/dues.ts';
import { startHarness } from '../../../../tests/harness.ts';
import { day } from '../../../platform/calendar/day.ts';
import * as of from '../contract.ts';

const harness = await startHarness();
const { act, ask } = harness;
const { cell, collector, declare, open, pay, person, place } = await openDuesOffice(harness);
const reader = await harness.account({ role: 'reader', organisationId: place.commune });
const april = day('2026-04-01');
const at = { organisationId: cell, month: april };

const reopen = (expectedVersion: number) => act(collector, of.reopenDuesMonth, { ...at, expectedVersion });
const close = (expectedVersion: number) => act(collector, of.closeDuesMonth, { ...at, expectedVersion });
/** Members of whom each owes 100,000 and has paid it in April, but for some; the month is closed on 20 April. */
const closedApril = async (people: number, unpaid = 0): Promise<of.MemberId[]> => {
  const names = ['Một', 'Hai', 'Ba', 'Bốn', 'Năm', 'Sáu', 'Bảy'].slice(0, people);
  const members = await Promise.all(names.map((name) => person(`Phạm Văn ${name}`)));
  for (const memberId of members) await declare(memberId, 'insured', 10_000_000);
  harness.clock.now = new Date('2026-04-20T03:00:00Z');
  await open(april);
  const paid = { ...at, paidOn: day('2026-04-20'), channel: 'cash' as const, memberIds: members.slice(unpaid) };
  if (unpaid < people) await act(collector, of.recordMonthPayments, paid);
  await close(1);
  return members;
};
/** The payment of a member is taken back and recorded anew with more. */
const more = async (memberId: of.MemberId, amount: number) => {
  const { rows } = await harness.owner.query(
    'SELECT id FROM members.dues_payment WHERE member_id = $1 AND withdrawn_at IS NULL',
    [memberId],
  );
  await act(collector, of.withdrawPayment, { organisationId: cell, paymentIds: rows.map(({ id }) => id) });
  const paper = { paidOn: '2026-04-20', reason: 'Nộp tự nguyện' };
  await act(collector, of.recordPayment, pay(memberId, [[april, 100_000 + amount]], paper));
};
const sums = async () => (await ask(reader, of.duesCells, { month: april })).cells[0]!.sums;
const report = async () =>
  (await ask(reader, of.duesReport, { underId: place.commune, fromMonth: april, untilMonth: april })).all;

test('a month opened again for one payment publishes what it published before, and says so', async () => {
  const [first, ...others] = await closedApril(6);
  expect(await sums()).toEqual({ due: 600_000, collected: 600_000, isBehind: false });
  const { version } = await reopen(2);
  await more(first!, 43_210);
  const again = await close(version);
  expect(await sums()).toEqual({ due: 600_000, collected: 600_000, isBehind: true });
  expect(await report()).toMatchObject({ collected: 600_000, behind: 1 });
  await reopen(again.version);
  expect(await sums()).toEqual({ due: null, collected: null, isBehind: false });
  for (const memberId of others.slice(0, 4)) await more(memberId, 1_000);
  await close(again.version + 1);
  expect(await sums()).toEqual({ due: 600_000, collected: 647_210, isBehind: false });
});

test('a month removed and opened anew is compared with what was published', async () => {
  await closedApril(6, 6);
  expect(await sums()).toMatchObject({ due: 600_000, collected: 0 });
  await reopen(2);
  await harness.owner.query('DELETE FROM members.dues_entry');
  await harness.owner.query('DELETE FROM members.dues_month');
  await open(april);
  const [line] = (await ask(collector, of.duesLedger, at)).lines;
  await harness.owner.query(
    `UPDATE members.dues_amount a SET due = 987000 FROM members.dues_entry e WHERE e.id = a.entry_id AND e.member_id = $1`,
    [line!.memberId],
  );
  await close(1);
  expect(await sums()).toEqual({ due: 600_000, collected: 0, isBehind: true });
});

test('neither sum is published where the other would tell the one who paid late', async () => {
  const [late] = await closedApril(6, 1);
  expect(await sums()).toEqual({ due: null, collected: null, isBehind: false });
  harness.clock.now = new Date('2026-05-03T03:00:00Z');
  const { version } = await reopen(2);
  await act(collector, of.recordPayment, pay(late!, [[april, 100_000]], { paidOn: '2026-05-03', reason: 'Nộp muộn' }));
  await close(version);
  expect(await sums()).toEqual({ due: null, collected: null, isBehind: false });
});
