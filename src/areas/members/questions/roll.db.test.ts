import { describe, expect, test } from 'vitest';
import { loadCommune } from '../../../../tests/commune.ts';
import { startHarness } from '../../../../tests/harness.ts';
import { loadMember } from '../../../../tests/members.ts';
import { day } from '../../../platform/calendar/day.ts';
import { beginMemberships, moveMembers, setMemberState } from '../actions/member-writes.ts';
import * as contract from '../contract.ts';

const harness = await startHarness();
const { ask, refused, clock } = harness;
clock.now = new Date('2026-11-26T03:00:00Z');
const on = day('2026-11-26');
const commune = await loadCommune(harness);
const { officer, stranger, cityOfficer, cells } = commune;
const [first, second, third] = [cells[0]!, cells[1]!, cells[2]!];
const secretary = await harness.account({ role: 'cell-secretary', organisationId: first });
const reader = await harness.account({ role: 'reader', organisationId: commune.commune });

const probation = {
  standing: 'probationary' as const,
  dates: {
    admissionDecidedOn: day('2026-05-01'),
    admittedOn: day('2026-05-19'),
    officialOn: null,
    recognitionDecidedOn: null,
  },
  partyAgeFrom: day('2026-05-01'),
};
const an = await loadMember(harness, first, { fullName: 'Nguyễn Văn An' });
const binh = await loadMember(harness, first, { fullName: 'Trần Thị Bình', ...probation });
const cuong = await loadMember(harness, first, { fullName: 'Lê Mạnh Cường' });
const dung = await loadMember(harness, first, { fullName: 'Phạm Thị Dung' });
const giang = await loadMember(harness, first, { fullName: 'Hoàng Văn Giang' });
const guest = await loadMember(harness, second, { fullName: 'Đỗ Thị Khách' });
await harness.load(async (tx) => {
  await setMemberState(tx, { memberId: cuong, state: 'exempt', since: day('2026-03-01') });
  await setMemberState(tx, { memberId: dung, state: 'suspended', since: day('2026-08-01') });
  const spell = { kind: 'temporary' as const, since: day('2026-09-01'), beganBy: 'temporary-transfer' as const };
  // Away in a cell of the other commune, which the officer of this one cannot see.
  await beginMemberships(tx, [{ ...spell, memberId: giang, organisationId: commune.neighbour }]);
  await beginMemberships(tx, [{ ...spell, memberId: guest, organisationId: first }]);
});

const names = (rows: readonly { fullName: string }[]): string[] => rows.map((row) => row.fullName);

describe('the roll on a day', () => {
  test('sorts by given name and marks guests, those away, exempt and suspended', async () => {
    const { rows } = await ask(secretary, contract.roll, { organisationId: first, on });
    expect(names(rows)).toEqual([
      'Nguyễn Văn An',
      'Trần Thị Bình',
      'Lê Mạnh Cường',
      'Phạm Thị Dung',
      'Hoàng Văn Giang',
      'Đỗ Thị Khách',
    ]);
    expect(rows).toMatchObject([
      { isOfficial: true, state: 'active' },
      { isOfficial: false },
      { state: 'exempt' },
      { state: 'suspended' },
      { isAway: true },
      { isGuest: true, isAway: false, hasRecord: false },
    ]);
  });

  test('is that of the day asked for', async () => {
    const { rows } = await ask(officer, contract.roll, { organisationId: first, on: day('2026-02-01') });
    expect(rows.every((row) => row.state === 'active' && !row.isAway && !row.isGuest)).toBe(true);
    expect((await ask(officer, contract.roll, { organisationId: first, on: day('2025-06-30') })).rows).toEqual([]);
  });

  test('keeps who has moved out of reach, by the spell alone', async () => {
    const left = await loadMember(harness, third, { fullName: 'Vũ Thị Đi' });
    await harness.load((tx) =>
      moveMembers(tx, [
        {
          memberId: left,
          organisationId: commune.neighbour,
          on: day('2026-10-01'),
          beganBy: 'transfer',
          endedBy: 'transfer',
        },
      ]),
    );
    const past = { organisationId: third, on: day('2026-09-30') };
    expect((await ask(officer, contract.roll, past)).rows).toMatchObject([
      { fullName: 'Vũ Thị Đi', hasRecord: false, birthYear: null },
    ]);
    expect((await ask(officer, contract.roll, { ...past, on: day('2026-10-01') })).rows).toEqual([]);
    const list = { filter: { underId: third }, text: '' };
    expect((await ask(officer, contract.memberList, { ...list, on: day('2026-09-30') })).rows).toMatchObject([
      { fullName: 'Vũ Thị Đi', hasRecord: false },
    ]);
    expect((await ask(officer, contract.memberList, { ...list, on })).rows).toEqual([]);
    expect(await refused(officer, contract.member, { memberId: left, on })).toEqual(['platform.not-found']);
  });

  test('is closed to strangers and to those who see figures only', async () => {
    expect(await refused(stranger, contract.roll, { organisationId: first, on })).toEqual(['platform.not-permitted']);
    expect(await refused(reader, contract.roll, { organisationId: first, on })).toEqual(['platform.not-permitted']);
    expect(await refused(secretary, contract.roll, { organisationId: second, on })).toEqual(['platform.not-permitted']);
  });
});

describe('counted membership', () => {
  test('is official and probationary members, guests counted where they come from, by part', async () => {
    const { own, total, parts } = await ask(reader, contract.counts, { organisationId: commune.commune, on });
    expect(own).toMatchObject({ official: 0, probationary: 0 });
    expect(total).toEqual({ official: 5, probationary: 1, guests: 1, away: 2, exempt: 1, suspended: 1 });
    expect(parts.find((part) => part.organisationId === first)).toMatchObject({
      official: 4,
      probationary: 1,
      guests: 1,
      away: 1,
    });
    expect(parts.find((part) => part.organisationId === second)).toMatchObject({ official: 1, away: 1 });
  });

  test('of a city holds that of its communes; a stranger gets no figure', async () => {
    const { total, parts } = await ask(cityOfficer, contract.counts, { organisationId: commune.city, on });
    expect(parts.reduce((sum, part) => sum + part.official, 0)).toBe(total.official);
    expect(total.official).toBe(6);
    expect(await refused(stranger, contract.counts, { organisationId: commune.commune, on })).toEqual([
      'platform.not-permitted',
    ]);
  });

  test('agrees with the list of today', async () => {
    const { total } = await ask(officer, contract.counts, { organisationId: commune.commune, on });
    const page = await ask(officer, contract.memberList, { on, filter: { underId: commune.commune }, text: '' });
    expect(page.count).toBe(total.official + total.probationary);
  });
});

describe('the voting base', () => {
  test('deducts each once and opens to its rows; who is exempt counts when present', async () => {
    const base = await ask(secretary, contract.votingBase, { organisationId: first, on });
    expect(base).toMatchObject({
      official: 4,
      base: 1,
      deductions: [
        { ground: 'temporarily-away', memberIds: [giang] },
        { ground: 'suspended', memberIds: [dung] },
        { ground: 'exempt-absent', memberIds: [cuong] },
      ],
      verified: false,
    });
    expect(
      await ask(secretary, contract.votingBase, { organisationId: first, on, presentExemptIds: [cuong] }),
    ).toMatchObject({ base: 2 });
    const congress = { organisationId: first, on, occasion: 'congress' as const, absentIds: [an] };
    expect(await ask(secretary, contract.votingBase, congress)).toMatchObject({ base: 0 });
  });

  test('of 2025 stands on the regulation of that day, which was read', async () => {
    expect(await ask(officer, contract.votingBase, { organisationId: first, on: day('2025-12-01') })).toMatchObject({
      packId: 'voting-base-2025-07-01-3',
      verified: true,
      base: 4,
    });
  });

  test('before any rule that is known there is none', async () => {
    expect(await refused(officer, contract.votingBase, { organisationId: first, on: day('2025-01-01') })).toEqual([
      'platform.no-rule-in-force',
    ]);
  });
});

describe('the list', () => {
  const page = (rest: Record<string, unknown>) =>
    ask(officer, contract.memberList, { on, filter: {}, text: '', ...rest } as never);

  test('finds by the beginning of the name or of the given name, in capitals and without marks', async () => {
    for (const text of ['NGUYEN VAN', 'nguyễn văn an', 'AN', 'an '])
      expect(names((await page({ text })).rows), text).toContain('Nguyễn Văn An');
    expect(names((await page({ text: 'van an' })).rows)).toContain('Nguyễn Văn An');
    expect((await page({ text: 'guyen' })).rows).toEqual([]);
  });

  test('filters by standing, state, band of age and what is missing', async () => {
    const count = async (filter: Record<string, unknown>) => (await page({ filter })).count;
    expect(await count({ standings: ['probationary'] })).toBe(1);
    expect(await count({ states: ['exempt', 'suspended'] })).toBe(2);
    expect(await count({ ages: ['51-to-60'] })).toBe(6);
    expect(await count({ partyAges: ['under-10'] })).toBe(1);
    expect(await count({ partyAges: ['20-to-29', 'under-10'] })).toBe(6);
    expect(await count({ missing: ['personal-id'] })).toBe(6);
    expect(await count({ missing: ['official-on'] })).toBe(0);
    expect(await count({ presence: 'left' })).toBe(0);
    expect(await count({ underId: first })).toBe(5);
  });

  test.each(['name', 'party-age', 'birth', 'cell', 'official-on'] as const)(
    'by %s gives every member once, page by page, both ways',
    async (key) => {
      for (const descending of [false, true]) {
        const order = { key, descending };
        const all = (await page({ order })).rows.map((row) => row.id);
        expect(all).toHaveLength(6);
        const read: string[] = [];
        let after: string | null = null;
        do {
          const next: { rows: { id: string }[]; next: string | null } = await page({ order, after, limit: 2 });
          read.push(...next.rows.map((row) => row.id));
          after = next.next;
        } while (after);
        expect(read).toEqual(all);
        expect((await page({ order, skip: 3, limit: 2 })).rows.map((row) => row.id)).toEqual(all.slice(3, 5));
      }
    },
  );

  test('puts the unknown last whichever way it is sorted', async () => {
    const last = async (descending: boolean) =>
      (await page({ order: { key: 'official-on', descending } })).rows.at(-1)?.id;
    expect([await last(false), await last(true)]).toEqual([binh, binh]);
  });

  test('refuses a cursor that is none of ours', async () => {
    expect(await refused(officer, contract.memberList, { on, filter: {}, text: '', after: 'x' })).toEqual([
      'platform.malformed',
    ]);
  });
});
