import { beforeAll, beforeEach, expect, test } from 'vitest';
import { startHarness } from '../../../../tests/harness.ts';
import { loadMember } from '../../../../tests/members.ts';
import { openTransfers, type Transfers } from '../../../../tests/transfers.ts';
import { day } from '../../../platform/calendar/day.ts';
import * as contract from '../contract.ts';
import { carryWithMembers } from './carry-with-members.ts';

const harness = await startHarness();
let it: Transfers;
beforeAll(async () => {
  it = await openTransfers(harness);
});
beforeEach(() => {
  harness.clock.now = new Date('2026-03-10T05:00:00Z');
});

const outside = { kind: 'temporary', toOrganisationId: null, toText: 'Chi bộ Đoàn công tác, tỉnh khác (giả định)' };
const at = (index: number) => it.commune.cells[index]!;
const slipOf = (transferId: contract.TransferId) =>
  harness.ask(it.commune.officer, contract.outgoingTransfer, { transferId });
const baseOf = async (cell: string, on: string) =>
  (await harness.ask(it.commune.officer, contract.votingBase, { organisationId: cell as never, on: day(on) })).base;

const closeMonth = (cell: string, month: string) =>
  harness.owner.query(
    `INSERT INTO members.dues_month (id, org_id, org_pos, month, state, rates_pack, opened_by, opened_at, closed_on, closed_by)
     SELECT gen_random_uuid(), o.id, o.pos, $2, 'closed', 'test', $3, now(), current_date, $3 FROM organisations.organisation o WHERE o.id = $1`,
    [cell, month, it.commune.officer.id],
  );

test('a stay outside issued by mistake is withdrawn with a reason, and the member counts at home again', async () => {
  const member = await loadMember(harness, at(0), { fullName: 'Trần Thử Nhầm Giấy' });
  const { transferId } = await it.issue(member, { ...outside, until: day('2026-09-10') });
  const { version } = await slipOf(transferId);
  expect(await baseOf(at(0), '2026-03-10')).toBe(0);
  const why = 'Nhập nhầm người';
  await harness.act(it.commune.officer, contract.withdrawTransfer, { transferId, expectedVersion: version, why });
  expect(await baseOf(at(0), '2026-03-10')).toBe(1);
  expect(await slipOf(transferId)).toMatchObject({ state: 'withdrawn' });
});

test('a wrong day of return is taken back and recorded anew; a stay with a return is not withdrawn', async () => {
  const member = await loadMember(harness, at(1), { fullName: 'Lê Thử Về Nhầm' });
  const { transferId } = await it.issue(member, { ...outside, until: day('2026-09-10') });
  harness.clock.now = new Date('2026-07-10T05:00:00Z');
  const { version } = await slipOf(transferId);
  const back = { transferId, expectedVersion: version, returnedOn: day('2026-06-01') };
  await harness.act(it.commune.officer, contract.recordReturn, back);
  const withdrawal = { transferId, expectedVersion: version + 1, why: 'Nhầm' };
  expect(await harness.refused(it.commune.officer, contract.withdrawTransfer, withdrawal)).toEqual([
    'members.returned-already',
  ]);
  await harness.act(it.commune.officer, contract.undoReturn, { transferId, expectedVersion: version + 1 });
  expect(await baseOf(at(1), '2026-06-15')).toBe(0);
  await harness.act(it.commune.officer, contract.recordReturn, {
    ...back,
    expectedVersion: version + 2,
    returnedOn: day('2026-07-01'),
  });
  expect([await baseOf(at(1), '2026-06-30'), await baseOf(at(1), '2026-07-01')]).toEqual([0, 1]);
});

test('once a month of dues was closed, neither the stay nor its return is taken back: base and dues of that month stand', async () => {
  const member = await loadMember(harness, at(2), { fullName: 'Đỗ Thử Chốt Sổ' });
  const { transferId } = await it.issue(member, { ...outside, until: day('2026-09-10') });
  const close = (month: string) => closeMonth(at(2), month);
  await close('2026-03-01');
  harness.clock.now = new Date('2026-04-10T05:00:00Z');
  const { version } = await slipOf(transferId);
  const withdrawal = { transferId, expectedVersion: version, why: 'Nhầm' };
  const closed = ['members.month-closed-since'];
  expect(await harness.refused(it.commune.officer, contract.withdrawTransfer, withdrawal)).toEqual(closed);
  const back = { transferId, expectedVersion: version, returnedOn: day('2026-04-05') };
  await harness.act(it.commune.officer, contract.recordReturn, back);
  await close('2026-04-01');
  const again = { transferId, expectedVersion: version + 1 };
  expect(await harness.refused(it.commune.officer, contract.undoReturn, again)).toEqual(closed);
  await harness.owner.query(`DELETE FROM members.dues_month WHERE month = '2026-04-01'`);
  await harness.act(it.commune.officer, contract.undoReturn, again);
});

test('a running stay outside goes with its member to the next cell, which can end it', async () => {
  const member = await loadMember(harness, at(2), { fullName: 'Phạm Thử Theo Chi Bộ' });
  const { transferId } = await it.issue(member, { ...outside, until: day('2026-09-10') });
  await harness.owner.query(
    `UPDATE members.member m SET org_id = o.id, org_pos = o.pos FROM organisations.organisation o WHERE m.id = $1 AND o.id = $2`,
    [member, at(0)],
  );
  await harness.load((tx) => carryWithMembers(tx, [member], day('2026-03-10')));
  const { rows } = await harness.owner.query('SELECT org_id FROM members.transfer WHERE id = $1', [transferId]);
  expect(rows).toEqual([{ org_id: at(0) }]);
});

test('a stay that its member took to another cell is not withdrawn behind a closed month of the cell left', async () => {
  const member = await loadMember(harness, at(0), { fullName: 'Phạm Thử Sổ Cũ' });
  const { transferId } = await it.issue(member, { ...outside, until: day('2026-09-10') });
  await closeMonth(at(0), '2026-03-01');
  harness.clock.now = new Date('2026-04-10T05:00:00Z');
  await harness.owner.query(
    `UPDATE members.membership SET until_day = '2026-04-05', ended_by = 'transfer' WHERE member_id = $1`,
    [member],
  );
  await harness.owner.query(
    `UPDATE members.member m SET org_id = o.id, org_pos = o.pos FROM organisations.organisation o WHERE m.id = $1 AND o.id = $2`,
    [member, at(1)],
  );
  await harness.load((tx) => carryWithMembers(tx, [member], day('2026-04-05')));
  const before = await baseOf(at(0), '2026-03-15');
  const withdrawal = { transferId, expectedVersion: (await slipOf(transferId)).version, why: 'Nhầm' };
  const closed = ['members.month-closed-since'];
  expect(await harness.refused(it.commune.officer, contract.withdrawTransfer, withdrawal)).toEqual(closed);
  expect(await baseOf(at(0), '2026-03-15')).toBe(before);
});
