import { beforeAll, expect, test } from 'vitest';
import { startHarness } from '../../../../tests/harness.ts';
import { loadMember } from '../../../../tests/members.ts';
import { openTransfers, type Transfers } from '../../../../tests/transfers.ts';
import * as contract from '../contract.ts';

const harness = await startHarness();
harness.clock.now = new Date('2026-03-10T05:00:00Z');
let it: Transfers;
beforeAll(async () => {
  it = await openTransfers(harness);
});

const slipNow = (transferId: contract.TransferId) =>
  harness.ask(it.commune.officer, contract.outgoingTransfer, { transferId });
const receivedNumber = async (transferId: string) => {
  await harness.runJobs();
  const { rows } = await harness.owner.query('SELECT slip_number FROM members.transfer_in WHERE transfer_id = $1', [
    transferId,
  ]);
  return rows[0].slip_number;
};

test('a slip issued without number gets one later, the receiver reads it, and it is taken back', async () => {
  const { officer, stranger } = it.commune;
  const member = await loadMember(harness, it.commune.cells[0]!, { fullName: 'Trần Thử Không Số' });
  const { transferId } = await it.issue(member, { slipNumber: null });
  const { version, slipNumber } = await slipNow(transferId);
  expect(slipNumber).toBeNull();
  expect(await receivedNumber(transferId)).toBeNull();
  const input = { transferId, expectedVersion: version, slipNumber: ' 0042 ' };
  expect(await harness.refused(stranger, contract.recordSlipNumber, input)).toEqual(['platform.not-found']);
  const done = await harness.act(officer, contract.recordSlipNumber, input);
  expect(done).toEqual({ transferId, slipNumber: '0042', version: version + 1 });
  expect(await slipNow(transferId)).toMatchObject({ slipNumber: '0042', version: version + 1 });
  expect(await receivedNumber(transferId)).toBe('0042');

  expect(await harness.refused(officer, contract.recordSlipNumber, input)).toEqual(['platform.stale']);
  const again = { ...input, expectedVersion: done.version };
  expect(await harness.refused(officer, contract.recordSlipNumber, again)).toEqual(['members.slip-number-recorded']);
  await harness.act(officer, contract.withdrawSlipNumber, { transferId, expectedVersion: done.version });
  expect((await slipNow(transferId)).slipNumber).toBeNull();
  expect(await receivedNumber(transferId)).toBeNull();
});

test('a number is taken back within the day on which it was written, and stays from the next day on', async () => {
  const { officer } = it.commune;
  const member = await loadMember(harness, it.commune.cells[0]!, { fullName: 'Trần Thử Để Lâu' });
  const { transferId } = await it.issue(member, { slipNumber: null });
  const { version } = await slipNow(transferId);
  harness.clock.now = new Date('2026-03-11T05:00:00Z');
  const done = await harness.act(officer, contract.recordSlipNumber, {
    transferId,
    expectedVersion: version,
    slipNumber: '0044',
  });
  const back = { transferId, expectedVersion: done.version };
  harness.clock.now = new Date('2026-03-12T05:00:00Z');
  expect(await harness.refused(officer, contract.withdrawSlipNumber, back)).toEqual(['members.undo-day-over']);
  harness.clock.now = new Date('2026-03-11T15:00:00Z');
  await harness.act(officer, contract.withdrawSlipNumber, back);
  harness.clock.now = new Date('2026-03-10T05:00:00Z');
});

test('a slip that was withdrawn takes no number', async () => {
  const member = await loadMember(harness, it.commune.cells[1]!, { fullName: 'Trần Thử Thu Hồi' });
  const { transferId } = await it.issue(member, { slipNumber: null });
  const { version } = await slipNow(transferId);
  await harness.act(it.commune.officer, contract.withdrawTransfer, { transferId, expectedVersion: version });
  const input = { transferId, expectedVersion: version + 1, slipNumber: '0043' };
  expect(await harness.refused(it.commune.officer, contract.recordSlipNumber, input)).toEqual([
    'members.transfer-withdrawn-already',
  ]);
});
