import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startHarness } from '../../../../tests/harness.ts';
import { loadMember } from '../../../../tests/members.ts';
import { openTransfers, type Transfers } from '../../../../tests/transfers.ts';
import { day } from '../../../platform/calendar/day.ts';
import * as contract from '../contract.ts';
import { beginMemberships, setMemberState } from './member-writes.ts';

const harness = await startHarness();
let it: Transfers;
beforeAll(async () => {
  it = await openTransfers(harness);
});
beforeEach(() => {
  harness.clock.now = new Date('2026-03-10T05:00:00Z');
});

const outside = { kind: 'out', toOrganisationId: null, toText: 'Đảng bộ tỉnh khác (giả định)' };
const at = (index: number) => it.commune.cells[index]!;
const slipOf = (transferId: contract.TransferId) =>
  harness.ask(it.commune.officer, contract.outgoingTransfer, { transferId });
const stateOf = async (memberId: string) =>
  (
    await harness.owner.query('SELECT state, state_since::text AS since, version FROM members.member WHERE id = $1', [
      memberId,
    ])
  ).rows[0] as { state: string; since: string | null; version: number };
const die = async (memberId: contract.MemberId, diedOn = '2026-03-10') =>
  harness.act(it.commune.officer, contract.recordDeath, {
    memberId,
    diedOn: day(diedOn),
    expectedVersion: (await stateOf(memberId)).version,
  });
const leave = async (transferId: contract.TransferId, leftOn = '2026-03-15') => ({
  transferId,
  expectedVersion: (await slipOf(transferId)).version,
  leftOn: day(leftOn),
});

describe('an open slip', () => {
  test('is withdrawn on both sides when the membership ends, and waits again when that was a mistake', async () => {
    const name = 'Trần Thử Qua Đời';
    const member = await loadMember(harness, at(0), { fullName: name });
    const { transferId } = await it.issue(member);
    await harness.runJobs();
    const { memberEndId } = await die(member);
    await harness.runJobs();
    expect(await slipOf(transferId)).toMatchObject({
      state: 'withdrawn',
      closedOn: '2026-03-10',
      closedReason: 'members.called-off.ended',
    });
    expect((await it.received(name)).state).toBe('withdrawn');

    await harness.act(it.commune.officer, contract.withdrawEnd, { memberEndId, expectedVersion: 1 });
    await harness.runJobs();
    expect(await slipOf(transferId)).toMatchObject({ state: 'issued', closedOn: null, closedReason: null });
    expect((await it.received(name)).state).toBe('announced');
    await it.present(name);
    await it.accept(name);
    await harness.runJobs();
    expect((await it.spells(member)).at(-1)).toMatchObject({ at: it.far, until: 'infinity' });
  });

  test('does not make a departed member of a dead one, not even before anything was carried over', async () => {
    const member = await loadMember(harness, at(0), { fullName: 'Lê Thử Không Còn' });
    const { transferId } = await it.issue(member, outside);
    await die(member);
    harness.clock.now = new Date('2026-03-20T05:00:00Z');
    expect(await harness.refused(it.commune.officer, contract.confirmDeparture, await leave(transferId))).toEqual([
      'members.transfer-of-former-member',
    ]);
    expect(await stateOf(member)).toMatchObject({ state: 'deceased', since: '2026-03-10' });
  });

  test('does not close while an inspection runs', async () => {
    const member = await loadMember(harness, at(0), { fullName: 'Phạm Thử Kiểm Tra' });
    const { transferId } = await it.issue(member, outside);
    await harness.act(it.commune.officer, contract.recordTransferBlock, {
      memberId: member,
      kind: 'inspection',
      since: day('2026-03-10'),
      note: null,
    });
    harness.clock.now = new Date('2026-03-20T05:00:00Z');
    expect(await harness.refused(it.commune.officer, contract.confirmDeparture, await leave(transferId))).toEqual([
      'members.transfer-under-inspection',
    ]);
  });
});

test('a complaint that is filed and not answered bars the slip, as the records of the life cycle have it', async () => {
  const member = await loadMember(harness, at(1), { fullName: 'Ngô Thử Khiếu Nại' });
  const filed = { memberId: member, memberEndId: null, level: 'province-or-below' as const, decisionReceivedOn: null };
  const days = { filedOn: day('2026-03-02'), receivedOn: day('2026-03-03') };
  const { complaintId } = await harness.act(it.commune.officer, contract.fileComplaint, { ...filed, ...days });
  expect(await harness.ask(it.commune.officer, contract.transferProposal, { memberId: member })).toMatchObject({
    openComplaints: [{ filedOn: '2026-03-02' }],
  });
  expect(await harness.refused(it.commune.officer, contract.issueTransfer, it.slip(member))).toEqual([
    'members.transfer-under-complaint',
  ]);
  await harness.owner.query(
    `UPDATE members.complaint SET answered_on = '2026-03-10', answer = 'upheld' WHERE id = $1`,
    [complaintId],
  );
  await it.issue(member);
});

test('a suspension and an open procedure bar nothing: the notes know no text for it', async () => {
  const member = await loadMember(harness, at(1), { fullName: 'Bùi Thử Đình Chỉ' });
  await harness.load((tx) => setMemberState(tx, { memberId: member, state: 'suspended', since: day('2026-02-01') }));
  await it.issue(member);
});

describe('a departure', () => {
  test('taken back gives the very state, its day and the stay back', async () => {
    const member = await loadMember(harness, at(1), { fullName: 'Vũ Thử Hoàn Tác' });
    await harness.load(async (tx) => {
      await setMemberState(tx, { memberId: member, state: 'exempt', since: day('2025-09-01') });
      await beginMemberships(tx, [
        {
          memberId: member,
          organisationId: it.far,
          kind: 'temporary',
          since: day('2026-01-05'),
          beganBy: 'temporary-transfer',
        },
      ]);
    });
    const before = { spells: await it.spells(member), state: await stateOf(member) };
    const { transferId } = await it.issue(member, outside);
    harness.clock.now = new Date('2026-03-20T05:00:00Z');
    await harness.act(it.commune.officer, contract.confirmDeparture, await leave(transferId));
    await harness.runJobs();
    // The stay is of another commune, out of reach of whoever confirmed: the listener ended it.
    expect((await it.spells(member)).map((spell) => spell.until)).toEqual(['2026-03-15', '2026-03-15']);
    await harness.act(it.commune.officer, contract.undoDeparture, { transferId });
    await harness.runJobs();
    expect(await it.spells(member)).toEqual(before.spells);
    expect(await stateOf(member)).toMatchObject({ state: 'exempt', since: before.state.since });
    expect((await slipOf(transferId)).state).toBe('issued');
  });

  test('is not dated before a stay or a membership that runs began: it would take it away unseen', async () => {
    const name = 'Đỗ Thử Đến Sau';
    const member = await loadMember(harness, at(2), { fullName: name });
    await it.issue(member, { kind: 'temporary', until: day('2026-09-10') });
    await harness.runJobs();
    harness.clock.now = new Date('2026-03-18T05:00:00Z');
    await it.present(name, '2026-03-18');
    await it.accept(name, { cellId: it.school, acceptedOn: day('2026-03-18') });
    await harness.runJobs();
    const { transferId } = await it.issue(member, { ...outside, issuedOn: day('2026-03-12') });
    harness.clock.now = new Date('2026-03-20T05:00:00Z');
    expect(await harness.refused(it.commune.officer, contract.confirmDeparture, await leave(transferId))).toEqual([
      'members.left-before-spell',
    ]);
  });
});

test('a stay that ended with the membership neither shows as running nor stands in the way later', async () => {
  const member = await loadMember(harness, at(2), { fullName: 'Hoàng Thử Xong' });
  const stay = { kind: 'temporary', toOrganisationId: null, toText: 'Nơi khác (giả định)', until: day('2026-09-10') };
  const { transferId } = await it.issue(member, stay);
  const running = async () =>
    (await harness.ask(it.commune.officer, contract.outgoingTransfers, { show: 'stays' })).rows.map((row) => row.id);
  expect(await running()).toContain(transferId);
  await harness.load(async (tx) => {
    await setMemberState(tx, { memberId: member, state: 'resigned', since: day('2026-03-20') });
    await setMemberState(tx, { memberId: member, state: 'active', since: day('2026-06-01') });
    const again = { memberId: member, organisationId: at(2), kind: 'official' as const, since: day('2026-06-01') };
    await beginMemberships(tx, [{ ...again, beganBy: 'readmission' }]);
  });
  expect(await running()).not.toContain(transferId);
  harness.clock.now = new Date('2026-06-10T05:00:00Z');
  const anew = { issuedOn: day('2026-06-10'), duesPaidThrough: day('2026-06-01'), until: day('2026-12-10') };
  await it.issue(member, { ...stay, ...anew });
});
