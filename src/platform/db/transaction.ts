import { Kysely, PostgresDialect } from 'kysely';
import type pg from 'pg';
import type { DB, Tx } from './database.ts';

const kyselyByClient = new WeakMap<pg.PoolClient, Tx>();

/** The query builder bound to one connection. Kept per connection: building one costs more than a short query. */
const kyselyOn = (client: pg.PoolClient): Tx => {
  const known = kyselyByClient.get(client);
  if (known) return known;
  const borrowed = new Proxy(client, {
    get: (target, key) => {
      if (key === 'release') return () => {};
      const value = Reflect.get(target, key);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
  const pool = { connect: async () => borrowed, end: async () => {} };
  // Begin and commit are sent by `inTransaction`, so what the builder calls a connection is our transaction.
  const made = new Kysely<DB>({ dialect: new PostgresDialect({ pool: pool as unknown as pg.Pool }) }) as unknown as Tx;
  kyselyByClient.set(client, made);
  return made;
};

/**
 * Runs `work` in one transaction on a connection of `pool`. `begin` is sent as one message (BEGIN and the scope together saves a trip).
 * Rolls back and rethrows on any error; a connection whose rollback fails is thrown away.
 */
export const inTransaction = async <T>(pool: pg.Pool, begin: string, work: (tx: Tx) => Promise<T>): Promise<T> => {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await client.query(begin);
    const result = await work(kyselyOn(client));
    await client.query('COMMIT');
    return result;
  } catch (error) {
    await client.query('ROLLBACK').catch((rollbackError: Error) => {
      broken = rollbackError;
    });
    throw error;
  } finally {
    client.release(broken);
  }
};
