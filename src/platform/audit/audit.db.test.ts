import { sql } from 'kysely';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { startHarness } from '../../../tests/harness.ts';
import { beginUnder } from '../access/scope.ts';
import { writeAuditEntry } from '../action/audit-entry.ts';
import { SYSTEM_ACCOUNT } from '../action/runner.ts';
import type { Tx } from '../db/database.ts';
import { requestRoles } from '../db/roles.ts';
import { inTransaction } from '../db/transaction.ts';
import { fileStore } from '../import/file-store.ts';
import { secretsFrom } from '../secrets/secrets.ts';
import { auditVerify } from './audit-verify.ts';
import { exportSeal } from './export-seal.ts';
import { sealEntries } from './seal-entries.ts';
import { startSealer } from './sealer.ts';

const harness = await startHarness();
const { pools } = harness.program;
const tables = ['audit_seal', 'audit_entry', 'audit_sealed', 'audit_detail'] as const;

const inWhole = <T>(work: (tx: Tx) => Promise<T>) =>
  inTransaction(pools.app_all, beginUnder({ role: 'app_all' }, SYSTEM_ACCOUNT, { readOnly: false }), work);

const entry = (subject: string) => ({
  at: new Date(),
  accountId: SYSTEM_ACCOUNT,
  helperAccountId: null,
  officeIds: [],
  action: 'platform.try',
  places: [],
  requestId: null,
  address: null,
  detail: { changes: [{ subject, before: { 'tên 2': 'Cũ', a: 1.5 }, after: { a: [null, true] } }] },
});
const write = (subject: string) => inWhole((tx) => writeAuditEntry(tx, entry(subject)));
const context = (tx: Tx) => ({
  tx,
  now: new Date(),
  today: '2026-11-23' as never,
  actor: { accountId: SYSTEM_ACCOUNT, helperAccountId: null, officeIds: [] },
  secrets: secretsFrom(null),
  files: fileStore(null, secretsFrom(null)),
});
const verify = (exported?: { number: number; digest: string }) =>
  inWhole((tx) => auditVerify.run(exported ? { exportedSeal: exported } : {}, context(tx)));
const lastSeal = () => inWhole((tx) => exportSeal.run({}, context(tx)));

/** Runs statements as the superuser past every constraint, as somebody with the database in hand would. */
const plant = async (...statements: string[]) => {
  await harness.owner.query('SET session_replication_role = replica');
  for (const statement of statements) await harness.owner.query(statement);
  await harness.owner.query('SET session_replication_role = origin');
};

beforeAll(async () => {
  for (const name of ['a', 'b', 'c']) await write(`t:${name}`);
  await sealEntries(pools.app_worker, 'last-day');
  for (const name of ['d', 'e']) await write(`t:${name}`);
  await sealEntries(pools.app_worker, 'last-day');
  await write('t:f');
  await sealEntries(pools.app_worker, 'last-day');
  for (const name of tables) await harness.owner.query(`CREATE TABLE public.kept_${name} AS TABLE platform.${name}`);
});

beforeEach(async () => {
  await plant(
    `TRUNCATE ${tables.map((name) => `platform.${name}`).join(', ')} CASCADE`,
    ...tables.map((name) => `INSERT INTO platform.${name} SELECT * FROM public.kept_${name}`),
  );
});

const inSeal = (number: number) =>
  `(SELECT entry_id FROM platform.audit_sealed WHERE seal_number = ${number} AND place = 1)`;

test('an untouched audit is intact, and every entry is under a seal', async () => {
  expect(await verify(await lastSeal())).toMatchObject({
    intact: true,
    seals: 3,
    entries: 6,
    detailsChecked: 6,
    notYetSealed: 0,
    faults: [],
  });
});

test('a planted change is found and its entry named', async () => {
  await plant(`UPDATE platform.audit_entry SET action = 'platform.other' WHERE id = ${inSeal(2)}`);
  const { rows } = await harness.owner.query(`SELECT ${inSeal(2)} AS id`);
  const found = await verify();
  expect(found.faults).toEqual([{ kind: 'entry-changed', sealNumber: 2, entryId: rows[0].id }]);
  expect(found.intact).toBe(false);
});

test('a changed value before or after is found', async () => {
  await plant(`UPDATE platform.audit_detail SET detail = '{"changes": []}' WHERE entry_id = ${inSeal(1)}`);
  expect((await verify()).faults).toMatchObject([{ kind: 'detail-changed', sealNumber: 1 }]);
});

test('a removed row is found, also when its line under the seal went with it', async () => {
  await plant(`DELETE FROM platform.audit_entry WHERE id = ${inSeal(2)}`);
  expect((await verify()).faults).toMatchObject([{ kind: 'entry-removed', sealNumber: 2 }]);
  await plant('DELETE FROM platform.audit_sealed WHERE seal_number = 2 AND place = 1');
  expect((await verify()).faults).toEqual([{ kind: 'entry-removed', sealNumber: 2, entryId: null }]);
});

test('a removed seal is found, also when everything under it went with it', async () => {
  await plant('DELETE FROM platform.audit_seal WHERE number = 2');
  expect((await verify()).faults).toEqual([{ kind: 'seal-removed', sealNumber: 2, entryId: null }]);
  await plant(
    'DELETE FROM platform.audit_entry WHERE id IN (SELECT entry_id FROM platform.audit_sealed WHERE seal_number = 2)',
    'DELETE FROM platform.audit_sealed WHERE seal_number = 2',
  );
  expect((await verify()).faults).toEqual([{ kind: 'seal-removed', sealNumber: 2, entryId: null }]);
});

const cutTail = [
  'DELETE FROM platform.audit_entry WHERE id IN (SELECT entry_id FROM platform.audit_sealed WHERE seal_number = 3)',
  'DELETE FROM platform.audit_sealed WHERE seal_number = 3',
  'DELETE FROM platform.audit_seal WHERE number = 3',
];

test('a cut-off tail is found with an exported seal, and only with one', async () => {
  const exported = await lastSeal();
  await plant(...cutTail);
  expect(await verify()).toMatchObject({ intact: true, seals: 2 });
  expect((await verify(exported)).faults).toEqual([{ kind: 'tail-cut-off', sealNumber: 3, entryId: null }]);
});

test('a tail that was cut off and grown again does not pass for the exported one', async () => {
  const exported = await lastSeal();
  await plant(...cutTail);
  await write('t:forged');
  await sealEntries(pools.app_worker, 'last-day');
  expect((await verify(exported)).faults).toEqual([{ kind: 'seal-changed', sealNumber: 3, entryId: null }]);
});

test('an entry committed late, with an older id than sealed ones, is still sealed', async () => {
  const slow = await pools.app_all.connect();
  await slow.query(beginUnder({ role: 'app_all' }, SYSTEM_ACCOUNT, { readOnly: false }));
  const { rows } = await slow.query(
    `INSERT INTO platform.audit_entry (id, at, account_id, office_ids, action, org_ids, detail_digest)
     VALUES ('01900000-0000-7000-8000-000000000001', now(), $1, '{}', 'platform.slow', '{}', '\\x00') RETURNING id`,
    [SYSTEM_ACCOUNT],
  );
  const younger = await write('t:younger');
  expect(rows[0].id < younger).toBe(true);
  expect(await sealEntries(pools.app_worker, 'last-day')).toBe(1);
  await slow.query('COMMIT');
  slow.release();
  expect(await sealEntries(pools.app_worker, 'last-day')).toBe(1);
  expect(await verify()).toMatchObject({ intact: true, notYetSealed: 0, seals: 5 });
});

test('retention removes the values of sealed entries only, and the chain still verifies', async () => {
  const unsealed = await write('t:fresh');
  const { rowCount } = await pools.app_worker.query('DELETE FROM platform.audit_detail');
  expect(rowCount).toBe(6);
  const { rows } = await pools.app_worker.query('SELECT entry_id FROM platform.audit_detail');
  expect(rows).toEqual([{ entry_id: unsealed }]);
  await sealEntries(pools.app_worker, 'last-day');
  expect(await verify()).toMatchObject({ intact: true, detailsChecked: 1, detailsRemovedByRetention: 6 });
});

test('two sealers at once make one chain', async () => {
  await Promise.all(Array.from({ length: 20 }, (_, at) => write(`t:${at}`)));
  await Promise.all([1, 2, 3].map(() => sealEntries(pools.app_worker, 'everything')));
  await sealEntries(pools.app_worker, 'everything');
  expect(await verify()).toMatchObject({ intact: true, entries: 26, notYetSealed: 0 });
});

test('the sealer seals while it runs and once more when it is stopped', async () => {
  const faults: unknown[] = [];
  const sealer = startSealer(pools.app_worker, { onError: (error) => faults.push(error), pauseMs: 10 });
  await write('t:while-it-runs');
  await expect.poll(async () => (await verify()).notYetSealed).toBe(0);
  await write('t:at-the-end');
  await sealer.stop();
  expect(await verify()).toMatchObject({ intact: true, notYetSealed: 0 });
  expect(faults).toEqual([]);
});

const everything = beginUnder({ role: 'app_scoped', ranges: [{ lo: 0, hi: 2_147_483_647 }] }, SYSTEM_ACCOUNT, {
  readOnly: false,
});

test.each(requestRoles)('%s can neither change nor remove an entry or a seal, in the widest scope', async (role) => {
  const refused = (statement: string) =>
    expect(
      inTransaction(pools[role], everything, (tx) => sql.raw(statement).execute(tx)),
      `${role}: ${statement}`,
    ).rejects.toMatchObject({ code: '42501' });
  for (const [table, column] of [
    ['audit_entry', 'action'],
    ['audit_seal', 'digest'],
    ['audit_sealed', 'entry_digest'],
    ['audit_detail', 'detail'],
  ]) {
    await refused(`UPDATE platform.${table} SET ${column} = ${column}`);
    await refused(`TRUNCATE platform.${table} CASCADE`);
    // Retention, tried above, is the one removal there is.
    if (role !== 'app_worker' || table !== 'audit_detail') await refused(`DELETE FROM platform.${table}`);
  }
});
