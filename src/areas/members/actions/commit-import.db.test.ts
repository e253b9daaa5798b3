import { beforeAll, expect, test } from 'vitest';
import { type Commune, loadCommune } from '../../../../tests/commune.ts';
import { startHarness } from '../../../../tests/harness.ts';
import { stageMembers } from '../../../../tests/member-import.ts';
import { loadMember } from '../../../../tests/members.ts';
import { kindsOfFault, membersCsv, membersFile, membersXlsx } from '../../../../tests/spreadsheets/members-2500.ts';
import * as contract from '../contract.ts';

const harness = await startHarness();
let commune: Commune;
const cells = ['Chi bộ thôn 1', 'Chi bộ thôn 2', 'Chi bộ thôn 3'];
beforeAll(async () => {
  commune = await loadCommune(harness);
});
const rowsOf = async (query: string, ...values: unknown[]) => (await harness.owner.query(query, values)).rows;
const countOf = async (table: string): Promise<number> =>
  Number((await rowsOf(`SELECT count(*) AS n FROM ${table}`))[0].n);
const preview = (importId: contract.MemberImportId) =>
  harness.ask(commune.officer, contract.importPreview, { importId });

const file = membersFile(2_500, cells);

test('every kind of fault is told with its row before anything is written; the sound rows are written at once', async () => {
  const importId = await stageMembers(harness, commune.officer, commune.commune, await membersXlsx(file));
  const { counts, kind } = await preview(importId);
  expect(kind).toBe('other');
  expect(counts).toMatchObject({
    rows: 2_500,
    faulty: 2_500 - file.sound,
    fresh: file.sound,
    same: 0,
    changed: 0,
    missing: 0,
  });
  const { faults } = await harness.ask(commune.officer, contract.importFaults, { importId, limit: 500 });
  const found = new Set(faults.map(({ row, code }) => `${row} ${code}`));
  for (const { row, code } of file.planted) expect(found, `${row} ${code}`).toContain(`${row} ${code}`);
  expect(file.planted).toHaveLength(kindsOfFault.length + 1);
  const unknown = faults.find(({ code }) => code === 'members.import-cell-unknown')!;
  expect(unknown).toMatchObject({ column: 'J', value: 'Chi bộ thôn 11', suggestion: 'Chi bộ thôn 1' });
  expect(await countOf('members.member')).toBe(0);
  expect(await countOf('organisations.person')).toBe(0);
  expect(JSON.stringify(await rowsOf('SELECT * FROM members.import_row LIMIT 100'))).not.toMatch(/0000\d{8}/);

  expect(await harness.refused(commune.officer, contract.commitImport, { importId })).toEqual([
    'members.import-has-faults',
  ]);
  const { receipt } = await harness.act(commune.officer, contract.commitImport, { importId, leaveOutFaulty: true });
  expect(receipt).toMatchObject({ made: file.sound, changed: 0, faulty: 2_500 - file.sound });
  expect(await countOf('members.member')).toBe(file.sound);
  expect(await countOf('members.import_row')).toBe(0);
  expect(await countOf('platform.upload')).toBe(0);
  const [spells] = await rowsOf(
    `SELECT count(*)::int AS n, count(*) FILTER (WHERE began_by = 'import' AND until_day = 'infinity' AND NOT is_beginning_known)::int AS begun FROM members.membership`,
  );
  expect(spells).toEqual({ n: file.sound, begun: file.sound });
  const [names] = await rowsOf(
    `SELECT count(*)::int AS n FROM members.member WHERE full_name = upper(full_name) OR full_name <> normalize(full_name, NFC)`,
  );
  expect(names.n).toBe(0);
  const audit = await rowsOf(`SELECT 1 FROM platform.audit_entry WHERE action = 'members.commit-import'`);
  expect(audit).toHaveLength(1);
  expect(await countOf('members.import_line')).toBe(file.sound);
});

test('the same list again, now as csv, changes nothing', async () => {
  const before = await rowsOf('SELECT id, version FROM members.member ORDER BY id');
  const importId = await stageMembers(harness, commune.officer, commune.commune, membersCsv(file), {
    fileName: 'lai.csv',
  });
  const { counts } = await preview(importId);
  expect(counts).toMatchObject({ fresh: 0, changed: 0, possible: 0, same: file.sound });
  const { receipt } = await harness.act(commune.officer, contract.commitImport, { importId, leaveOutFaulty: true });
  expect(receipt).toMatchObject({ made: 0, changed: 0, same: file.sound });
  expect(await rowsOf('SELECT id, version FROM members.member ORDER BY id')).toEqual(before);
});

test('changed fields are shown one by one, taken only where a person says so, and go back with the undo', async () => {
  const fixed = membersFile(30, cells, false);
  const rows = fixed.rows.map((row) => [...row]);
  rows[2]![15] = 'Nghề khác';
  rows[2]![14] = '0911111111';
  rows[3]![9] = 'Chi bộ thôn 2';
  const importId = await stageMembers(harness, commune.officer, commune.commune, membersCsv({ ...fixed, rows }));
  const { counts } = await preview(importId);
  expect(counts).toMatchObject({ changed: 2, fresh: 1, missing: file.sound - 29 });
  const { rows: changed } = await harness.ask(commune.officer, contract.importChanges, {
    importId,
    outcome: 'changed',
  });
  const lines = (at: number) => changed.find(({ row }) => row === 6 + at)!.changes;
  expect(
    lines(2)
      .map(({ field, after, fixed: why }) => [field, after, why])
      .sort(),
  ).toEqual([
    ['occupation', 'Nghề khác', null],
    ['phone', '0911111111', null],
  ]);
  expect(lines(3)).toMatchObject([
    { field: 'cell', before: 'Chi bộ thôn 1', after: 'Chi bộ thôn 2', fixed: 'members.import-cell-needs-transfer' },
  ]);
  await harness.act(commune.officer, contract.chooseInImport, {
    importId,
    outcome: 'changed',
    rows: [8],
    take: ['occupation'],
  });
  await harness.act(commune.officer, contract.chooseInImport, { importId, outcome: 'changed', rows: [9], take: 'all' });
  const { receipt } = await harness.act(commune.officer, contract.commitImport, { importId });
  expect(receipt).toMatchObject({ made: 1, changed: 1, leftAsRecorded: 1 });
  const taken = await rowsOf(`SELECT occupation, phone, version FROM members.member WHERE occupation = 'Nghề khác'`);
  expect(taken).toEqual([{ occupation: 'Nghề khác', phone: '0900000002', version: 2 }]);
  const [change] = await rowsOf(`SELECT changes, basis, state FROM members.member_change`);
  expect(change).toEqual({
    changes: { occupation: { before: 'Nghề mẫu', after: 'Nghề khác' } },
    basis: 'import',
    state: 'approved',
  });

  const undone = await harness.act(commune.officer, contract.undoImport, { importId });
  expect(undone).toMatchObject({ removed: 1, restored: 1, keptCount: 0 });
  expect(await rowsOf(`SELECT 1 FROM members.member WHERE occupation = 'Nghề khác'`)).toEqual([]);
  expect(await countOf('members.member')).toBe(file.sound);
  expect(await countOf('organisations.person')).toBe(file.sound);
});

const oneRow = (values: Record<number, string>) => {
  const one = membersFile(1, cells, false);
  const row = [...one.rows[0]!];
  for (const [index, value] of Object.entries(values)) row[Number(index)] = value;
  return { ...one, rows: [row] };
};

test('somebody of the same name and birth with another number may be the same person: nobody decides, nothing is written', async () => {
  const double = membersFile(40, cells, false).rows[33]!;
  const values = Object.fromEntries(
    double.map((value, index) => [index, index === 6 ? '000099000001' : index === 8 || index === 7 ? '' : value]),
  );
  const importId = await stageMembers(harness, commune.officer, commune.commune, membersCsv(oneRow(values)));
  expect((await preview(importId)).counts).toMatchObject({ possible: 1, fresh: 0 });
  const { receipt } = await harness.act(commune.officer, contract.commitImport, { importId });
  expect(receipt).toMatchObject({ made: 0, undecided: 1 });

  const again = await stageMembers(harness, commune.officer, commune.commune, membersCsv(oneRow(values)));
  await harness.act(commune.officer, contract.chooseInImport, {
    importId: again,
    outcome: 'possible',
    rows: null,
    isSame: false,
  });
  expect((await preview(again)).counts).toMatchObject({ possible: 0, fresh: 1 });
  const second = await harness.act(commune.officer, contract.commitImport, { importId: again });
  expect(second.receipt.made).toBe(1);
  await harness.act(commune.officer, contract.undoImport, { importId: again });
});

test('whoever is said to be the same stays in view with what differs, and the receipt has every row of the file', async () => {
  const double = membersFile(40, cells, false).rows[33]!;
  const values = Object.fromEntries(
    double.map((value, index) => [index, index === 6 ? '000099000001' : index === 8 || index === 7 ? '' : value]),
  );
  const importId = await stageMembers(harness, commune.officer, commune.commune, membersCsv(oneRow(values)));
  await harness.act(commune.officer, contract.chooseInImport, {
    importId,
    outcome: 'possible',
    rows: null,
    isSame: true,
  });
  const { counts } = await preview(importId);
  expect(counts).toMatchObject({ possible: 0, decided: 1, joined: 1, changed: 1, same: 0, fresh: 0 });
  const { receipt } = await harness.act(commune.officer, contract.commitImport, { importId });
  expect(receipt).toMatchObject({
    made: 0,
    changed: 0,
    waiting: 0,
    same: 0,
    leftAsRecorded: 1,
    undecided: 0,
    faulty: 0,
  });
});

test('a number of a member elsewhere is no clash for the office; the committee above both gets a notice', async () => {
  const elsewhere = await harness.load(async (tx) =>
    tx
      .selectFrom('organisations.organisation')
      .select('id')
      .where('id', '=', commune.neighbour)
      .executeTakeFirstOrThrow(),
  );
  const other = await loadMember(harness, elsewhere.id, { fullName: 'Lê Thử Ngoài', personalId: '000199000077' });
  const importId = await stageMembers(
    harness,
    commune.officer,
    commune.commune,
    membersCsv(oneRow({ 1: 'Lê Thử Ngoài', 6: '000199000077', 7: '' })),
  );
  expect((await preview(importId)).counts).toMatchObject({ fresh: 1, possible: 0, stops: 0 });
  await harness.act(commune.officer, contract.commitImport, { importId });
  await harness.runJobs();
  const notices = await rowsOf('SELECT org_id, first_member_id, second_member_id FROM members.duplicate_notice');
  expect(notices).toHaveLength(1);
  expect(notices[0].org_id).toBe(commune.city);
  expect([notices[0].first_member_id, notices[0].second_member_id]).toContain(other);
  expect((await harness.ask(commune.officer, contract.duplicateNotices, {})).rows).toEqual([]);
  const [notice] = (await harness.ask(commune.cityOfficer, contract.duplicateNotices, {})).rows;
  const settle = { noticeId: notice!.id, expectedVersion: notice!.version, note: 'Hồ sơ thứ hai ghi sai số.' };
  await harness.refused(commune.officer, contract.settleDuplicate, settle);
  await harness.act(commune.cityOfficer, contract.settleDuplicate, settle);
  expect((await harness.ask(commune.cityOfficer, contract.duplicateNotices, {})).rows).toEqual([]);
  await harness
    .act(commune.officer, contract.undoImport, { importId })
    .then(({ keptCount }) => expect(keptCount).toBe(1));
});

test('cells outside the place of import are not found, and another account sees nothing of the import', async () => {
  const bytes = membersCsv(oneRow({ 6: '000199000078', 7: '', 1: 'Lê Thử Kín' }));
  const importId = await stageMembers(harness, commune.officer, commune.commune, bytes);
  const colleague = await harness.account({ role: 'organisation-officer', organisationId: commune.commune });
  for (const other of [colleague, commune.cityOfficer, commune.stranger]) {
    expect(await harness.refused(other, contract.importPreview, { importId })).toEqual(['platform.not-found']);
    await harness.refused(other, contract.commitImport, { importId });
  }
  await expect(stageMembers(harness, commune.stranger, commune.commune, bytes)).rejects.toThrow();
  const outside = await stageMembers(harness, commune.cityOfficer, commune.neighbour, bytes);
  const { faults } = await harness.ask(commune.cityOfficer, contract.importFaults, { importId: outside });
  expect(faults.map(({ code }) => code)).toEqual(['members.import-cell-unlike-any']);
  await harness.act(commune.officer, contract.cancelImport, { importId });
  expect(await harness.refused(commune.officer, contract.commitImport, { importId })).toEqual([
    'platform.import-cancelled',
  ]);
  expect(await rowsOf('SELECT 1 FROM members.import_row WHERE import_id = $1', importId)).toEqual([]);
});
