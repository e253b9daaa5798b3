import { setTimeout } from 'node:timers/promises';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { startHarness } from '../../../tests/harness.ts';
import { beginUnder } from '../access/scope.ts';
import { newId } from '../action/id.ts';
import type { Tx } from './database.ts';
import { asPrepared } from './prepared.ts';
import { together } from './together.ts';
import { inTransaction, inTransactionEnding } from './transaction.ts';

const harness = await startHarness();
const pool = harness.program.pools.app_all;
const { id: accountId } = await harness.account();
const begin = beginUnder({ role: 'app_all' }, accountId, { readOnly: false });

const claimOf = (name: unknown) =>
  sql`INSERT INTO platform.request (account_id, action, request_id, input_digest)
      VALUES (${accountId}, ${name}, ${newId()}, '\\x00')`;
const claim = (tx: Tx, name: string) => claimOf(name).execute(tx);
const broken = sql`INSERT INTO platform.request (account_id, action, request_id, input_digest)
      VALUES (${accountId}, 'x', ${newId()}, NULL)`;
const brokenClaim = (tx: Tx) => broken.execute(tx);
const claimed = async (name: string): Promise<number> => {
  const { rowCount } = await harness.owner.query('SELECT 1 FROM platform.request WHERE action = $1', [name]);
  return rowCount ?? 0;
};
const NULL_VIOLATION = { code: '23502' };

test('what is begun together runs in the order in which it was sent', async () => {
  const counts = await inTransaction(pool, begin, (tx) => {
    const count = () =>
      sql<{ n: number }>`SELECT count(*)::int AS n FROM platform.request WHERE action = 'probe.order'`.execute(tx);
    return together([count(), claim(tx, 'probe.order'), count(), claim(tx, 'probe.order'), count()]);
  });
  expect([counts[0], counts[2], counts[4]].map(({ rows }) => rows[0]!.n)).toEqual([0, 1, 2]);
});

test('of what was begun together the failure that the others follow from is thrown, and nothing stays', async () => {
  const twice = async (tx: Tx) => {
    await claim(tx, 'probe.broken');
    // The first to be asked about, but sent behind the broken one.
    await claim(tx, 'probe.broken');
  };
  const work = (tx: Tx) => together([twice(tx), brokenClaim(tx), claim(tx, 'probe.broken')]);
  await expect(inTransaction(pool, begin, work)).rejects.toMatchObject(NULL_VIOLATION);
  expect(await claimed('probe.broken')).toBe(0);
});

test('a second step behind the failure of another branch is waited for, so that it never meets the next transaction', async () => {
  let after: unknown = 'not reached';
  const branch = async (tx: Tx) => {
    await claim(tx, 'probe.late').catch(() => undefined);
    await setTimeout(50);
    after = await claim(tx, 'probe.late').then(
      () => 'written',
      (error: { code: string }) => error.code,
    );
  };
  const work = (tx: Tx) => together([brokenClaim(tx), branch(tx)]);
  await expect(inTransaction(pool, begin, work)).rejects.toMatchObject(NULL_VIOLATION);
  expect(after).toBe('25P02');
  expect(await claimed('probe.late')).toBe(0);
});

test('work that swallows the fault of a statement is not told that it was saved', async () => {
  const work = async (tx: Tx) => {
    await claim(tx, 'probe.swallowed');
    await brokenClaim(tx).catch(() => undefined);
  };
  await expect(inTransaction(pool, begin, work)).rejects.toThrow('rolled back');
  expect(await claimed('probe.swallowed')).toBe(0);
});

test('a closing statement that fails takes the whole transaction back', async () => {
  const work = async (tx: Tx) => {
    await claim(tx, 'probe.closing');
    return { result: 'done', closing: [claimOf('probe.closing'), broken].map((one) => asPrepared(tx, one)) };
  };
  await expect(inTransactionEnding(pool, begin, work)).rejects.toMatchObject(NULL_VIOLATION);
  expect(await claimed('probe.closing')).toBe(0);
  const good = async (tx: Tx) => ({ result: 'done', closing: [asPrepared(tx, claimOf('probe.closing'))] });
  expect(await inTransactionEnding(pool, begin, good)).toBe('done');
  expect(await claimed('probe.closing')).toBe(1);
});

test('a closing statement that would never reach the server takes the whole transaction back', async () => {
  const circular: Record<string, unknown> = {};
  circular.self = circular;
  for (const unsendable of [{ n: 1n }, circular, { toPostgres: () => circular }, new Date(Number.NaN), Symbol('x')]) {
    const work = async (tx: Tx) => {
      await claim(tx, 'probe.unsent');
      return { result: 'done', closing: ['probe.unsent', unsendable].map((name) => asPrepared(tx, claimOf(name))) };
    };
    await expect(inTransactionEnding(pool, begin, work)).rejects.toThrow('may not be sent');
    expect(await claimed('probe.unsent')).toBe(0);
  }
});

test('closing statements run in their order, all before the commit, and the connection goes on', async () => {
  const ending = (tx: Tx) => async (name: string) =>
    asPrepared(
      tx,
      sql`INSERT INTO platform.request (account_id, action, request_id, input_digest, answer)
          SELECT ${accountId}, 'probe.ordered', ${newId()}, convert_to(${name}, 'UTF8'), to_jsonb(count(*))
          FROM platform.request WHERE action = 'probe.ordered'`,
    );
  const work = async (tx: Tx) => ({ result: 'done', closing: await Promise.all(['a', 'b', 'c'].map(ending(tx))) });
  expect(await inTransactionEnding(pool, begin, work)).toBe('done');
  const { rows } = await harness.owner.query(
    `SELECT convert_from(input_digest, 'UTF8') AS name FROM platform.request WHERE action = 'probe.ordered' ORDER BY answer`,
  );
  expect(rows.map(({ name }) => name)).toEqual(['a', 'b', 'c']);
});

test('a transaction that does not begin runs nothing', async () => {
  const bad = `BEGIN; SET LOCAL "app.account" = '${accountId}'; SET LOCAL "app.lo1" = '0'; SELECT 1/0`;
  await expect(inTransaction(pool, bad, (tx) => claim(tx, 'probe.bad-begin'))).rejects.toMatchObject({ code: '22012' });
  expect(await claimed('probe.bad-begin')).toBe(0);
});
