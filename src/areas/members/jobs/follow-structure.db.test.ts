import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { type Commune, loadCommune } from '../../../../tests/commune.ts';
import { startHarness } from '../../../../tests/harness.ts';
import { loadMember } from '../../../../tests/members.ts';
import { day } from '../../../platform/calendar/day.ts';
import * as organisations from '../../organisations/contract.ts';
import * as contract from '../contract.ts';

const harness = await startHarness();
let commune: Commune;
beforeAll(async () => {
  harness.clock.now = new Date('2026-05-20T05:00:00Z');
  commune = await loadCommune(harness);
});

const decision = (number: string, effectiveOn: string) => ({
  number,
  decidedOn: '2026-03-01',
  issuer: 'Ban Thường vụ Đảng ủy xã Đồng Mẫu (giả định)',
  effectiveOn,
  verified: true,
  sourceNote: null,
});
const one = async (query: string, ...values: unknown[]) => (await harness.owner.query(query, values)).rows;
const spells = (memberId: string) =>
  one(
    `SELECT org_id, kind, since_day::text AS since, until_day::text AS until, began_by, ended_by, decision_number AS number
     FROM members.membership WHERE member_id = $1 ORDER BY since_day`,
    memberId,
  );
const place = async (memberId: string) =>
  (
    await one(
      'SELECT m.org_id AS at, p.org_id AS home FROM members.member m JOIN organisations.person p ON p.id = m.person_id WHERE m.id = $1',
      memberId,
    )
  )[0];
const version = async (eventId: string) =>
  (await one('SELECT version FROM organisations.structural_event WHERE id = $1', eventId))[0].version as number;
const cell = async (name: string): Promise<organisations.OrganisationId> => {
  const { establishedIds } = await harness.act(commune.officer, organisations.establish, {
    parentId: commune.commune,
    organisation: { name, type: 'residential-cell' },
    decision: decision('01-QĐ/ĐU', '2026-01-01'),
    sizes: { officialMembers: 9, members: 9 },
  } as never);
  return establishedIds[0]!;
};
const merge = (from: string, into: string, on: string, number = '12-QĐ/ĐU') =>
  harness.act(commune.officer, organisations.mergeInto, {
    organisationIds: [from],
    intoId: into,
    decision: decision(number, on),
  } as never);
const reverse = async (eventId: string) =>
  harness.act(commune.officer, organisations.reverseEvent, {
    eventId: eventId as never,
    expectedVersion: await version(eventId),
    why: 'Ghi nhầm (giả định)',
  });

test('members follow the only successor, under its decision; guests of a temporary stay too; taken back, all is as before', async () => {
  const [from, into] = [await cell('Chi bộ Tổ A'), await cell('Chi bộ Tổ B')];
  const member = await loadMember(harness, from, { fullName: 'Trần Thử An' });
  const before = [await spells(member), await place(member)];
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
  await harness.runJobs();

  await reverse(event.eventId);
  await harness.runJobs();
  expect([await spells(member), await place(member)]).toEqual(before);
});

test('a back-dated decision redirects who came later, and cuts who left meanwhile', async () => {
  const [from, into] = [await cell('Chi bộ Tổ C'), await cell('Chi bộ Tổ D')];
  const later = await loadMember(harness, from, { fullName: 'Lê Thử Đến', since: day('2026-05-02') });
  const gone = await loadMember(harness, from, { fullName: 'Lê Thử Đi' });
  await harness.load(async (tx) => {
    const { setMemberState } = await import('../actions/member-writes.ts');
    await setMemberState(tx, { memberId: gone, state: 'deceased', since: day('2026-05-05') });
  });
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

test('no member is lost or doubled over any sequence of decisions, heard in any order', async () => {
  const cells = await Promise.all(Array.from({ length: 5 }, (_, n) => cell(`Chi bộ Thử ${n}`)));
  const members = await Promise.all(
    cells.map((id, n) => loadMember(harness, id, { fullName: `Vũ Thử ${'ABCDE'[n]}` })),
  );
  const running = async () =>
    one(
      `SELECT member_id, count(*)::int AS n FROM members.membership WHERE member_id = ANY ($1) AND kind = 'official' AND until_day = 'infinity'
       GROUP BY member_id ORDER BY member_id`,
      members,
    );
  const whole = await running();
  const step = fc.record({
    from: fc.nat(4),
    into: fc.nat(4),
    dayOf: fc.integer({ min: 1, max: 28 }),
    back: fc.boolean(),
    heard: fc.boolean(),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 6 }), async (steps) => {
      const events: string[] = [];
      for (const { from, into, dayOf, back, heard } of steps) {
        const on = `2026-04-${String(dayOf).padStart(2, '0')}`;
        if (back && events.length > 0) await reverse(events.pop()!).catch(() => undefined);
        else
          await merge(cells[from]!, cells[into]!, on).then(
            (event) => events.push(event.eventId),
            () => undefined,
          );
        if (heard) await harness.runJobs();
      }
      await harness.runJobs();
      expect(await running()).toEqual(whole);
      expect(
        await one(
          `SELECT s.member_id FROM members.membership s JOIN organisations.organisation o ON o.id = s.org_id
        WHERE s.member_id = ANY ($1) AND s.until_day = 'infinity' AND (o.ended_on IS NOT NULL OR o.annulled)`,
          members,
        ),
      ).toEqual([]);
      expect(
        await one(
          `SELECT m.id FROM members.member m JOIN members.membership s ON s.member_id = m.id AND s.kind = 'official' AND s.until_day = 'infinity'
        JOIN organisations.person p ON p.id = m.person_id WHERE m.id = ANY ($1) AND (m.org_id <> s.org_id OR p.org_id <> s.org_id)`,
          members,
        ),
      ).toEqual([]);
      for (const eventId of events.reverse()) await reverse(eventId);
      await harness.runJobs();
      const back = await one('SELECT id, org_id FROM members.member WHERE id = ANY ($1)', members);
      for (const [n, id] of members.entries()) expect(back.find((row) => row.id === id)!.org_id).toBe(cells[n]);
      const left = await one('SELECT count(*)::int AS n FROM members.membership WHERE member_id = ANY ($1)', members);
      expect(left[0].n).toBe(members.length);
    }),
    { numRuns: 12 },
  );
}, 60_000);
