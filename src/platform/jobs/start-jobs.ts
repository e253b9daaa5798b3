import { Logger, type ParsedCronItem, parseCronItems, run, runOnce } from 'graphile-worker';
import type pg from 'pg';
import type { Area } from '../action/area.ts';
import type { ContractName } from '../action/contract.ts';
import { cronInVietnam } from './cron-in-vietnam.ts';
import type { ErrandParts } from './errand.ts';
import { MAX_ATTEMPTS, moveEvents } from './move-events.ts';
import { ownerPool } from './owner-pool.ts';
import { type AsSystem, type OnFailure, tasksOf } from './tasks-of.ts';

const PAUSE_MS = 500;

export type JobParts = {
  /** How the owner of the queue connects: directly, never through a transaction pooler. */
  readonly owner: pg.ClientConfig;
  readonly areas: readonly Area[];
  readonly asSystem: AsSystem;
  readonly onFailure: OnFailure;
  /** Housekeeping by the clock that belongs to no area: with a database role of its own and without an audit entry. */
  readonly upkeep?: readonly Upkeep[];
  /** Left out where no errand can be done (no files, no key): they wait. */
  readonly errands?: ErrandParts;
};

export type Upkeep = { readonly name: ContractName; readonly cron: string; readonly run: () => Promise<void> };

export type Jobs = { readonly stop: () => Promise<void> };

const silent = new Logger(() => () => {});

const cronItemsOf = (areas: readonly Area[], upkeep: readonly Upkeep[]): ParsedCronItem[] =>
  parseCronItems(
    [...areas.flatMap((area) => area.jobs ?? []), ...upkeep].map((job) => ({
      task: job.name,
      identifier: job.name,
      match: cronInVietnam(job.cron),
      // One key and one queue: runs of a job that is late do not pile up, and no two of them run at once.
      options: { jobKey: `cron:${job.name}`, queueName: job.name, maxAttempts: MAX_ATTEMPTS },
    })),
  );

const queueStartJobs = async (pool: pg.Pool, areas: readonly Area[]): Promise<void> => {
  for (const job of areas.flatMap((area) => area.jobs ?? []).filter((one) => one.atStart)) {
    await pool.query(
      `SELECT 1 FROM graphile_worker.add_job($1::text, queue_name => $1::text, max_attempts => ${MAX_ATTEMPTS}, job_key => 'start:' || $1::text)`,
      [job.name],
    );
  }
};

const startMoving = (pool: pg.Pool, onFailure: OnFailure): Jobs => {
  let stopping = false;
  let wake = () => {};
  const moving = (async () => {
    while (!stopping) {
      await moveEvents(pool).catch((error: unknown) =>
        onFailure({ task: 'platform.move-events', attempt: 1, incident: '', error }),
      );
      if (stopping) return;
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, PAUSE_MS);
        wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
  })();
  return {
    stop: () => {
      stopping = true;
      wake();
      return moving;
    },
  };
};

const ONLY_WORKER_LOCK = 7_203_115_004;

/**
 * A program that was killed leaves its jobs locked, for hours by the library's own rule. Whoever holds this lock is the only one
 * that runs jobs, so what is locked then belongs to nobody. Gives how to let the lock go.
 */
const freeOrphans = async (pool: pg.Pool): Promise<() => void> => {
  const client = await pool.connect();
  const { rows } = await client.query<{ alone: boolean }>('SELECT pg_try_advisory_lock($1) AS alone', [
    ONLY_WORKER_LOCK,
  ]);
  if (rows[0]!.alone)
    await client.query(
      `SELECT graphile_worker.force_unlock_workers(array_agg(DISTINCT locked_by)) FROM (
         SELECT locked_by FROM graphile_worker._private_jobs UNION SELECT locked_by FROM graphile_worker._private_job_queues
       ) AS held WHERE locked_by IS NOT NULL`,
    );
  return () => client.release(true);
};

/**
 * Runs listeners and jobs by the clock until `stop`, which waits for the jobs that are running. A failed job is tried again with a
 * growing pause; one that failed for good is listed by `platform.failed-jobs`. Needs `prepareQueue` before.
 */
export const startJobs = async ({
  owner,
  areas,
  asSystem,
  onFailure,
  upkeep = [],
  errands,
}: JobParts): Promise<Jobs> => {
  const pool = ownerPool(owner);
  const letGo = await freeOrphans(pool);
  const stopping = new AbortController();
  await queueStartJobs(pool, areas);
  const runner = await run({
    pgPool: pool,
    taskList: tasksOf(areas, asSystem, onFailure, upkeep, errands ? { parts: errands, signal: stopping.signal } : null),
    parsedCronItems: cronItemsOf(areas, upkeep),
    concurrency: 3,
    pollInterval: 1000,
    noHandleSignals: true,
    logger: silent,
  });
  const moving = startMoving(pool, onFailure);
  return {
    stop: async () => {
      stopping.abort();
      await moving.stop();
      await runner.stop();
      letGo();
      await pool.end();
    },
  };
};

/** Runs everything that waits now and comes back: for tests, seeds and the command line, where no worker runs. */
export const runWaitingJobs = async ({ owner, areas, asSystem, onFailure, errands }: JobParts): Promise<void> => {
  const pool = ownerPool(owner);
  try {
    const signal = new AbortController().signal;
    const taskList = tasksOf(areas, asSystem, onFailure, [], errands ? { parts: errands, signal } : null);
    do {
      await runOnce({ pgPool: pool, taskList, noHandleSignals: true, logger: silent });
    } while ((await moveEvents(pool)) > 0);
  } finally {
    await pool.end();
  }
};
