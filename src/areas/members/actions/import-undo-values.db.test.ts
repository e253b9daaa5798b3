import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { type Commune, loadCommune } from '../../../../tests/commune.ts';
import { startHarness } from '../../../../tests/harness.ts';
import { stageMembers } from '../../../../tests/member-import.ts';
import { loadMember, testSecrets } from '../../../../tests/members.ts';
import { membersCsv, membersFile } from '../../../../tests/spreadsheets/members-2500.ts';
import { beginUnder } from '../../../platform/access/scope.ts';
import { newId } from '../../../platform/action/id.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { inTransaction } from '../../../platform/db/transaction.ts';
import * as contract from '../contract.ts';
import { putSealedValues } from './sealed-values.ts';

const harness = await startHarness();
let commune: Commune;
beforeAll(async () => {
  commune = await loadCommune(harness);
});

const valuesOf = async (memberId: string) =>
  (
    await harness.owner.query(
      `SELECT id, superseded_at IS NULL AS is_current FROM members.sealed_value WHERE member_id = $1 AND kind = 'personal-id' ORDER BY entered_at`,
      [memberId],
    )
  ).rows as { id: string; is_current: boolean }[];
const asSystem = (work: (tx: Tx) => Promise<unknown>) =>
  inTransaction(
    harness.program.pools.app_all,
    beginUnder({ role: 'app_all' }, commune.officer.id, { readOnly: false }),
    work,
  );
const put = (memberId: string, text: string, change: string | null = null) =>
  asSystem((tx) => putSealedValues(tx, testSecrets, [{ memberId, kind: 'personal-id', text }], change));
const retire = (memberId: string, change: string | null = null) =>
  asSystem((tx) =>
    sql`SELECT members.retire_sealed_values(${memberId}, '{personal-id}'::text[], ${change})`.execute(tx),
  );
const revert = (memberId: string, change: string) =>
  asSystem((tx) =>
    sql`SELECT members.revert_sealed_values(${memberId}, ${change}, '{personal-id}'::text[])`.execute(tx),
  );

const fillingList = (fullName: string, personalId: string) => {
  const file = membersFile(1, ['Chi bộ thôn 1'], false);
  const row = [...file.rows[0]!];
  row[1] = fullName;
  row[3] = '15/03/1975';
  row[6] = personalId;
  for (const blank of [7, 8, 10, 11, 12]) row[blank] = '';
  return membersCsv({ ...file, rows: [row] });
};
const commitFilling = async (fullName: string, personalId: string) => {
  const importId = await stageMembers(harness, commune.officer, commune.commune, fillingList(fullName, personalId));
  await harness.act(commune.officer, contract.chooseInImport, {
    importId,
    outcome: 'changed',
    rows: null,
    take: ['personalId', 'phone'],
  });
  await harness.act(commune.officer, contract.commitImport, { importId });
  return importId;
};

test('the undo of an import takes its own number away; an older number stays in the history', async () => {
  const id = await loadMember(harness, commune.cells[0]!, { fullName: 'Tạ Thử Số', personalId: '000199000401' });
  await retire(id);
  const before = await valuesOf(id);
  const importId = await commitFilling('Tạ Thử Số', '000199000402');
  expect((await valuesOf(id)).map((value) => value.is_current)).toEqual([false, true]);
  const undone = await harness.act(commune.officer, contract.undoImport, { importId });
  expect(undone).toMatchObject({ restored: 1, keptCount: 0 });
  expect(await valuesOf(id)).toEqual(before);
});

test('a number corrected since the import stays when the import is undone', async () => {
  const id = await loadMember(harness, commune.cells[0]!, { fullName: 'Tạ Thử Sửa' });
  const importId = await commitFilling('Tạ Thử Sửa', '000199000403');
  await put(id, '000199000404');
  await harness.act(commune.officer, contract.undoImport, { importId });
  expect((await valuesOf(id)).map((value) => value.is_current)).toEqual([false, true]);
});

test('a value that was put where none stood leaves none when it goes: one retired long ago is not revived', async () => {
  const id = await loadMember(harness, commune.cells[0]!, { fullName: 'Tạ Thử Cũ', personalId: '000199000405' });
  await retire(id);
  const before = await valuesOf(id);
  const change = newId();
  await put(id, '000199000406', change);
  await revert(id, change);
  expect(await valuesOf(id)).toEqual(before);
});

test('going back step by step gives at each step the value that stood before it', async () => {
  const id = await loadMember(harness, commune.cells[0]!, { fullName: 'Tạ Thử Bước', personalId: '000199000407' });
  const [first] = await valuesOf(id);
  const [one, two, three] = [newId(), newId(), newId()];
  await put(id, '000199000408', one);
  await put(id, '000199000409', two);
  await revert(id, one);
  expect((await valuesOf(id)).map((value) => value.is_current)).toEqual([false, false, true]);
  await revert(id, two);
  expect((await valuesOf(id)).map((value) => value.is_current)).toEqual([false, true]);
  await revert(id, one);
  expect(await valuesOf(id)).toEqual([first]);
  await retire(id, three);
  await revert(id, three);
  expect(await valuesOf(id)).toEqual([first]);
});

test('a staged file has exactly the range of the organisation of its import, in the scope of whoever opens it', async () => {
  const importId = await stageMembers(harness, commune.officer, commune.commune, fillingList('Tạ Thử Phạm', ''));
  const { rows } = await harness.owner.query(
    `SELECT f.pos_from AS lo, f.pos_until AS hi FROM members.import_file f WHERE f.import_id = $1`,
    [importId],
  );
  const own = rows[0] as { lo: number; hi: number };
  await harness.owner.query('DELETE FROM members.import_file WHERE import_id = $1', [importId]);
  const open = (account: string, scope: { lo: number; hi: number }, file: { lo: number; hi: number }) =>
    inTransaction(
      harness.program.pools.app_scoped,
      beginUnder({ role: 'app_scoped', ranges: [scope] }, account, { readOnly: false }),
      (tx) => sql`SELECT members.open_import(${importId}, ${file.lo}, ${file.hi}, current_date)`.execute(tx),
    );
  const wide = { lo: 0, hi: 2_000_000_000 };
  await expect(open(commune.officer.id, own, wide)).rejects.toThrow('not the range');
  await expect(open(commune.officer.id, own, { lo: own.lo + 1, hi: own.hi })).rejects.toThrow('not the range');
  await expect(open(commune.officer.id, { lo: own.hi, hi: own.hi + 1 }, own)).rejects.toThrow('not the range');
  await expect(open(commune.stranger.id, own, own)).rejects.toThrow('not the range');
  await open(commune.officer.id, own, own);
});
