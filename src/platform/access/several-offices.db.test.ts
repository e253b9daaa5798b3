import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { startHarness } from '../../../tests/harness.ts';
import { placesOf, wholeRange } from '../../areas/organisations/public.ts';
import { question } from '../action/action.ts';
import { defineQuestion } from '../action/contract.ts';
import { newId } from '../action/id.ts';
import { createRunner } from '../action/runner.ts';
import type { Tx } from '../db/database.ts';
import { fileStore } from '../import/file-store.ts';
import { secretsFrom } from '../secrets/secrets.ts';
import { beginUnder, type Range, scopeOver } from './scope.ts';

const harness = await startHarness();
const WARDS = 7;
const root = newId();
const wards = Array.from({ length: WARDS }, () => newId());
const cells = Array.from({ length: WARDS }, () => newId());
const rangeOf = (ward: number): Range => ({ lo: 100 + ward * 100, hi: 150 + ward * 100 });

// Every ward is restricted and has one cell and a figure for each of the two: nothing of them is seen but through the scope.
const place = async (tx: Tx, id: string, range: Range, parentId: string | null) => {
  const restricted = parentId !== null;
  await sql`INSERT INTO organisations.organisation (id, pos, pos_end, parent_id, depth, restricted)
    VALUES (${id}, ${range.lo}, ${range.hi}, ${parentId}, 0, ${restricted})`.execute(tx);
  await sql`INSERT INTO organisations.organisation_version (org_id, org_pos, restricted, period, name, type)
    VALUES (${id}, ${range.lo}, ${restricted}, '[2020-01-01,)', ${id}, 'cell')`.execute(tx);
  await sql`INSERT INTO organisations.organisation_figure (org_id, org_pos, measure, on_day, value, unit, source)
    VALUES (${id}, ${range.lo}, 'members', '2026-01-01', 1, 'people', 'test')`.execute(tx);
};
await harness.load(async (tx) => {
  await place(tx, root, { lo: 0, hi: 1000 }, null);
  for (let ward = 0; ward < WARDS; ward++) {
    const { lo, hi } = rangeOf(ward);
    await place(tx, wards[ward]!, { lo, hi }, root);
    await place(tx, cells[ward]!, { lo: lo + 10, hi: lo + 11 }, wards[ward]!);
  }
});

const seenContract = defineQuestion({
  name: 'probe.seen',
  summary: 'What this account sees',
  input: z.strictObject({}),
  output: z.object({ role: z.string(), figures: z.array(z.uuid()), restricted: z.array(z.uuid()) }),
  over: 'anywhere',
});
const seen = question(seenContract, async (_input, { tx }) => {
  const { rows } = await sql<{ role: string; figures: string[]; restricted: string[] }>`
    SELECT current_user AS role,
      (SELECT array_agg(org_id ORDER BY org_pos) FROM organisations.organisation_figure) AS figures,
      (SELECT array_agg(org_id ORDER BY org_pos) FROM organisations.organisation_version WHERE restricted) AS restricted`.execute(
    tx,
  );
  return rows[0]!;
});
const runner = createRunner({
  areas: [{ name: 'probe', actions: [], questions: [seen], messages: { vi: {}, en: {} } }],
  pools: harness.program.pools,
  permissions: { 'probe.seen': ['reader'] },
  tree: { placesOf, wholeRange },
  now: () => harness.clock.now,
  secrets: secretsFrom(null),
  files: fileStore(null, secretsFrom(null)),
});

const holderOf = async (held: readonly number[]): Promise<{ id: string; officeIds: string[] }> => {
  const { id } = await harness.account();
  const officeIds = held.map(() => newId());
  await harness.load(async (tx) => {
    for (const [at, ward] of held.entries()) {
      await sql`INSERT INTO platform.office (id, account_id, role, org_id, org_pos, period)
        VALUES (${officeIds[at]}, ${id}, 'reader', ${wards[ward]}, ${rangeOf(ward).lo}, '[2020-01-01,)')`.execute(tx);
    }
  });
  return { id, officeIds };
};
const ask = (accountId: string, officeId: string | null = null) =>
  runner.call({ name: 'probe.seen', input: {}, accountId, requestId: null, officeId });
const below = (held: readonly number[]) => [...held].sort((a, b) => a - b).flatMap((at) => [wards[at], cells[at]]);

test.each([
  [[3], 'app_scoped'],
  [[5, 1], 'app_offices'],
  [[0, 6, 2], 'app_offices'],
  [[6, 4, 0, 2], 'app_offices'],
])('offices over the wards %j see exactly these, as %s', async (held, role) => {
  const { id } = await holderOf(held);
  const union = below(held);
  expect(await ask(id)).toEqual({ ok: true, answer: { role, figures: union, restricted: union } });
});

test('with offices over five separate wards one must be chosen, and then only that one is seen', async () => {
  const { id, officeIds } = await holderOf([0, 1, 2, 3, 4]);
  expect(await ask(id)).toMatchObject({ ok: false, kind: 'domain', reasons: [{ code: 'platform.choose-office' }] });
  expect(await ask(id, officeIds[3])).toMatchObject({ answer: { role: 'app_scoped', figures: below([3]) } });
});

const asScope = async <T>(held: readonly number[], work: (query: (text: string) => Promise<unknown>) => Promise<T>) => {
  const scope = scopeOver(held.map(rangeOf));
  const client = await harness.program.pools[scope.role].connect();
  try {
    await client.query(beginUnder(scope, root, { readOnly: false }));
    return await work((text) => client.query(text));
  } finally {
    await client.query('ROLLBACK');
    client.release();
  }
};
const insertFor = (
  ward: number,
) => `INSERT INTO organisations.organisation_figure (org_id, org_pos, measure, on_day, value, unit, source)
  VALUES ('${cells[ward]}', ${rangeOf(ward).lo + 10}, 'area', '2026-01-01', 1, 'km2', 'test')`;

test.each([[[3]], [[5, 1]], [[6, 4, 0, 2]]])('the wards %j and no others are written to', async (held) => {
  for (let ward = 0; ward < WARDS; ward++) {
    const written = asScope(held, (query) => query(insertFor(ward)));
    if (held.includes(ward)) await expect(written).resolves.toMatchObject({ rowCount: 1 });
    else await expect(written).rejects.toMatchObject({ code: '42501' });
  }
  await asScope(held, async (query) => {
    const changed = await query('UPDATE organisations.organisation SET version = version + 1');
    expect(changed).toMatchObject({ rowCount: held.length * 2 });
  });
});

test('without a scope the role of several offices gets an error from every table of the tree', async () => {
  const { rows } = await harness.owner.query<{ name: string }>(
    `SELECT schemaname || '.' || tablename AS name FROM pg_policies WHERE policyname = 'further_offices'`,
  );
  expect(rows.length).toBeGreaterThan(8);
  for (const { name } of rows)
    await expect(harness.program.pools.app_offices.query(`SELECT * FROM ${name}`), name).rejects.toThrow();
});
