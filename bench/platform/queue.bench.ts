import type pg from 'pg';
import { beginUnder } from '../../src/platform/access/scope.ts';
import { SYSTEM_ACCOUNT } from '../../src/platform/action/runner.ts';
import { openPools, type Pools } from '../../src/platform/db/pools.ts';
import { type BenchServer, withOwner } from '../bench-server.ts';
import { type Figure, figureOf, ratiosOf } from '../figure.ts';

const WRITERS = 8;
const RUN_MS = 2_000;
const RUNS = 7;
const BEGIN = beginUnder({ role: 'app_all' }, SYSTEM_ACCOUNT, { readOnly: false });

const fill = async (owner: pg.Client): Promise<void> => {
  await owner.query(`INSERT INTO platform.event_name VALUES ('bench.happened');
    INSERT INTO platform.event_listener VALUES ('bench.happened', 'bench.listen');
    CREATE FUNCTION platform.add_job_at_once() RETURNS void LANGUAGE sql SECURITY DEFINER
      AS $$ SELECT FROM graphile_worker.add_job('bench.happened>bench.listen', '{"id": 1}') $$;
    GRANT EXECUTE ON FUNCTION platform.add_job_at_once() TO app_all`);
};

/** Seconds for one commit that tells one event, with eight writers at once. */
const secondsPerCommit = (pools: Pools, tell: string) => async (): Promise<number> => {
  const began = performance.now();
  let done = 0;
  await Promise.all(
    Array.from({ length: WRITERS }, async () => {
      while (performance.now() - began < RUN_MS) {
        const client = await pools.app_all.connect();
        await client.query(BEGIN);
        await client.query(tell);
        await client.query('COMMIT');
        client.release();
        done++;
      }
    }),
  );
  return (performance.now() - began) / 1000 / done;
};

/** What an event costs the action that tells it: our outbox against writing the job table in the same transaction (which notifies). */
export const bench = async (server: BenchServer): Promise<Figure[]> => {
  const database = await server.copyOf('queue_template', fill, 'queue');
  const pools = openPools(database, null);
  try {
    const direct = secondsPerCommit(pools, 'SELECT platform.add_job_at_once()');
    const outbox = secondsPerCommit(pools, `SELECT platform.queue_event('bench.happened', '{"id": 1}')`);
    const ratios = await ratiosOf(RUNS, direct, outbox);
    await withOwner(database, (owner) => owner.query('TRUNCATE platform.event_outbox'));
    return [
      figureOf(
        {
          name: `commits that tell an event, outbox ÷ job at once, ${WRITERS} writers`,
          unit: '×',
          goal: 1,
          better: 'higher',
        },
        ratios,
      ),
    ];
  } finally {
    await pools.end();
  }
};
