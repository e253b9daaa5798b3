import { afterEach, beforeAll, expect, test } from 'vitest';
import { startHarness } from '../../../tests/harness.ts';
import { beginUnder } from '../access/scope.ts';
import type { ActionContext } from '../action/action.ts';
import type { Area, CronJob, Listener } from '../action/area.ts';
import { newId } from '../action/id.ts';
import { SYSTEM_ACCOUNT } from '../action/runner.ts';
import type { Tx } from '../db/database.ts';
import { inTransaction } from '../db/transaction.ts';
import { fileStore } from '../import/file-store.ts';
import { secretsFrom } from '../secrets/secrets.ts';
import { failedJobs } from './failed-jobs.ts';
import { forgetRequests } from './forget-requests.ts';
import { MAX_ATTEMPTS } from './move-events.ts';
import { prepareQueue } from './prepare-queue.ts';
import { retryJob } from './retry-job.ts';
import { runWaitingJobs, startJobs } from './start-jobs.ts';
import type { OnFailure } from './tasks-of.ts';

const harness = await startHarness();
const { pools, runner } = harness.program;

type Heard = { listener: string; payload: unknown; actor: string };
const heard: Heard[] = [];
const failures: Parameters<OnFailure>[0][] = [];
let broken = true;

const recheckBoard: Listener = async (payload, { actor, note }) => {
  heard.push({ listener: 'recheck-board', payload, actor: actor.accountId });
  note({ subject: 'board:1', after: { checked: true } });
};
const countAgain: Listener = async (payload, { actor }) => {
  heard.push({ listener: 'count-again', payload, actor: actor.accountId });
};
const alwaysFails: Listener = async () => {
  if (broken) throw new Error('duplicate key (name)=(Nguyễn Văn Mẫu)');
  heard.push({ listener: 'always-fails', payload: {}, actor: '' });
};
const nightly: CronJob = {
  name: 'warnings.sweep',
  cron: '5 0 * * *',
  atStart: true,
  run: async () => {
    heard.push({ listener: 'sweep', payload: {}, actor: '' });
  },
};
const areas: Area[] = [
  {
    name: 'warnings',
    actions: [],
    questions: [],
    messages: { vi: {}, en: {} },
    listeners: { 'meetings.recorded': [recheckBoard, countAgain], 'meetings.closed': [alwaysFails] },
    jobs: [nightly],
  },
];
const parts = {
  owner: pools.owner,
  areas,
  asSystem: runner.asSystem,
  onFailure: (failure: Parameters<OnFailure>[0]) => void failures.push(failure),
};

const inWhole = <T>(work: (tx: Tx) => Promise<T>) =>
  inTransaction(pools.app_all, beginUnder({ role: 'app_all' }, SYSTEM_ACCOUNT, { readOnly: false }), work);
const context = (tx: Tx): ActionContext => ({
  tx,
  now: new Date(),
  today: '2026-11-23' as never,
  actor: { accountId: SYSTEM_ACCOUNT, helperAccountId: null, officeIds: [] },
  secrets: secretsFrom(null),
  files: fileStore(null, secretsFrom(null)),
  tell: async () => {},
  note: () => {},
});
const tell = (
  event: string,
  payload: object,
  role: 'app_scoped' | 'app_all' | 'app_identity' | 'app_load' = 'app_scoped',
) => pools[role].query('SELECT platform.queue_event($1, $2)', [event, payload]);
const waiting = async () => (await harness.owner.query('SELECT event FROM platform.event_outbox')).rowCount;
const failed = () => inWhole((tx) => failedJobs.run({}, context(tx)));

beforeAll(() => prepareQueue(pools.owner, areas));
afterEach(() => {
  heard.length = 0;
  failures.length = 0;
});

test('an event becomes one job for each of its listeners, run as the system', async () => {
  const meetingId = newId();
  await tell('meetings.recorded', { meetingId, heldOn: '2026-11-23', count: 3 });
  await runWaitingJobs(parts);
  const payload = { meetingId, heldOn: '2026-11-23', count: 3 };
  expect(heard).toHaveLength(2);
  expect(heard).toContainEqual({ listener: 'recheck-board', payload, actor: SYSTEM_ACCOUNT });
  expect(heard).toContainEqual({ listener: 'count-again', payload, actor: SYSTEM_ACCOUNT });
});

test('what a listener changed is in the audit under its own name', async () => {
  await tell('meetings.recorded', {});
  await runWaitingJobs(parts);
  const { rows } = await harness.owner.query('SELECT DISTINCT action FROM platform.audit_entry WHERE account_id = $1', [
    SYSTEM_ACCOUNT,
  ]);
  expect(rows).toEqual([{ action: 'warnings.recheck-board' }]);
});

test('an event of a transaction that is rolled back is never heard', async () => {
  const client = await pools.app_scoped.connect();
  await client.query('BEGIN');
  await client.query("SELECT platform.queue_event('meetings.recorded', '{}')");
  await client.query('ROLLBACK');
  client.release();
  await runWaitingJobs(parts);
  expect(heard).toEqual([]);
});

test.each(['app_scoped', 'app_all', 'app_identity', 'app_load'] as const)(
  '%s may tell, by the one function only',
  async (role) => {
    await tell('meetings.recorded', {}, role);
    for (const statement of [
      'SELECT * FROM platform.event_outbox',
      'DELETE FROM platform.event_outbox',
      "INSERT INTO platform.event_outbox (event, payload) VALUES ('x.y', '{}')",
      "SELECT graphile_worker.add_job('meetings.recorded>warnings.count-again')",
    ]) {
      await expect(pools[role].query(statement)).rejects.toMatchObject({ code: '42501' });
    }
    await runWaitingJobs(parts);
    expect(heard).toHaveLength(2);
  },
);

test('roles that only read or only upload cannot tell', async () => {
  // A member’s own report of a task is told to its other side, so app_self may tell.
  for (const role of ['app_import', 'app_worker'] as const) {
    await expect(pools[role].query("SELECT platform.queue_event('meetings.recorded', '{}')")).rejects.toMatchObject({
      code: '42501',
    });
  }
});

test.each([
  { name: 'Nguyễn Văn Mẫu' },
  { note: 'two words' },
  { nested: { id: 1 } },
  { list: ['a'] },
  { nothing: null },
])('a payload with more than ids, days, codes and numbers is refused: %j', async (payload) => {
  await expect(tell('meetings.recorded', payload)).rejects.toMatchObject({ code: '22023' });
});

test('an event that nobody hears is not kept', async () => {
  await tell('meetings.never-heard', {});
  expect(await waiting()).toBe(0);
  await expect(tell('Robert; DROP', {})).rejects.toMatchObject({ code: '22023' });
});

test('a failing listener is tried again, then listed without what its error quoted, then run by retry', async () => {
  await tell('meetings.closed', {});
  await runWaitingJobs(parts);
  expect(await failed()).toEqual({ jobs: [] });
  for (let attempt = 1; attempt < MAX_ATTEMPTS; attempt++) {
    await harness.owner.query('UPDATE graphile_worker._private_jobs SET run_at = now()');
    await runWaitingJobs(parts);
  }
  expect(failures.map((one) => one.attempt)).toEqual(Array.from({ length: MAX_ATTEMPTS }, (_, at) => at + 1));

  const { jobs } = await failed();
  expect(jobs).toMatchObject([
    { task: 'meetings.closed>warnings.always-fails', state: 'failed', attempts: MAX_ATTEMPTS },
  ]);
  expect(jobs[0]!.lastError).toBe(`Error, incident ${failures.at(-1)!.incident}`);

  broken = false;
  await inWhole((tx) => retryJob.run({ jobId: jobs[0]!.jobId }, context(tx)));
  await runWaitingJobs(parts);
  expect(heard.map((one) => one.listener)).toEqual(['always-fails']);
  expect(await failed()).toEqual({ jobs: [] });
});

test('a job that did not fail cannot be retried', async () => {
  await expect(inWhole((tx) => retryJob.run({ jobId: 999_999 }, context(tx)))).rejects.toMatchObject({
    refusal: { kind: 'not-found' },
  });
});

test('the worker runs what stands at the start, hears events as they are told, and stops cleanly', async () => {
  const jobs = await startJobs(parts);
  await expect.poll(() => heard.map((one) => one.listener), { timeout: 10_000 }).toContain('sweep');
  await tell('meetings.recorded', {});
  await expect.poll(() => heard.map((one) => one.listener), { timeout: 10_000 }).toContain('recheck-board');
  await jobs.stop();
  await tell('meetings.recorded', {});
  expect(await waiting()).toBe(1);
  await runWaitingJobs(parts);
});

test('preparing the queue again forgets listeners that are gone', async () => {
  await prepareQueue(pools.owner, [{ ...areas[0]!, listeners: { 'meetings.closed': [alwaysFails] } }]);
  await tell('meetings.recorded', {});
  expect(await waiting()).toBe(0);
  const { rows } = await harness.owner.query('SELECT event, listener FROM platform.event_listener');
  expect(rows).toEqual([{ event: 'meetings.closed', listener: 'warnings.always-fails' }]);
});

test('a request is remembered for 180 days and then forgotten', async () => {
  const old = (days: number) =>
    harness.owner.query(
      `INSERT INTO platform.request (account_id, action, request_id, input_digest, created_at)
       VALUES (gen_random_uuid(), 'a.b', gen_random_uuid(), '\\x00', now() - make_interval(days => $1))`,
      [days],
    );
  await old(179);
  await old(181);
  await forgetRequests(pools.app_worker);
  const { rows } = await harness.owner.query('SELECT now()::date - created_at::date AS days FROM platform.request');
  expect(rows).toEqual([{ days: 179 }]);
});
