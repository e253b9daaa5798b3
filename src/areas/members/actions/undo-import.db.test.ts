import { beforeAll, expect, test } from 'vitest';
import { type Commune, loadCommune } from '../../../../tests/commune.ts';
import { startHarness } from '../../../../tests/harness.ts';
import { stageMembers } from '../../../../tests/member-import.ts';
import { membersCsv, membersFile } from '../../../../tests/spreadsheets/members-2500.ts';
import { day } from '../../../platform/calendar/day.ts';
import * as contract from '../contract.ts';

const harness = await startHarness();
let commune: Commune;
const cells = ['Chi bộ thôn 1', 'Chi bộ thôn 2', 'Chi bộ thôn 3'];
beforeAll(async () => {
  commune = await loadCommune(harness);
});
const rowsOf = async (query: string, ...values: unknown[]) => (await harness.owner.query(query, values)).rows;

const oneRow = (values: Record<number, string>) => {
  const one = membersFile(1, cells, false);
  const row = [...one.rows[0]!];
  for (const [index, value] of Object.entries(values)) row[Number(index)] = value;
  return { ...one, rows: [row] };
};

test('who was touched after the import stays at the undo and is listed', async () => {
  const importId = await stageMembers(
    harness,
    commune.officer,
    commune.commune,
    membersCsv({
      ...oneRow({}),
      rows: [
        oneRow({ 1: 'Vũ Thử Một', 6: '000199000081', 7: '' }).rows[0]!,
        oneRow({ 1: 'Vũ Thử Hai', 6: '000199000082', 7: '' }).rows[0]!,
      ],
    }),
    { asOf: day('2026-01-01') },
  );
  await harness.act(commune.officer, contract.commitImport, { importId });
  expect(
    await rowsOf(
      `SELECT since_day::text FROM members.membership s JOIN members.member m ON m.id = s.member_id WHERE m.full_name = 'Vũ Thử Một'`,
    ),
  ).toEqual([{ since_day: '2026-01-01' }]);
  await harness.owner.query(
    `UPDATE members.member SET phone = '1', version = version + 1 WHERE full_name = 'Vũ Thử Hai'`,
  );
  const undone = await harness.act(commune.officer, contract.undoImport, { importId });
  expect(undone).toMatchObject({ removed: 1, keptCount: 1, kept: [{ fullName: 'Vũ Thử Hai' }] });
  const { rows: after } = await harness.ask(commune.officer, contract.imports, {});
  expect(after.find((row) => row.importId === importId)).toMatchObject({
    state: 'undone',
    receipt: { made: 2, undone: { removed: 1, restored: 0, kept: 1 } },
  });
  expect(await harness.refused(commune.officer, contract.undoImport, { importId })).toEqual([
    'members.import-not-committed',
  ]);
});

test('a long list is written in the background in the name of the account, with the rights of that moment', async () => {
  const importId = await stageMembers(
    harness,
    commune.officer,
    commune.commune,
    membersCsv(oneRow({ 1: 'Ngô Thử Nền', 6: '000199000091', 7: '' })),
  );
  await harness.act(commune.officer, contract.startCommit, { importId });
  expect(await harness.ask(commune.officer, contract.importProgress, { importId })).toMatchObject({
    phase: 'committing',
  });
  await harness.runJobs();
  expect(await harness.ask(commune.officer, contract.importProgress, { importId })).toMatchObject({ phase: 'done' });
  const { rows } = await harness.ask(commune.officer, contract.imports, {});
  expect(rows[0]).toMatchObject({ importId, state: 'committed', receipt: { made: 1 }, mayUndo: true });

  const second = await stageMembers(
    harness,
    commune.officer,
    commune.commune,
    membersCsv(oneRow({ 1: 'Ngô Thử Mất', 6: '000199000092', 7: '' })),
  );
  await harness.act(commune.officer, contract.startCommit, { importId: second });
  await harness.owner.query(`UPDATE platform.office SET period = '[2000-01-01,2001-01-01)' WHERE account_id = $1`, [
    commune.officer.id,
  ]);
  await harness.runJobs();
  await harness.owner.query(`UPDATE platform.office SET period = '[2000-01-01,)' WHERE account_id = $1`, [
    commune.officer.id,
  ]);
  expect(await harness.ask(commune.officer, contract.importProgress, { importId: second })).toMatchObject({
    phase: 'failed',
    reasons: [{ code: 'platform.not-permitted' }],
  });
  expect(await rowsOf(`SELECT 1 FROM members.member WHERE full_name = 'Ngô Thử Mất'`)).toEqual([]);
  await harness.act(commune.officer, contract.cancelImport, { importId: second });
});

test('an import that waits is emptied after seven days, file and rows', async () => {
  const importId = await stageMembers(
    harness,
    commune.officer,
    commune.commune,
    membersCsv(oneRow({ 6: '000199000093', 7: '' })),
  );
  const jobs = harness.program.areas
    .flatMap((area) => area.jobs ?? [])
    .filter(({ name }) => /expire-(imports|uploads)$/.test(name));
  harness.clock.now = new Date(Date.now() + 8 * 86_400_000);
  for (const job of jobs) await harness.program.runner.asSystem(job.name, job.run);
  harness.clock.now = new Date();
  expect(await harness.refused(commune.officer, contract.commitImport, { importId })).toEqual([
    'platform.import-expired',
  ]);
  expect(await rowsOf('SELECT 1 FROM members.import_row')).toEqual([]);
  expect(await rowsOf('SELECT 1 FROM platform.upload')).toEqual([]);
});

test('the work asked for is taken up again after a restart, from the beginning, with the same result', async () => {
  const file = membersFile(600, cells, false);
  const importId = await stageMembers(harness, commune.officer, commune.commune, membersCsv(file));
  const before = await harness.ask(commune.officer, contract.importPreview, { importId });
  const errand = harness.program.areas.flatMap((area) => area.errands?.['members.import-asked'] ?? [])[0]!;
  await harness.owner.query(`UPDATE platform.import_work SET phase = 'reading' WHERE import_id = $1`, [importId]);
  const stopping = new AbortController();
  stopping.abort();
  await expect(errand({ importId }, { ...harness.program.errandParts, signal: stopping.signal })).rejects.toThrow(
    'stops',
  );
  expect(await harness.ask(commune.officer, contract.importProgress, { importId })).toMatchObject({ phase: 'reading' });
  await errand({ importId }, { ...harness.program.errandParts, signal: new AbortController().signal });
  expect(await harness.ask(commune.officer, contract.importPreview, { importId })).toEqual(before);
  await harness.act(commune.officer, contract.cancelImport, { importId });
  await errand({ importId }, { ...harness.program.errandParts, signal: new AbortController().signal });
  expect(await rowsOf('SELECT 1 FROM members.import_row')).toEqual([]);
});
