import { expect, test } from 'vitest';
import { loadCommune } from '../../../../tests/commune.ts';
import { startHarness } from '../../../../tests/harness.ts';
import { stageMembers } from '../../../../tests/member-import.ts';
import { loadMember } from '../../../../tests/members.ts';
import { membersCsv, membersFile } from '../../../../tests/spreadsheets/members-2500.ts';
import { day } from '../../../platform/calendar/day.ts';
import { establishPartyGroup } from '../../organisations/contract.ts';
import * as contract from '../contract.ts';

const harness = await startHarness();
harness.clock.now = new Date('2026-11-26T03:00:00Z');
const commune = await loadCommune(harness);
const cell = commune.cells[0]!;
const rowsOf = async (text: string, ...values: unknown[]) => (await harness.owner.query(text, values)).rows;

const load = async (rows: number, cells = ['Chi bộ thôn 1']) => {
  const bytes = membersCsv(membersFile(rows, cells, false));
  const importId = await stageMembers(harness, commune.officer, commune.commune, bytes, { asOf: day('2026-11-01') });
  await harness.act(commune.officer, contract.commitImport, { importId });
  await harness.runJobs();
  return importId;
};

test('places in Party groups keep their members at the undo', async () => {
  const importId = await load(6);
  const ids = (await rowsOf('SELECT id FROM members.member WHERE org_id = $1 ORDER BY id', cell)).map(({ id }) => id);
  const { groupId } = await harness.act(commune.officer, establishPartyGroup, {
    organisationId: cell,
    name: 'Tổ đảng số 1',
    from: day('2026-11-02'),
    cellMembers: 6,
  } as never);
  const secretary = await harness.account({ role: 'cell-secretary', organisationId: cell });
  await harness.act(secretary, contract.arrangePartyGroups, {
    organisationId: cell,
    from: day('2026-11-25'),
    places: ids.map((memberId) => ({ memberId, groupId })),
  } as never);

  expect(await harness.act(commune.officer, contract.undoImport, { importId })).toMatchObject({
    removed: 0,
    keptCount: 6,
  });
  expect(await rowsOf('SELECT 1 FROM members.group_member')).toHaveLength(6);
});

test('who was given a post since stays at the undo with the post, the others go', async () => {
  await rowsOf('TRUNCATE members.member CASCADE');
  const importId = await load(5);
  const [holder] = await rowsOf(
    'SELECT id, person_id, full_name FROM members.member WHERE org_id = $1 ORDER BY id LIMIT 1',
    cell,
  );
  await rowsOf(
    `INSERT INTO organisations.post (id, org_id, org_pos, kind, is_single, person_id, period, basis)
     SELECT gen_random_uuid(), o.id, o.pos, 'secretary', true, $2, daterange('2026-11-25', NULL), 'appointed' FROM organisations.organisation o WHERE o.id = $1`,
    cell,
    holder.person_id,
  );
  const undone = await harness.act(commune.officer, contract.undoImport, { importId });
  expect(undone).toMatchObject({ removed: 4, kept: [{ memberId: holder.id, fullName: holder.full_name }] });
});

test('people whom an office elsewhere has too are taken back, with the notices that came of them', async () => {
  await rowsOf('TRUNCATE members.member CASCADE');
  const { rows } = membersFile(20, ['Chi bộ thôn 1'], false);
  const numbers = rows.map((row) => row[6]!).filter((number) => /^\d{12}$/.test(number));
  for (const [at, personalId] of numbers.entries())
    await loadMember(harness, commune.neighbour, { fullName: `Lâm Nơi Khác ${at}`, personalId });
  const importId = await load(20);
  const notices = () => rowsOf('SELECT settled_at FROM members.duplicate_notice');
  expect((await notices()).length).toBeGreaterThan(0);

  expect(await harness.act(commune.officer, contract.undoImport, { importId })).toMatchObject({
    removed: 20,
    keptCount: 0,
  });
  expect(await notices()).toEqual([]);
});
