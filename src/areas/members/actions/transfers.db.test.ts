import { beforeAll, beforeEach, expect, test } from 'vitest';
import { startHarness } from '../../../../tests/harness.ts';
import { loadMember } from '../../../../tests/members.ts';
import { openTransfers, type Transfers } from '../../../../tests/transfers.ts';
import { day } from '../../../platform/calendar/day.ts';
import * as contract from '../contract.ts';

const harness = await startHarness();
let it: Transfers;
beforeAll(async () => {
  it = await openTransfers(harness);
});
beforeEach(() => {
  harness.clock.now = new Date('2026-03-10T05:00:00Z');
});

const inbox = async () => (await harness.ask(it.commune.stranger, contract.incomingTransfers, {})).rows;

test('from slip to cell: each side writes its own row, sees nothing of the other’s records, and the member moves once', async () => {
  const name = 'Trần Thử Chuyển';
  const member = await loadMember(harness, it.commune.cells[0]!, { fullName: name });
  const { transferId, slipBoxes } = await it.issue(member);
  expect(slipBoxes).toBe(10);
  expect(await harness.refused(it.commune.officer, contract.issueTransfer, it.slip(member))).toEqual([
    'members.transfer-already-open',
  ]);
  expect(await inbox()).toEqual([]);
  await harness.runJobs();
  expect(await inbox()).toMatchObject([
    { fullName: name, memberId: null, fromName: 'Chi bộ thôn 1', state: 'announced', presentBy: '2026-04-21' },
  ]);

  await harness.act(it.commune.officer, contract.signSlipBox, {
    transferId,
    level: 'Đảng ủy xã Đồng Mẫu',
    signedOn: day('2026-03-10'),
    signer: 'Lê Giả Định',
  });
  await harness.runJobs();
  const mine = await it.received(name);
  expect(mine.boxes.map((box) => [box.boxNo, box.level])).toEqual([
    [1, 'Chi bộ thôn 1'],
    [2, 'Đảng ủy xã Đồng Mẫu'],
  ]);
  expect(await harness.refused(it.commune.officer, contract.unsignSlipBox, { transferId, boxNo: 1 })).toContain(
    'platform.out-of-range',
  );
  // Neither side reads the other’s row.
  expect(await harness.refused(it.commune.stranger, contract.outgoingTransfer, { transferId })).toEqual([
    'platform.not-found',
  ]);
  expect(await harness.refused(it.commune.officer, contract.incomingTransfer, { transferInId: mine.id })).toEqual([
    'platform.not-found',
  ]);
  expect((await harness.ask(it.commune.stranger, contract.outgoingTransfers, { show: 'all' })).rows).toEqual([]);

  const tooSoon = {
    transferInId: mine.id,
    expectedVersion: mine.version,
    cellId: it.far,
    acceptedOn: day('2026-03-10'),
  };
  expect(await harness.refused(it.commune.stranger, contract.acceptTransfer, tooSoon)).toEqual([
    'members.slip-not-presented',
  ]);
  await it.present(name);
  expect(
    await harness.refused(it.commune.stranger, contract.acceptTransfer, {
      ...tooSoon,
      expectedVersion: mine.version + 1,
      cellId: it.commune.neighbour,
    }),
  ).toEqual(['members.not-of-cell-type']);
  expect(
    await harness.refused(it.commune.stranger, contract.acceptTransfer, { ...tooSoon, cellId: it.commune.cells[1]! }),
  ).toEqual(['platform.not-permitted']);
  await it.accept(name);
  await harness.runJobs();
  expect(await it.spells(member)).toMatchObject([
    { at: it.commune.cells[0], until: '2026-03-10', ended_by: 'transfer' },
    { at: it.far, until: 'infinity', began_by: 'transfer', transfer_id: transferId },
  ]);
  expect(await harness.ask(it.commune.officer, contract.outgoingTransfer, { transferId })).toMatchObject({
    state: 'accepted',
    acceptedName: 'Chi bộ thôn Xa',
    memberState: null,
    fullName: name,
  });
  expect((await it.received(name)).memberId).toBe(member);
  const { rows } = await harness.owner.query(
    'SELECT m.org_id AS at, p.org_id AS home FROM members.member m JOIN organisations.person p ON p.id = m.person_id WHERE m.id = $1',
    [member],
  );
  expect(rows[0]).toEqual({ at: it.far, home: it.far });
});

test('accepting twice is refused, and two who accept at once move the member once', async () => {
  const name = 'Lê Thử Hai Lần';
  const member = await loadMember(harness, it.commune.cells[0]!, { fullName: name });
  await it.issue(member);
  await harness.runJobs();
  await it.present(name);
  const { id, version } = await it.received(name);
  const input = (cellId: string) => ({ transferInId: id, expectedVersion: version, cellId, acceptedOn: '2026-03-10' });
  const outcomes = await Promise.all(
    [it.far, it.school].map((cell) => harness.call(it.commune.stranger, contract.acceptTransfer.name, input(cell))),
  );
  expect(outcomes.map((outcome) => outcome.ok).sort()).toEqual([false, true]);
  await harness.runJobs();
  await harness.runJobs();
  expect((await it.spells(member)).filter((spell) => spell.until === 'infinity')).toHaveLength(1);
  const { version: now } = await it.received(name);
  expect(
    await harness.refused(it.commune.stranger, contract.acceptTransfer, { ...input(it.far), expectedVersion: now }),
  ).toEqual(['members.transfer-accepted-already']);
});

test('withdrawn before the receiver’s acceptance was carried over: nobody moves, both rows say so', async () => {
  const name = 'Phạm Thử Rút';
  const member = await loadMember(harness, it.commune.cells[0]!, { fullName: name });
  const { transferId } = await it.issue(member);
  await harness.runJobs();
  await it.present(name);
  await it.accept(name);
  const seen = { transferId, expectedVersion: 1 };
  expect(await harness.refused(it.commune.officer, contract.withdrawTransfer, { ...seen, expectedVersion: 2 })).toEqual(
    ['platform.stale'],
  );
  await harness.act(it.commune.officer, contract.withdrawTransfer, seen);
  await harness.runJobs();
  expect(await it.spells(member)).toMatchObject([{ at: it.commune.cells[0], until: 'infinity' }]);
  expect((await it.received(name)).state).toBe('withdrawn');
  const { version } = await harness.ask(it.commune.officer, contract.outgoingTransfer, { transferId });
  const again = { transferId, expectedVersion: version };
  expect(await harness.refused(it.commune.officer, contract.withdrawTransfer, again)).toEqual([
    'members.transfer-withdrawn-already',
  ]);
  await it.issue(member, { replacesId: transferId });
});

test('a block that came between slip and cell holds the member back', async () => {
  const name = 'Vũ Thử Chặn';
  const member = await loadMember(harness, it.commune.cells[0]!, { fullName: name });
  const { transferId } = await it.issue(member);
  await harness.runJobs();
  const { blockId, version } = await harness.act(it.commune.officer, contract.recordTransferBlock, {
    memberId: member,
    kind: 'complaint',
    since: day('2026-03-10'),
  });
  await it.present(name);
  await it.accept(name);
  await harness.runJobs();
  expect(await it.spells(member)).toMatchObject([{ at: it.commune.cells[0], until: 'infinity' }]);
  expect(await harness.ask(it.commune.officer, contract.outgoingTransfer, { transferId })).toMatchObject({
    state: 'withdrawn',
    closedReason: 'members.called-off.blocked',
  });
  expect(await harness.refused(it.commune.officer, contract.issueTransfer, it.slip(member))).toEqual([
    'members.transfer-under-complaint',
  ]);
  await harness.act(it.commune.officer, contract.liftTransferBlock, { blockId, expectedVersion: version });
  await it.issue(member);
});
