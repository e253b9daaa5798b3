import { sql } from 'kysely';
import { afterEach, expect, test } from 'vitest';
import { startHarness } from '../../../tests/harness.ts';
import type { Area } from '../action/area.ts';
import { newId } from '../action/id.ts';
import { type Errand, stopIfInterrupted } from './errand.ts';
import { prepareQueue } from './prepare-queue.ts';
import { type Jobs, startJobs } from './start-jobs.ts';

const harness = await startHarness();
const { pools, runner, errandParts } = harness.program;

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const runs: string[] = [];
let batches = 0;
/** Counts batches until the program stops; the second run of an id comes to its end. */
const countBatches: Errand = async ({ lane }, { signal }) => {
  runs.push(String(lane));
  if (lane === 'short') return;
  const isFirst = runs.filter((one) => one === lane).length === 1;
  for (let batch = 0; isFirst && batch < 1_000; batch++) {
    stopIfInterrupted(signal);
    batches++;
    await pause(20);
  }
};
const areas: Area[] = [
  {
    name: 'warnings',
    actions: [],
    questions: [],
    messages: { vi: {}, en: {} },
    errands: { 'meetings.file-came': [countBatches] },
  },
];
const failures: unknown[] = [];
const parts = {
  owner: pools.owner,
  areas,
  asSystem: runner.asSystem,
  onFailure: ({ error }: { error: unknown }) => void failures.push(error),
  errands: errandParts,
};
const tellFile = (lane: string) =>
  harness.load(
    async (tx) =>
      void (await sql`SELECT platform.queue_event('meetings.file-came', ${JSON.stringify({ lane })}::jsonb)`.execute(
        tx,
      )),
  );
const until = async (isSo: () => boolean): Promise<void> => {
  for (let wait = 0; wait < 400 && !isSo(); wait++) await pause(25);
  expect(isSo()).toBe(true);
};

let jobs: Jobs | undefined;
afterEach(async () => {
  await jobs?.stop();
  jobs = undefined;
  runs.length = 0;
});

test('an errand stops with the program at once, goes on after the next start, and is no failure', async () => {
  await prepareQueue(pools.owner, areas);
  jobs = await startJobs(parts);
  await tellFile('long');
  await until(() => batches > 2);
  const began = performance.now();
  await jobs.stop();
  expect(performance.now() - began).toBeLessThan(4_000);
  expect(runs).toEqual(['long']);

  jobs = await startJobs(parts);
  await until(() => runs.length === 2);
  expect(failures).toEqual([]);
});

test('a job that a killed program left locked is taken up by the next start', async () => {
  await prepareQueue(pools.owner, areas);
  runs.push('long');
  await tellFile('long');
  const { moveEvents } = await import('./move-events.ts');
  const { ownerPool } = await import('./owner-pool.ts');
  const pool = ownerPool(pools.owner);
  await moveEvents(pool);
  await pool.query(
    `UPDATE graphile_worker._private_jobs SET locked_at = now(), locked_by = 'worker-killed', attempts = 1`,
  );
  await pool.query(`UPDATE graphile_worker._private_job_queues SET locked_at = now(), locked_by = 'worker-killed'`);
  await pool.end();
  jobs = await startJobs(parts);
  await until(() => runs.length === 2);
});

test('a short errand does not wait for a long one', async () => {
  await prepareQueue(pools.owner, areas);
  batches = 0;
  jobs = await startJobs(parts);
  await tellFile('long');
  await until(() => batches > 2);
  await tellFile('short');
  await until(() => runs.includes('short'));
});

test('an errand acts as the account with its rights of that moment', async () => {
  const stranger = await harness.account();
  const outcome = await errandParts.call({
    name: 'platform.begin-upload',
    input: { fileName: 'x.csv', sizeBytes: 1 },
    accountId: stranger.id,
    requestId: newId(),
  });
  expect(outcome).toMatchObject({ ok: false, kind: 'not-permitted' });
});
