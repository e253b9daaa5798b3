import { beforeAll, beforeEach, expect, test } from 'vitest';
import { type Commune, loadCommune } from '../../../../tests/commune.ts';
import { startHarness } from '../../../../tests/harness.ts';
import { loadMember } from '../../../../tests/members.ts';
import { newId } from '../../../platform/action/id.ts';
import { day } from '../../../platform/calendar/day.ts';
import type { OrganisationId } from '../../organisations/contract.ts';
import { insertOrganisations } from '../../organisations/public.ts';
import * as contract from '../contract.ts';

const harness = await startHarness();
let commune: Commune;
const [far, school] = [newId<OrganisationId>(), newId<OrganisationId>()];
beforeAll(async () => {
  commune = await loadCommune(harness);
  const row = (id: string, type: string, name: string) => ({
    id,
    parentId: commune.neighbour,
    type,
    name,
    from: day('2025-07-01'),
    fictional: true,
  });
  await harness.load((tx) =>
    insertOrganisations(tx, [row(far, 'residential-cell', 'Chi bộ thôn Xa'), row(school, 'cell', 'Chi bộ Trường Thử')]),
  );
});
beforeEach(() => {
  harness.clock.now = new Date('2026-03-10T05:00:00Z');
});

const one = async (query: string, ...values: unknown[]) => (await harness.owner.query(query, values)).rows;
const slip = (memberId: contract.MemberId, more: object = {}) => ({
  memberId,
  kind: 'official' as const,
  toOrganisationId: commune.neighbour as OrganisationId | null,
  reason: 'Chuyển công tác (giả định)',
  decision: { number: '5-QĐ/ĐU', decidedOn: day('2026-03-02'), issuer: 'Đảng ủy xã Đồng Mẫu (giả định)' },
  dueSince: day('2026-03-05'),
  slipNumber: '0017',
  issuedOn: day('2026-03-10'),
  duesPaidThrough: day('2026-03-01'),
  signer: 'Nguyễn Giả Định',
  ...more,
});
const issue = (memberId: contract.MemberId, more: object = {}) =>
  harness.act(commune.officer, contract.issueTransfer, slip(memberId, more));
const inbox = async () => (await harness.ask(commune.stranger, contract.incomingTransfers, {})).rows;
const received = async (name: string) => {
  const row = (await harness.ask(commune.stranger, contract.incomingTransfers, { show: 'all' })).rows.find(
    (r) => r.fullName === name,
  )!;
  return harness.ask(commune.stranger, contract.incomingTransfer, { transferInId: row.id });
};
const present = async (name: string, presentedOn = '2026-03-10') => {
  const { id, version } = await received(name);
  return harness.act(commune.stranger, contract.presentTransfer, {
    transferInId: id,
    expectedVersion: version,
    presentedOn: day(presentedOn),
  });
};
const accept = async (name: string, more: object = {}) => {
  const { id, version } = await received(name);
  return harness.act(commune.stranger, contract.acceptTransfer, {
    transferInId: id,
    expectedVersion: version,
    cellId: far,
    acceptedOn: day('2026-03-10'),
    ...more,
  });
};
const spells = (memberId: string) =>
  one(
    'SELECT org_id AS at, kind, until_day::text AS until, began_by, ended_by, transfer_id FROM members.membership WHERE member_id = $1 ORDER BY since_day, kind',
    memberId,
  );

test('from slip to cell: each side writes its own row, sees nothing of the other’s records, and the member moves once', async () => {
  const name = 'Trần Thử Chuyển';
  const member = await loadMember(harness, commune.cells[0]!, { fullName: name });
  await harness.load((tx) =>
    tx
      .insertInto('members.exemption')
      .values({
        id: newId(),
        org_id: commune.cells[0]!,
        org_pos: 0,
        member_id: member,
        full_name: name,
        sort_name: 'Chuyển Thử Trần',
        kind: 'age-health',
        ground: 'ill-health',
        state: 'granted',
        wanted_since: '2026-01-01',
        since_day: '2026-01-01',
        until_day: '2026-12-01',
      } as never)
      .execute()
      .catch(() => undefined),
  );
  const { transferId, slipBoxes } = await issue(member);
  expect(slipBoxes).toBe(10);
  expect(await harness.refused(commune.officer, contract.issueTransfer, slip(member))).toEqual([
    'members.transfer-already-open',
  ]);
  expect(await inbox()).toEqual([]);
  await harness.runJobs();
  expect(await inbox()).toMatchObject([
    { fullName: name, memberId: null, fromName: 'Chi bộ thôn 1', state: 'announced', presentBy: '2026-04-21' },
  ]);

  await harness.act(commune.officer, contract.signSlipBox, {
    transferId,
    level: 'Đảng ủy xã Đồng Mẫu',
    signedOn: day('2026-03-10'),
    signer: 'Lê Giả Định',
  });
  await harness.runJobs();
  const mine = await received(name);
  expect(mine.boxes.map((box) => [box.boxNo, box.level])).toEqual([
    [1, 'Chi bộ thôn 1'],
    [2, 'Đảng ủy xã Đồng Mẫu'],
  ]);
  expect(await harness.refused(commune.officer, contract.unsignSlipBox, { transferId, boxNo: 1 })).toContain(
    'platform.malformed',
  );
  // Neither side reads the other’s row.
  expect(await harness.refused(commune.stranger, contract.outgoingTransfer, { transferId })).toEqual([
    'platform.not-found',
  ]);
  expect(await harness.refused(commune.officer, contract.incomingTransfer, { transferInId: mine.id })).toEqual([
    'platform.not-found',
  ]);
  expect((await harness.ask(commune.stranger, contract.outgoingTransfers, { show: 'all' })).rows).toEqual([]);

  const tooSoon = { transferInId: mine.id, expectedVersion: mine.version, cellId: far, acceptedOn: day('2026-03-10') };
  expect(await harness.refused(commune.stranger, contract.acceptTransfer, tooSoon)).toEqual([
    'members.slip-not-presented',
  ]);
  await present(name);
  expect(
    await harness.refused(commune.stranger, contract.acceptTransfer, {
      ...tooSoon,
      expectedVersion: mine.version + 1,
      cellId: commune.neighbour,
    }),
  ).toEqual(['members.not-a-cell']);
  expect(
    await harness.refused(commune.stranger, contract.acceptTransfer, { ...tooSoon, cellId: commune.cells[1]! }),
  ).toEqual(['platform.not-permitted']);
  await accept(name);
  await harness.runJobs();
  expect(await spells(member)).toMatchObject([
    { at: commune.cells[0], until: '2026-03-10', ended_by: 'transfer' },
    { at: far, until: 'infinity', began_by: 'transfer', transfer_id: transferId },
  ]);
  expect(await harness.ask(commune.officer, contract.outgoingTransfer, { transferId })).toMatchObject({
    state: 'accepted',
    acceptedName: 'Chi bộ thôn Xa',
    memberState: null,
    fullName: name,
  });
  expect((await received(name)).memberId).toBe(member);
  const [row] = await one(
    'SELECT m.org_id AS at, p.org_id AS home FROM members.member m JOIN organisations.person p ON p.id = m.person_id WHERE m.id = $1',
    member,
  );
  expect(row).toEqual({ at: far, home: far });
});

test('accepting twice is refused, and two who accept at once move the member once', async () => {
  const name = 'Lê Thử Hai Lần';
  const member = await loadMember(harness, commune.cells[0]!, { fullName: name });
  await issue(member);
  await harness.runJobs();
  await present(name);
  const { id, version } = await received(name);
  const input = (cellId: string) => ({ transferInId: id, expectedVersion: version, cellId, acceptedOn: '2026-03-10' });
  const outcomes = await Promise.all(
    [far, school].map((cell) => harness.call(commune.stranger, contract.acceptTransfer.name, input(cell))),
  );
  expect(outcomes.map((outcome) => outcome.ok).sort()).toEqual([false, true]);
  await harness.runJobs();
  await harness.runJobs();
  expect((await spells(member)).filter((spell) => spell.until === 'infinity')).toHaveLength(1);
  const { version: now } = await received(name);
  expect(
    await harness.refused(commune.stranger, contract.acceptTransfer, { ...input(far), expectedVersion: now }),
  ).toEqual(['members.transfer-accepted-already']);
});

test('withdrawn before the receiver’s acceptance was carried over: nobody moves, both rows say so', async () => {
  const name = 'Phạm Thử Rút';
  const member = await loadMember(harness, commune.cells[0]!, { fullName: name });
  const { transferId } = await issue(member);
  await harness.runJobs();
  await present(name);
  await accept(name);
  await harness.act(commune.officer, contract.withdrawTransfer, { transferId });
  await harness.runJobs();
  expect(await spells(member)).toMatchObject([{ at: commune.cells[0], until: 'infinity' }]);
  expect((await received(name)).state).toBe('withdrawn');
  expect(await harness.refused(commune.officer, contract.withdrawTransfer, { transferId })).toEqual([
    'members.transfer-withdrawn-already',
  ]);
  await issue(member, { replacesId: transferId });
});

test('a block that came between slip and cell holds the member back', async () => {
  const name = 'Vũ Thử Chặn';
  const member = await loadMember(harness, commune.cells[0]!, { fullName: name });
  const { transferId } = await issue(member);
  await harness.runJobs();
  const { blockId, version } = await harness.act(commune.officer, contract.recordTransferBlock, {
    memberId: member,
    kind: 'complaint',
    since: day('2026-03-10'),
  });
  await present(name);
  await accept(name);
  await harness.runJobs();
  expect(await spells(member)).toMatchObject([{ at: commune.cells[0], until: 'infinity' }]);
  expect(await harness.ask(commune.officer, contract.outgoingTransfer, { transferId })).toMatchObject({
    state: 'withdrawn',
    closedReason: 'members.called-off.blocked',
  });
  expect(await harness.refused(commune.officer, contract.issueTransfer, slip(member))).toEqual([
    'members.transfer-under-complaint',
  ]);
  await harness.act(commune.officer, contract.liftTransferBlock, { blockId, expectedVersion: version });
  await issue(member);
});

test('an acceptance is taken back within the day, unless something was built on it', async () => {
  const name = 'Đỗ Thử Nhầm';
  const member = await loadMember(harness, commune.cells[0]!, { fullName: name });
  const { transferId } = await issue(member);
  await harness.runJobs();
  await present(name);
  await accept(name);
  await harness.runJobs();
  const { id } = await received(name);
  await harness.act(commune.stranger, contract.undoAcceptance, { transferInId: id });
  await harness.runJobs();
  expect(await spells(member)).toMatchObject([{ at: commune.cells[0], until: 'infinity', ended_by: null }]);
  expect(await harness.ask(commune.officer, contract.outgoingTransfer, { transferId })).toMatchObject({
    state: 'issued',
    memberState: 'active',
  });

  await accept(name);
  await harness.runJobs();
  await harness
    .act(
      commune.stranger,
      contract.issueTransfer,
      slip(member, {
        toOrganisationId: null,
        kind: 'out',
        toText: 'Đảng bộ tỉnh khác (giả định)',
        issuedOn: day('2026-03-11'),
      }),
    )
    .catch(() => undefined);
  harness.clock.now = new Date('2026-03-11T05:00:00Z');
  expect(await harness.refused(commune.stranger, contract.undoAcceptance, { transferInId: id })).toEqual([
    'members.undo-day-over',
  ]);
});

test('a temporary stay: dues and activity there, counted here; prolonged at home, ended by the host', async () => {
  const name = 'Hồ Thử Tạm';
  const member = await loadMember(harness, commune.cells[0]!, { fullName: name });
  const { transferId } = await issue(member, { kind: 'temporary', until: day('2026-09-10') });
  await harness.runJobs();
  await present(name);
  await accept(name, { cellId: school });
  await harness.runJobs();
  expect(await spells(member)).toMatchObject([
    { at: commune.cells[0], kind: 'official', until: 'infinity' },
    { at: school, kind: 'temporary', until: 'infinity', began_by: 'temporary-transfer' },
  ]);
  expect((await received(name)).memberId).toBeNull();
  expect(
    await harness.refused(
      commune.officer,
      contract.issueTransfer,
      slip(member, { kind: 'temporary', until: day('2026-09-10') }),
    ),
  ).toEqual(['members.stay-running']);
  const { version } = await harness.ask(commune.officer, contract.outgoingTransfer, { transferId });
  expect(
    await harness.refused(commune.officer, contract.extendStay, {
      transferId,
      expectedVersion: version,
      until: '2027-09-10',
    }),
  ).toEqual(['members.stay-too-long']);
  await harness.act(commune.officer, contract.extendStay, {
    transferId,
    expectedVersion: version,
    until: day('2026-12-10'),
  });
  await harness.runJobs();
  const host = await received(name);
  expect(host.until).toBe('2026-12-10');
  harness.clock.now = new Date('2026-10-10T05:00:00Z');
  await harness.act(commune.stranger, contract.endStay, {
    transferInId: host.id,
    expectedVersion: host.version,
    returnedOn: day('2026-10-01'),
  });
  await harness.runJobs();
  expect((await harness.ask(commune.officer, contract.outgoingTransfer, { transferId })).returnedOn).toBe('2026-10-01');
  expect((await spells(member)).at(-1)).toMatchObject({
    kind: 'temporary',
    until: '2026-10-01',
    ended_by: 'temporary-return',
  });
});

test('refused with its reason; out of the tree by name; back in from outside with the old record', async () => {
  const name = 'Bùi Thử Ngoài';
  const member = await loadMember(harness, commune.cells[0]!, { fullName: name });
  const first = await issue(member);
  await harness.runJobs();
  const { id, version } = await received(name);
  await harness.act(commune.stranger, contract.refuseTransfer, {
    transferInId: id,
    expectedVersion: version,
    why: 'Không thuộc địa bàn (giả định)',
  });
  await harness.runJobs();
  expect(await harness.ask(commune.officer, contract.outgoingTransfer, { transferId: first.transferId })).toMatchObject(
    { state: 'refused', closedReason: 'Không thuộc địa bàn (giả định)' },
  );

  const out = await issue(member, { kind: 'out', toOrganisationId: null, toText: 'Đảng bộ tỉnh khác (giả định)' });
  const sent = await harness.ask(commune.officer, contract.outgoingTransfer, { transferId: out.transferId });
  harness.clock.now = new Date('2026-03-20T05:00:00Z');
  await harness.act(commune.officer, contract.confirmDeparture, {
    transferId: out.transferId,
    expectedVersion: sent.version,
    leftOn: day('2026-03-15'),
  });
  expect(await spells(member)).toMatchObject([{ until: '2026-03-15', ended_by: 'transfer-out' }]);
  await harness.act(commune.officer, contract.undoDeparture, { transferId: out.transferId });
  expect(await spells(member)).toMatchObject([{ until: 'infinity', ended_by: null }]);
  await harness.act(commune.officer, contract.confirmDeparture, {
    transferId: out.transferId,
    expectedVersion: sent.version + 2,
    leftOn: day('2026-03-15'),
  });

  harness.clock.now = new Date('2026-05-20T05:00:00Z');
  const back = {
    cellId: commune.cells[1]!,
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
  expect(await harness.refused(commune.officer, contract.receiveFromOutside, back)).toEqual(['members.namesake-here']);
  await harness.act(commune.officer, contract.receiveFromOutside, { ...back, returningMemberId: member });
  expect((await spells(member)).at(-1)).toMatchObject({
    at: commune.cells[1],
    until: 'infinity',
    began_by: 'transfer',
  });
  const fresh = await harness.act(commune.officer, contract.receiveFromOutside, {
    ...back,
    fullName: 'Ngô Thử Mới',
    dates: { admittedOn: day('2000-01-01') },
  });
  expect(await spells(fresh.memberId)).toMatchObject([{ at: commune.cells[1], began_by: 'transfer' }]);
});

test('the directory finds cells without accents and goes from unit to cell', async () => {
  const found = await harness.ask(commune.officer, contract.receivingOrganisations, { text: 'chi bo thon xa' });
  expect(found.rows).toMatchObject([{ id: far, isCell: true, parentName: 'Đảng bộ xã Láng Mẫu' }]);
  const under = await harness.ask(commune.officer, contract.receivingOrganisations, { underId: commune.neighbour });
  expect(under.rows.map((row) => row.id).sort()).toEqual([far, school].sort());
});
