import type pg from 'pg';
import { beforeAll, expect, test } from 'vitest';
import { beginUnder, type Range, scopeOver } from '../../src/platform/access/scope.ts';
import { SYSTEM_ACCOUNT } from '../../src/platform/action/runner.ts';
import { startHarness } from '../../tests/harness.ts';
import { type CapturedQuery, captureQueries, rowsRemoved } from '../captured-queries.ts';
import { fillCityAfter } from './cities.ts';

/** Beyond this a list of one cell is being found by reading everybody's rows. */
const TOO_MANY = 10_000;

const harness = await startHarness();
const pool = harness.program.pools.app_scoped;
const captured = captureQueries(pool);
let cell: { id: string; lo: number; hi: number };
/** Far apart, as the cells of one person with several offices may be. */
let fourCells: readonly Range[];

beforeAll(async () => {
  await fillCityAfter(harness.owner, { months: 1 });
  await harness.owner.query('ANALYZE');
  const { rows } = await harness.owner.query(
    'SELECT id, pos AS lo, pos_end AS hi FROM organisations.organisation WHERE depth = 3 ORDER BY pos',
  );
  cell = rows[9000];
  fourCells = [rows[2000], rows[7000], rows[12_000], rows[17_000]];
});

const inScopeOf = async <T>(ranges: readonly Range[], work: (client: pg.PoolClient) => Promise<T>): Promise<T> => {
  const scope = scopeOver(ranges);
  const client = await harness.program.pools[scope.role].connect();
  try {
    await client.query(beginUnder(scope, SYSTEM_ACCOUNT, { readOnly: true }));
    return await work(client);
  } finally {
    await client.query('ROLLBACK');
    client.release();
  }
};

const removedBy = (text: string, ranges: readonly Range[] = [cell]) =>
  inScopeOf(ranges, (client) => rowsRemoved(client, { text, values: [] }));

test('every table under the scope policy lists and counts one cell, and four, through its index', async () => {
  const { rows } = await harness.owner.query<{ name: string }>(
    `SELECT DISTINCT p.schemaname || '.' || p.tablename AS name FROM pg_policies p
     JOIN information_schema.columns c ON c.table_schema = p.schemaname AND c.table_name = p.tablename AND c.column_name = 'org_pos'
     WHERE p.policyname = 'scope' AND has_table_privilege('app_scoped', p.schemaname || '.' || p.tablename, 'SELECT') ORDER BY 1`,
  );
  expect(rows.map((row) => row.name)).toContain('organisations.organisation_figure');
  for (const { name } of rows) {
    for (const ranges of [[cell], fourCells]) {
      const list = `SELECT * FROM ${name} ORDER BY org_pos LIMIT 100`;
      expect(await removedBy(list, ranges), `${name}, ${ranges.length}`).toBeLessThan(TOO_MANY);
      expect(await removedBy(`SELECT count(*) FROM ${name}`, ranges), `${name}, ${ranges.length}`).toBeLessThan(
        TOO_MANY,
      );
    }
  }
});

test('the guard sees a list that reads everybody’s rows', async () => {
  const everybodys = `SELECT count(*) FROM organisations.organisation_version WHERE folded_name LIKE '%khong co%'`;
  expect(await removedBy(everybodys)).toBeGreaterThan(TOO_MANY);
});

// Not the search: it looks for a part of any name, all names are open to everybody, and its bar is in milliseconds (tree.bench.ts).
const questions: readonly (readonly [string, (id: string) => unknown])[] = [
  ['organisations.list', (underId) => ({ on: '2026-11-23', underId })],
  ['organisations.children', (organisationId) => ({ on: '2026-11-23', organisationId })],
  ['organisations.organisation', (organisationId) => ({ on: '2026-11-23', organisationId })],
];

test.each(questions)('%s asked by the secretary of one cell reads no more than it needs', async (name, inputOf) => {
  const secretary = await harness.account({ role: 'cell-secretary', organisationId: cell.id });
  captured.length = 0;
  const outcome = await harness.call(secretary, name, inputOf(cell.id));
  expect(outcome).toMatchObject({ ok: true });
  const asked: CapturedQuery[] = captured.splice(0);
  expect(asked.length).toBeGreaterThan(0);
  await inScopeOf([cell], async (client) => {
    for (const query of asked) expect(await rowsRemoved(client, query), query.text).toBeLessThan(TOO_MANY);
  });
});
