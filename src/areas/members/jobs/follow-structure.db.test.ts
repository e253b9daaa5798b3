import { beforeAll, expect, test } from 'vitest';
import { type Commune, loadCommune } from '../../../../tests/commune.ts';
import { startHarness } from '../../../../tests/harness.ts';
import { loadMember } from '../../../../tests/members.ts';
import { structureOf } from '../../../../tests/structure.ts';
import { day } from '../../../platform/calendar/day.ts';
import * as organisations from '../../organisations/contract.ts';
import { beginMemberships, setMemberState } from '../actions/member-writes.ts';
import * as contract from '../contract.ts';
import { membersFollowEvent } from './follow-structure.ts';

const harness = await startHarness();
let commune: Commune;
beforeAll(async () => {
  harness.clock.now = new Date('2026-05-20T05:00:00Z');
  commune = await loadCommune(harness);
});

const { cell, merge, reverse, spells, place, decision } = structureOf(harness, () => commune);

test('members follow the only successor, under its decision; guests of a temporary stay too; taken back, all is as before', async () => {
  const [from, into] = [await cell('Chi bộ Tổ A'), await cell('Chi bộ Tổ B')];
  const member = await loadMember(harness, from, { fullName: 'Trần Thử An' });
  const guest = await loadMember(harness, commune.cells[0]!, { fullName: 'Trần Thử Khách' });
  await harness.load((tx) =>
    beginMemberships(tx, [
      {
        memberId: guest,
        organisationId: from,
        kind: 'temporary',
        since: day('2026-02-01'),
        beganBy: 'temporary-transfer',
      },
    ]),
  );
  const before = [await spells(member), await place(member), await spells(guest)];
  const event = await merge(from, into, '2026-04-01');
  await harness.runJobs();

  expect(await spells(member)).toMatchObject([
    { org_id: from, since: '2025-07-01', until: '2026-04-01', ended_by: 'collective-transfer' },
    {
      org_id: into,
      since: '2026-04-01',
      until: 'infinity',
      began_by: 'collective-transfer',
      number: '12-QĐ/ĐU',
      ended_by: null,
    },
  ]);
  expect(await place(member)).toEqual({ at: into, home: into });
  expect((await spells(guest)).at(-1)).toMatchObject({ org_id: into, kind: 'temporary', until: 'infinity' });
  await harness.runJobs();

  await reverse(event.eventId);
  await harness.runJobs();
  expect([await spells(member), await place(member), await spells(guest)]).toEqual(before);
});

test('the later of two decisions heard first: members still arrive where the last one leads', async () => {
  const [a, b, c] = [await cell('Chi bộ Tổ X'), await cell('Chi bộ Tổ Y'), await cell('Chi bộ Tổ Z')];
  const member = await loadMember(harness, a, { fullName: 'Hà Thử Chuỗi' });
  const first = await merge(a, b, '2026-04-01');
  const second = await merge(b, c, '2026-04-05', '13-QĐ/ĐU');
  for (const { eventId } of [second, first])
    await harness.program.runner.asSystem('members.members-follow-event', (context) =>
      membersFollowEvent({ eventId }, context),
    );
  expect(await spells(member)).toMatchObject([
    { org_id: a, until: '2026-04-01' },
    { org_id: b, since: '2026-04-01', until: '2026-04-05', number: '12-QĐ/ĐU' },
    { org_id: c, since: '2026-04-05', until: 'infinity', number: '13-QĐ/ĐU' },
  ]);
  await reverse(second.eventId);
  await reverse(first.eventId);
  await harness.runJobs();
  expect(await spells(member)).toMatchObject([{ org_id: a, until: 'infinity' }]);
});

test('a back-dated decision redirects who came later, and cuts who left meanwhile', async () => {
  const [from, into] = [await cell('Chi bộ Tổ C'), await cell('Chi bộ Tổ D')];
  const later = await loadMember(harness, from, { fullName: 'Lê Thử Đến', since: day('2026-05-02') });
  const gone = await loadMember(harness, from, { fullName: 'Lê Thử Đi' });
  await harness.load((tx) => setMemberState(tx, { memberId: gone, state: 'deceased', since: day('2026-05-05') }));
  const event = await merge(from, into, '2026-04-01');
  await harness.runJobs();
  expect(await spells(later)).toMatchObject([
    { org_id: into, since: '2026-05-02', until: 'infinity', began_by: 'entry' },
  ]);
  expect(await spells(gone)).toMatchObject([
    { org_id: from, until: '2026-04-01', ended_by: 'collective-transfer' },
    { org_id: into, since: '2026-04-01', until: '2026-05-05', ended_by: 'death' },
  ]);
  await reverse(event.eventId);
  await harness.runJobs();
  expect(await spells(later)).toMatchObject([{ org_id: from, since: '2026-05-02' }]);
  expect(await spells(gone)).toMatchObject([{ org_id: from, until: '2026-05-05', ended_by: 'death' }]);
});

test('after a division people assign the members; the duty shows until then, and undoing brings it back', async () => {
  const old = await cell('Chi bộ Tổ E');
  const [first, second] = [
    await loadMember(harness, old, { fullName: 'Phạm Thử Một' }),
    await loadMember(harness, old, { fullName: 'Phạm Thử Hai' }),
  ];
  const { establishedIds, eventId } = await harness.act(commune.officer, organisations.split, {
    organisationId: old,
    original: 'ends',
    parts: [1, 2].map((n) => ({
      organisation: { name: `Chi bộ Tổ E${n}`, type: 'residential-cell' },
      childIds: [],
      share: null,
      sizes: { officialMembers: 3, members: 3 },
    })),
    keptShare: null,
    decision: decision('20-QĐ/ĐU', '2026-04-01'),
  } as never);
  await harness.runJobs();
  const due = await harness.ask(commune.officer, contract.unassignedMembers, {});
  expect(due.rows).toMatchObject([
    { organisationId: old, members: 2, decisionNumber: '20-QĐ/ĐU', dueOn: '2026-05-18', isOverdue: true },
  ]);
  expect(due.rows[0]!.successors.map((one) => one.id).sort()).toEqual([...establishedIds].sort());
  expect((await harness.ask(commune.stranger, contract.unassignedMembers, {})).rows).toEqual([]);

  const assign = {
    fromId: old,
    toId: establishedIds[0]!,
    memberIds: [first],
    on: day('2026-04-01'),
    decision: { number: '21-QĐ/ĐU', decidedOn: day('2026-04-02'), issuer: 'Đảng ủy xã (giả định)' },
  };
  const early = { ...assign, on: day('2026-03-31') };
  expect(await harness.refused(commune.officer, contract.assignCollectively, early)).toEqual([
    'members.cell-not-living',
    'members.assigned-before-end',
  ]);
  expect(await harness.refused(commune.stranger, contract.assignCollectively, assign)).toEqual([
    'platform.not-permitted',
  ]);
  const done = await harness.act(commune.officer, contract.assignCollectively, assign);
  expect(await place(first)).toEqual({ at: establishedIds[0], home: establishedIds[0] });
  expect(await harness.refused(commune.officer, contract.assignCollectively, assign)).toEqual([
    'members.not-all-there',
  ]);
  await harness.act(commune.officer, contract.undoAssignment, { transferId: done.transferId });
  expect(
    (await harness.ask(commune.officer, contract.membersToAssign, { organisationId: old })).rows
      .map((row) => row.id)
      .sort(),
  ).toEqual([first, second].sort());

  await harness.act(commune.officer, contract.assignCollectively, { ...assign, memberIds: [first, second] });
  await reverse(eventId);
  await harness.runJobs();
  for (const member of [first, second])
    expect(await spells(member)).toMatchObject([{ org_id: old, until: 'infinity' }]);
});

test('the comparison carries the counts of members to the units of the later day and lists what it cannot carry', async () => {
  const { rows, totalFrom, totalTo } = await harness.ask(commune.cityOfficer, contract.restatedCounts, {
    underId: commune.city,
    fromOn: day('2026-02-01'),
    toOn: day('2026-05-20'),
    basis: 'restated',
  });
  const mine = rows.find((row) => row.id === commune.commune)!;
  expect(mine.from).toMatchObject({ state: 'known', value: totalFrom });
  expect(mine.to).toBe(totalTo);
  expect(
    await harness.refused(commune.stranger, contract.restatedCounts, {
      underId: commune.commune,
      fromOn: '2026-02-01',
      toOn: '2026-05-20',
      basis: 'restated',
    }),
  ).toEqual(['platform.not-permitted']);
});
