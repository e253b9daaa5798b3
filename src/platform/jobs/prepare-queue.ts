import { runMigrations } from 'graphile-worker';
import type pg from 'pg';
import type { Area } from '../action/area.ts';
import { errandsOf, listenersOf } from './listeners-of.ts';
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
  const errands = errandsOf(areas);
  const named = [...listenersOf(areas), ...errands];
  const events = named.map((one) => one.event);
  const names = named.map((one) => one.name);
  const isErrand = named.map((_, at) => at >= named.length - errands.length);
  await pool.query(
    `WITH gone AS (DELETE FROM platform.event_name WHERE name <> ALL ($1::text[]))
     INSERT INTO platform.event_name SELECT DISTINCT unnest($1::text[]) ON CONFLICT DO NOTHING`,
    [events],
  );
  await pool.query(
    `WITH wanted AS (SELECT DISTINCT * FROM unnest($1::text[], $2::text[], $3::boolean[]) AS w(event, listener, is_errand)),
          gone AS (DELETE FROM platform.event_listener l
                   WHERE NOT EXISTS (SELECT 1 FROM wanted w WHERE w.event = l.event AND w.listener = l.listener))
     INSERT INTO platform.event_listener (event, listener, is_errand) SELECT event, listener, is_errand FROM wanted
     ON CONFLICT (event, listener) DO UPDATE SET is_errand = excluded.is_errand`,
    [events, names, isErrand],
  );
};
