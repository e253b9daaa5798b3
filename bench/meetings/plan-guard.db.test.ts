import type pg from 'pg';
import { beforeAll, expect, test } from 'vitest';
import { beginUnder, type Range, scopeOver } from '../../src/platform/access/scope.ts';
import { SYSTEM_ACCOUNT } from '../../src/platform/action/runner.ts';
import { startHarness } from '../../tests/harness.ts';
import { type CapturedQuery, captureQueries, rowsRemoved } from '../captured-queries.ts';
import { fillMembers } from '../members/fill-members.ts';
import { fillCityAfter } from '../organisations/cities.ts';
import { type Cell, cellOf, sheetsOf } from './sheets.ts';

/** Beyond this what belongs to one cell is being found by reading everybody's. */
const TOO_MANY = 10_000;
const EVERYBODY: Range = { lo: 0, hi: 2_147_483_647 };

const harness = await startHarness();
const pool = harness.program.pools.app_scoped;
const captured = captureQueries(pool);
let cell: Cell;
let place: Range;

beforeAll(async () => {
  await fillCityAfter(harness.owner, { months: 1 });
  await fillMembers(harness.owner, { everyNth: 12 });
  await harness.owner.query('ANALYZE');
  cell = await cellOf(harness.owner, 9);
  const { rows } = await harness.owner.query<Range>(
    'SELECT pos AS lo, pos_end AS hi FROM organisations.organisation WHERE id = $1',
    [cell.id],
  );
  place = rows[0]!;
}, 120_000);

const within = async <T>(client: pg.PoolClient, range: Range, work: () => Promise<T>): Promise<T> => {
  await client.query(beginUnder(scopeOver([range]), SYSTEM_ACCOUNT, { readOnly: true }));
  try {
    await client.query('SET LOCAL plan_cache_mode = force_generic_plan');
    return await work();
  } finally {
    await client.query('ROLLBACK');
  }
};

const literalOf = (client: pg.PoolClient, value: unknown): string => {
  if (value === null) return 'NULL';
  return client.escapeLiteral(Array.isArray(value) ? `{${value.join(',')}}` : String(value));
};

/** Rows thrown away when a statement that was planned for one cell is run by who sees everybody. */
const removedWhenShared = async ({ text, values }: CapturedQuery): Promise<number> => {
  const client = await pool.connect();
  try {
    const given = values.map((value) => literalOf(client, value));
    const run = given.length === 0 ? 'EXECUTE guarded' : `EXECUTE guarded (${given.join(', ')})`;
    await client.query(`PREPARE guarded AS ${text}`);
    await within(client, place, () => client.query(run));
    return await within(client, EVERYBODY, () => rowsRemoved(client, { text: run, values: [] }));
  } finally {
    await client.query('DEALLOCATE guarded');
    client.release();
  }
};

const isRead = ({ text }: CapturedQuery): boolean => !/\b(insert into|update|put_opinions|queue_event)\b/i.test(text);

test('what saving a meeting keeps prepared reads no more for who sees everybody, although it was planned for one cell', async () => {
  const secretary = await harness.account({ role: 'cell-secretary', organisationId: cell.id });
  const next = sheetsOf(cell);
  captured.length = 0;
  expect(await harness.call(secretary, 'meetings.record-meeting', next())).toMatchObject({ ok: true });
  const kept = captured.splice(0).filter((query) => query.name !== undefined && isRead(query));
  expect(kept.length).toBeGreaterThan(7);
  expect(kept.some(({ text }) => text.includes('members.marks_on'))).toBe(true);
  for (const query of kept) expect(await removedWhenShared(query), query.text).toBeLessThan(TOO_MANY);
});

test('the guard sees a statement whose plan for one cell is wrong for everybody', async () => {
  const text = 'SELECT count(*) FROM members.member m WHERE m.birth_year = $1::int';
  expect(await removedWhenShared({ text, values: [1960] })).toBeGreaterThan(TOO_MANY);
});
