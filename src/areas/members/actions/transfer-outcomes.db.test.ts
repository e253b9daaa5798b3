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

test('an acceptance is taken back within the day, unless something was built on it', async () => {
  const name = 'Đỗ Thử Nhầm';
  const member = await loadMember(harness, it.commune.cells[0]!, { fullName: name });
  const { transferId } = await it.issue(member);
  await harness.runJobs();
  await it.present(name);
  await it.accept(name);
  await harness.runJobs();
  const { id } = await it.received(name);
  await harness.act(it.commune.stranger, contract.undoAcceptance, { transferInId: id });
  await harness.runJobs();
  expect(await it.spells(member)).toMatchObject([{ at: it.commune.cells[0], until: 'infinity', ended_by: null }]);
  expect(await harness.ask(it.commune.officer, contract.outgoingTransfer, { transferId })).toMatchObject({
    state: 'issued',
    memberState: 'active',
  });

  await it.accept(name);
  await harness.runJobs();
  const exemption = {
    memberId: member,
    ground: 'ill-health',
    proof: 'medical' as const,
    since: day('2026-03-10'),
    cellResolution: '01-NQ/CB',
  };
  await harness.act(it.commune.stranger, contract.grantExemption, exemption);
  expect(await harness.refused(it.commune.stranger, contract.undoAcceptance, { transferInId: id })).toEqual([
    'members.exempted-since',
  ]);
  harness.clock.now = new Date('2026-03-11T05:00:00Z');
  expect(await harness.refused(it.commune.stranger, contract.undoAcceptance, { transferInId: id })).toEqual([
    'members.undo-day-over',
  ]);
});

test('a temporary stay: dues and activity there, counted here; prolonged at home, ended by the host', async () => {
  const name = 'Hồ Thử Tạm';
  const member = await loadMember(harness, it.commune.cells[0]!, { fullName: name });
  const { transferId } = await it.issue(member, { kind: 'temporary', until: day('2026-09-10') });
  await harness.runJobs();
  await it.present(name);
  await it.accept(name, { cellId: it.school });
  await harness.runJobs();
  expect(await it.spells(member)).toMatchObject([
    { at: it.commune.cells[0], kind: 'official', until: 'infinity' },
    { at: it.school, kind: 'temporary', until: 'infinity', began_by: 'temporary-transfer' },
  ]);
  expect((await it.received(name)).memberId).toBeNull();
  expect(
    await harness.refused(
      it.commune.officer,
      contract.issueTransfer,
      it.slip(member, { kind: 'temporary', until: day('2026-09-10') }),
    ),
  ).toEqual(['members.stay-running']);
  const { version } = await harness.ask(it.commune.officer, contract.outgoingTransfer, { transferId });
  expect(
    await harness.refused(it.commune.officer, contract.extendStay, {
      transferId,
      expectedVersion: version,
      until: '2027-09-10',
    }),
  ).toEqual(['members.stay-too-long']);
  await harness.act(it.commune.officer, contract.extendStay, {
    transferId,
    expectedVersion: version,
    until: day('2026-12-10'),
  });
  await harness.runJobs();
  const host = await it.received(name);
  expect(host.until).toBe('2026-12-10');
  harness.clock.now = new Date('2026-10-10T05:00:00Z');
  await harness.act(it.commune.stranger, contract.endStay, {
    transferInId: host.id,
    expectedVersion: host.version,
    returnedOn: day('2026-10-01'),
  });
  await harness.runJobs();
  expect((await harness.ask(it.commune.officer, contract.outgoingTransfer, { transferId })).returnedOn).toBe(
    '2026-10-01',
  );
  expect((await it.spells(member)).at(-1)).toMatchObject({
    kind: 'temporary',
    until: '2026-10-01',
    ended_by: 'temporary-return',
  });
});

test('refused with its reason; out of the tree by name; back in from outside with the old record', async () => {
  const name = 'Bùi Thử Ngoài';
  const member = await loadMember(harness, it.commune.cells[0]!, { fullName: name });
  const first = await it.issue(member);
  await harness.runJobs();
  const { id, version } = await it.received(name);
  await harness.act(it.commune.stranger, contract.refuseTransfer, {
    transferInId: id,
    expectedVersion: version,
    why: 'Không thuộc địa bàn (giả định)',
  });
  await harness.runJobs();
  expect(
    await harness.ask(it.commune.officer, contract.outgoingTransfer, { transferId: first.transferId }),
  ).toMatchObject({ state: 'refused', closedReason: 'Không thuộc địa bàn (giả định)' });

  const out = await it.issue(member, { kind: 'out', toOrganisationId: null, toText: 'Đảng bộ tỉnh khác (giả định)' });
  const sent = await harness.ask(it.commune.officer, contract.outgoingTransfer, { transferId: out.transferId });
  harness.clock.now = new Date('2026-03-20T05:00:00Z');
  await harness.act(it.commune.officer, contract.confirmDeparture, {
    transferId: out.transferId,
    expectedVersion: sent.version,
    leftOn: day('2026-03-15'),
  });
  expect(await it.spells(member)).toMatchObject([{ until: '2026-03-15', ended_by: 'transfer-out' }]);
  await harness.act(it.commune.officer, contract.undoDeparture, { transferId: out.transferId });
  expect(await it.spells(member)).toMatchObject([{ until: 'infinity', ended_by: null }]);
  await harness.act(it.commune.officer, contract.confirmDeparture, {
    transferId: out.transferId,
    expectedVersion: sent.version + 2,
    leftOn: day('2026-03-15'),
  });

  harness.clock.now = new Date('2026-05-20T05:00:00Z');
  const back = {
    cellId: it.commune.cells[1]!,
    fullName: name,
    birthOn: day('1975-03-15'),
    standing: 'official' as const,
    dates: {},
    fromText: 'Đảng bộ tỉnh khác (giả định)',
    issuedOn: day('2026-05-10'),
    presentedOn: day('2026-05-18'),
    acceptedOn: day('2026-05-19'),
    duesPaidThrough: day('2026-05-01'),
    isFictional: true,
  };
  expect(await harness.refused(it.commune.officer, contract.receiveFromOutside, back)).toEqual([
    'members.namesake-here',
  ]);
  await harness.act(it.commune.officer, contract.receiveFromOutside, { ...back, returningMemberId: member });
  expect((await it.spells(member)).at(-1)).toMatchObject({
    at: it.commune.cells[1],
    until: 'infinity',
    began_by: 'transfer',
  });
  const fresh = await harness.act(it.commune.officer, contract.receiveFromOutside, {
    ...back,
    fullName: 'Ngô Thử Mới',
    dates: { admittedOn: day('2000-01-01') },
  });
  expect(await it.spells(fresh.memberId)).toMatchObject([{ at: it.commune.cells[1], began_by: 'transfer' }]);
});

test('the directory finds cells without accents and goes from unit to cell', async () => {
  const found = await harness.ask(it.commune.officer, contract.receivingOrganisations, { text: 'chi bo thon xa' });
  expect(found.rows).toMatchObject([{ id: it.far, isCell: true, parentName: 'Đảng bộ xã Láng Mẫu' }]);
  const under = await harness.ask(it.commune.officer, contract.receivingOrganisations, {
    underId: it.commune.neighbour,
  });
  expect(under.rows.map((row) => row.id).sort()).toEqual([it.far, it.school].sort());
});
