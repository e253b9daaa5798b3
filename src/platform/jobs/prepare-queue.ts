import { runMigrations } from 'graphile-worker';
import type pg from 'pg';
import type { Area } from '../action/area.ts';
import { listenersOf } from './listeners-of.ts';
import { ownerPool } from './owner-pool.ts';

const LOCK = 7_203_115_003;

/**
 * Brings the job library's schema to its version and writes down which listener hears which event. Run as the owner at every start,
 * after the migrations; until then events are not kept. Listeners that the program no longer has are forgotten.
 */
export const prepareQueue = async (owner: pg.ClientConfig, areas: readonly Area[]): Promise<void> => {
  const pool = ownerPool(owner);
  try {
    await pool.query('SELECT pg_advisory_lock($1)', [LOCK]);
    await runMigrations({ pgPool: pool });
    await registerListeners(pool, areas);
  } finally {
    await pool.end();
  }
};

const registerListeners = async (pool: pg.Pool, areas: readonly Area[]): Promise<void> => {
  const named = listenersOf(areas);
  const events = named.map((one) => one.event);
  const names = named.map((one) => one.name);
  await pool.query(
    `WITH gone AS (DELETE FROM platform.event_name WHERE name <> ALL ($1::text[]))
     INSERT INTO platform.event_name SELECT DISTINCT unnest($1::text[]) ON CONFLICT DO NOTHING`,
    [events],
  );
  await pool.query(
    `WITH wanted AS (SELECT * FROM unnest($1::text[], $2::text[]) AS w(event, listener)),
          gone AS (DELETE FROM platform.event_listener l
                   WHERE NOT EXISTS (SELECT 1 FROM wanted w WHERE w.event = l.event AND w.listener = l.listener))
     INSERT INTO platform.event_listener SELECT DISTINCT event, listener FROM wanted ON CONFLICT DO NOTHING`,
    [events, names],
  );
};
