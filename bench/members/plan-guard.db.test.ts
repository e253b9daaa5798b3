import type pg from 'pg';
import { beforeAll, expect, test } from 'vitest';
import { beginUnder, type Range, scopeOver } from '../../src/platform/access/scope.ts';
import { SYSTEM_ACCOUNT } from '../../src/platform/action/runner.ts';
import { dayOf } from '../../src/platform/calendar/day.ts';
import { startHarness } from '../../tests/harness.ts';
import { captureQueries, rowsRemoved } from '../captured-queries.ts';
import { fillCityAfter } from '../organisations/cities.ts';
import { fillMembers } from './fill-members.ts';

/** Beyond this the members of one cell are being found by reading everybody's. */
const TOO_MANY = 10_000;

const harness = await startHarness();
const pool = harness.program.pools.app_scoped;
const captured = captureQueries(pool);
let cell: Range & { readonly id: string };
let name: string;

beforeAll(async () => {
  await fillCityAfter(harness.owner, { months: 1 });
  // One cell in twelve: 42,000 members are enough to tell an index from a walk over everybody.
  await fillMembers(harness.owner, { everyNth: 12 });
  await harness.owner.query('ANALYZE');
  const { rows } = await harness.owner.query(
    `SELECT o.id, o.pos AS lo, o.pos_end AS hi, min(m.full_name) AS name FROM organisations.organisation o
     JOIN members.member m ON m.org_id = o.id GROUP BY o.id ORDER BY md5(o.pos::text) LIMIT 1`,
  );
  [cell] = rows;
  name = rows[0].name;
}, 120_000);

const inScope = async <T>(work: (client: pg.PoolClient) => Promise<T>): Promise<T> => {
  const client = await pool.connect();
  try {
    await client.query(beginUnder(scopeOver([cell]), SYSTEM_ACCOUNT, { readOnly: true }));
    return await work(client);
  } finally {
    await client.query('ROLLBACK');
    client.release();
  }
};

const asks: readonly (readonly [string, () => object])[] = [
  ['the list', () => ({})],
  ['the list by birth', () => ({ order: { key: 'birth', descending: true } })],
  ['a filter', () => ({ filter: { ages: ['over-70'], standings: ['official'], missing: ['dossier-number'] } })],
  ['a name', () => ({ text: name.split(' ')[0] })],
  ['the roll of a past day', () => ({ on: '2025-12-31' })],
];

test.each(asks)('%s asked by the secretary of one cell reads no more members than it needs', async (_, input) => {
  const secretary = await harness.account({ role: 'cell-secretary', organisationId: cell.id });
  captured.length = 0;
  const whole = { on: dayOf(new Date()), ...input() };
  expect(await harness.call(secretary, 'members.list', whole)).toMatchObject({ ok: true });
  const asked = captured.splice(0).filter(({ text }) => text.includes('members.'));
  expect(asked.length).toBeGreaterThan(0);
  await inScope(async (client) => {
    for (const query of asked) expect(await rowsRemoved(client, query), query.text).toBeLessThan(TOO_MANY);
  });
});

test('the guard sees a list that reads everybody’s members', async () => {
  const removed = await inScope(async (client) => {
    for (const way of ['indexscan', 'indexonlyscan', 'bitmapscan']) await client.query(`SET LOCAL enable_${way} = off`);
    return rowsRemoved(client, { text: 'SELECT count(*) FROM members.member', values: [] });
  });
  expect(removed).toBeGreaterThan(TOO_MANY);
});
