import { beforeEach, expect, test } from 'vitest';
import { loadCommune } from '../../../../tests/commune.ts';
import { startHarness } from '../../../../tests/harness.ts';
import { loadMember } from '../../../../tests/members.ts';
import { day } from '../../../platform/calendar/day.ts';
import { endPartyGroup, establishPartyGroup } from '../../organisations/contract.ts';
import * as of from '../contract.ts';

const harness = await startHarness();
const { act, ask, refused } = harness;
harness.clock.now = new Date('2026-11-20T03:00:00Z');
const commune = await loadCommune(harness);
const [cell, otherCell] = [commune.cells[0]!, commune.cells[1]!];
const secretary = await harness.account({ role: 'cell-secretary', organisationId: cell });
const neighbour = await harness.account({ role: 'cell-secretary', organisationId: otherCell });
const names = ['Trần Thị Ánh', 'Lê Văn Bình', 'Phạm Thị Cúc'];
const members: of.MemberId[] = [];
for (const fullName of names) members.push(await loadMember(harness, cell, { fullName }));
const [anh, binh, cuc] = members as [of.MemberId, of.MemberId, of.MemberId];
const establish = async (organisationId: typeof cell, name: string) =>
  (await act(commune.officer, establishPartyGroup, { organisationId, name, from: day('2026-01-01'), cellMembers: 3 }))
    .groupId;
const first = await establish(cell, 'Tổ đảng số 1');
const second = await establish(cell, 'Tổ đảng số 2');
const foreign = await establish(otherCell, 'Tổ đảng số 1');

const placed = async (on: string) => {
  const { rows } = await ask(secretary, of.partyGroups, { organisationId: cell, on: day(on) });
  return Object.fromEntries(rows.map(({ fullName, group }) => [fullName, group?.name ?? null]));
};
const arrange = (from: string, places: { memberId: of.MemberId; groupId: typeof first }[], more: object = {}) => ({
  organisationId: cell,
  from: day(from),
  places,
  ...more,
});
const all = [
  { memberId: anh, groupId: first },
  { memberId: binh, groupId: first },
  { memberId: cuc, groupId: second },
];

beforeEach(async () => {
  await harness.owner.query('DELETE FROM members.group_arrangement');
});

test('an arrangement holds from its day until the day of the next one, and taking it back brings the one before back', async () => {
  expect(
    (await ask(secretary, of.partyGroups, { organisationId: cell, on: day('2026-11-20') })).arrangement,
  ).toBeNull();
  await act(secretary, of.arrangePartyGroups, arrange('2026-03-01', all, { paper: '03-BB/CB' }));
  const later = arrange('2026-06-01', [{ memberId: anh, groupId: second }]);
  const { arrangementId, version } = await act(secretary, of.arrangePartyGroups, later);
  expect(await placed('2026-02-28')).toEqual({ [names[0]!]: null, [names[1]!]: null, [names[2]!]: null });
  const before = { [names[0]!]: 'Tổ đảng số 1', [names[1]!]: 'Tổ đảng số 1', [names[2]!]: 'Tổ đảng số 2' };
  expect(await placed('2026-05-31')).toEqual(before);
  expect(await placed('2026-06-01')).toEqual({ [names[0]!]: 'Tổ đảng số 2', [names[1]!]: null, [names[2]!]: null });
  const asked = { organisationId: cell, on: day('2026-05-31') };
  expect(await ask(secretary, of.partyGroups, asked)).toMatchObject({
    arrangement: { since: '2026-03-01', until: '2026-06-01', paper: '03-BB/CB', version: 1 },
    groups: [
      { id: first, members: 2 },
      { id: second, members: 1 },
    ],
  });
  const taken = await act(secretary, of.withdrawArrangement, { arrangementId, expectedVersion: version });
  expect(await placed('2026-11-20')).toEqual(before);
  await act(secretary, of.arrangePartyGroups, taken);
  expect(await placed('2026-11-20')).toMatchObject({ [names[0]!]: 'Tổ đảng số 2', [names[1]!]: null });
});

test('the same day arranged again asks for the version that was seen', async () => {
  const { version } = await act(secretary, of.arrangePartyGroups, arrange('2026-03-01', all));
  const again = arrange('2026-03-01', [{ memberId: cuc, groupId: first }]);
  expect(await refused(secretary, of.arrangePartyGroups, again)).toEqual(['members.changed-meanwhile']);
  const done = await act(secretary, of.arrangePartyGroups, { ...again, expectedVersion: version });
  expect(done.version).toBe(2);
  expect(await placed('2026-03-01')).toEqual({ [names[0]!]: null, [names[1]!]: null, [names[2]!]: 'Tổ đảng số 1' });
  const stale = { arrangementId: done.arrangementId, expectedVersion: 1 };
  expect(await refused(secretary, of.withdrawArrangement, stale)).toEqual(['members.changed-meanwhile']);
});

test('groups and members of elsewhere, days ahead and other cells are refused and nothing is written', async () => {
  const stranger = await loadMember(harness, otherCell, { fullName: 'Đỗ Thử Xa' });
  const wrong = arrange('2026-11-21', [
    { memberId: stranger, groupId: first },
    { memberId: anh, groupId: foreign },
  ]);
  expect(await refused(secretary, of.arrangePartyGroups, wrong)).toEqual([
    'members.arrangement-ahead',
    'members.not-on-roll-then',
    'members.group-not-there-then',
  ]);
  expect(await refused(neighbour, of.arrangePartyGroups, arrange('2026-03-01', all))).toEqual([
    'platform.not-permitted',
  ]);
  const { arrangementId } = await act(secretary, of.arrangePartyGroups, arrange('2026-03-01', all));
  expect(await refused(neighbour, of.withdrawArrangement, { arrangementId, expectedVersion: 1 })).toEqual([
    'platform.not-found',
  ]);
  const { rows } = await harness.owner.query('SELECT count(*)::int AS n FROM members.group_arrangement');
  expect(rows).toEqual([{ n: 1 }]);
});

test('a place ends with the stay in the cell and with the group; whoever comes back is in no group', async () => {
  const gone = await loadMember(harness, cell, { fullName: 'Vũ Thử Đi' });
  const third = await establish(cell, 'Tổ đảng số 3');
  const places = [
    { memberId: gone, groupId: first },
    { memberId: binh, groupId: third },
  ];
  await act(secretary, of.arrangePartyGroups, arrange('2026-03-01', places));
  await harness.owner.query(
    `UPDATE members.membership SET until_day = '2026-08-01', ended_by = 'transfer' WHERE member_id = $1`,
    [gone],
  );
  await act(commune.officer, endPartyGroup, {
    groupId: third,
    expectedVersion: 1,
    endedOn: day('2026-09-01'),
    reason: 'Chi bộ sắp xếp lại (giả định)',
  });
  expect(await placed('2026-07-31')).toMatchObject({ 'Vũ Thử Đi': 'Tổ đảng số 1', [names[1]!]: 'Tổ đảng số 3' });
  expect(Object.keys(await placed('2026-08-01'))).not.toContain('Vũ Thử Đi');
  expect(await placed('2026-09-01')).toMatchObject({ [names[1]!]: null });
  await harness.owner.query(
    `INSERT INTO members.membership (id, member_id, org_id, org_pos, full_name, sort_name, kind, since_day, standing, began_by)
     SELECT gen_random_uuid(), member_id, org_id, org_pos, full_name, sort_name, kind, '2026-10-01', standing, 'transfer'
     FROM members.membership WHERE member_id = $1`,
    [gone],
  );
  expect(await placed('2026-10-01')).toMatchObject({ 'Vũ Thử Đi': null });
});

test('the list is taken out as seen by those who may read it', async () => {
  await act(secretary, of.arrangePartyGroups, arrange('2026-03-01', all));
  const asked = { organisationId: cell, on: day('2026-11-20'), columns: ['name', 'group'] as const, text: 'Cúc' };
  const file = await act(secretary, of.exportPartyGroups, { ...asked, columns: [...asked.columns] });
  expect(file).toMatchObject({ rows: 1, fileName: 'to-dang-2026-11-20.xlsx' });
  expect(await refused(neighbour, of.exportPartyGroups, { ...asked, columns: [...asked.columns] })).toEqual([
    'platform.not-permitted',
  ]);
});
