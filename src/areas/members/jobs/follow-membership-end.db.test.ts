import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startHarness } from '../../../../tests/harness.ts';
import { loadMember } from '../../../../tests/members.ts';
import { openTransfers, type Transfers } from '../../../../tests/transfers.ts';
import type { Listener } from '../../../platform/action/area.ts';
import { day } from '../../../platform/calendar/day.ts';
import * as contract from '../contract.ts';
import { withdrawAnnounced } from './carry-transfers.ts';
import { closeOfFormer } from './follow-membership-end.ts';
import { settleTransfer } from './settle-transfers.ts';

const harness = await startHarness();
let it: Transfers;
beforeAll(async () => {
  it = await openTransfers(harness);
});
beforeEach(() => {
  harness.clock.now = new Date('2026-03-10T05:00:00Z');
});

const hear = (listener: Listener, payload: object) =>
  harness.program.runner.asSystem('members.test', async (context) => {
    await listener(payload as never, context);
  });
const slipOf = (transferId: contract.TransferId) =>
  harness.ask(it.commune.officer, contract.outgoingTransfer, { transferId });
const versionOf = async (memberId: string) =>
  (await harness.owner.query('SELECT version FROM members.member WHERE id = $1', [memberId])).rows[0].version as number;
const die = async (memberId: contract.MemberId, officer = it.commune.officer) =>
  harness.act(officer, contract.recordDeath, {
    memberId,
    diedOn: day('2026-03-10'),
    expectedVersion: await versionOf(memberId),
  });
const takeBack = (memberEndId: never, officer = it.commune.officer) =>
  harness.act(officer, contract.withdrawEnd, { memberEndId, expectedVersion: 1 });

describe('a slip that the receiver accepted before the death was heard', () => {
  const orders: Record<string, (ids: Record<'memberId' | 'transferInId' | 'transferId', string>) => Promise<void>> = {
    'the acceptance first': async (ids) => {
      await hear(settleTransfer, ids);
      await hear(closeOfFormer, ids);
    },
    'the death first': async (ids) => {
      await hear(closeOfFormer, ids);
      await hear(settleTransfer, ids);
    },
    'the death and the closing first': async (ids) => {
      await hear(closeOfFormer, ids);
      await hear(withdrawAnnounced, ids);
      await hear(settleTransfer, ids);
    },
  };
  for (const [order, play] of Object.entries(orders))
    test(`waits again once the death is taken back: ${order}`, async () => {
      const name = `Trần Thử ${order}`;
      const memberId = await loadMember(harness, it.commune.cells[0]!, { fullName: name });
      const { transferId } = await it.issue(memberId);
      await harness.runJobs();
      await it.present(name);
      await it.accept(name);
      const { memberEndId } = await die(memberId);
      await play({ memberId, transferId, transferInId: (await it.received(name)).id });
      await harness.runJobs();
      expect(await slipOf(transferId)).toMatchObject({ state: 'withdrawn' });
      const closed = await harness.owner.query(
        `SELECT i.closed_reason = t.closed_reason AS alike FROM members.transfer t
         JOIN members.transfer_in i ON i.transfer_id = t.id WHERE t.id = $1`,
        [transferId],
      );
      expect(closed.rows).toEqual([{ alike: true }]);

      await takeBack(memberEndId as never);
      await harness.runJobs();
      expect(await slipOf(transferId)).toMatchObject({ state: 'issued', closedOn: null, closedReason: null });
      expect((await it.received(name)).state).toBe('announced');
      await it.accept(name);
      await harness.runJobs();
      expect((await it.spells(memberId)).at(-1)).toMatchObject({ at: it.far, until: 'infinity' });
    });
});

test('a slip that was closed before the receiver had heard of it reaches the receiver once it waits again', async () => {
  const name = 'Lê Thử Chưa Đến';
  const memberId = await loadMember(harness, it.commune.cells[1]!, { fullName: name });
  const { transferId } = await it.issue(memberId);
  const { memberEndId } = await die(memberId);
  await hear(closeOfFormer, { memberId });
  await harness.runJobs();
  await takeBack(memberEndId as never);
  await harness.runJobs();
  expect((await slipOf(transferId)).state).toBe('issued');
  expect((await it.received(name)).state).toBe('announced');
});

test('a slip in whose place another one moved the member stays closed for good', async () => {
  const name = 'Ngô Thử Giấy Cũ';
  const memberId = await loadMember(harness, it.commune.cells[2]!, { fullName: name });
  const { transferId } = await it.issue(memberId);
  await harness.runJobs();
  const { memberEndId } = await die(memberId);
  await harness.runJobs();
  await takeBack(memberEndId as never);
  // Issued before the end that was taken back is heard.
  const second = await it.issue(memberId);
  await harness.runJobs();
  const { rows } = await harness.ask(it.commune.stranger, contract.incomingTransfers, { show: 'all' });
  const waiting = rows.find((row) => row.fullName === name && row.state === 'announced')!;
  const { version } = await harness.ask(it.commune.stranger, contract.incomingTransfer, { transferInId: waiting.id });
  const acceptance = { transferInId: waiting.id, cellId: it.far, acceptedOn: day('2026-03-10') };
  const present = { transferInId: waiting.id, expectedVersion: version, presentedOn: day('2026-03-10') };
  await harness.act(it.commune.stranger, contract.presentTransfer, present);
  await harness.act(it.commune.stranger, contract.acceptTransfer, { ...acceptance, expectedVersion: version + 1 });
  await harness.runJobs();
  expect((await slipOf(second.transferId)).state).toBe('accepted');

  harness.clock.now = new Date('2026-03-12T05:00:00Z');
  const later = await harness.act(it.commune.stranger, contract.recordDeath, {
    memberId,
    diedOn: day('2026-03-12'),
    expectedVersion: await versionOf(memberId),
  });
  await harness.runJobs();
  await takeBack(later.memberEndId as never, it.commune.stranger);
  await harness.runJobs();
  expect((await slipOf(transferId)).state).toBe('withdrawn');
});
