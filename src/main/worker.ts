import type { Area } from '../platform/action/area.ts';
import type { Runner } from '../platform/action/runner.ts';
import { startSealer } from '../platform/audit/sealer.ts';
import type { Pools } from '../platform/db/pools.ts';
import type { Log } from '../platform/http/logging.ts';
import type { ErrandParts } from '../platform/jobs/errand.ts';
import { forgetRequests } from '../platform/jobs/forget-requests.ts';
import { prepareQueue } from '../platform/jobs/prepare-queue.ts';
import { startJobs } from '../platform/jobs/start-jobs.ts';

export type Worker = { readonly stop: () => Promise<void> };

/** Starts what runs behind the requests: listeners, jobs by the clock, and the sealing of the audit. */
export const startWorker = async (parts: {
  readonly areas: readonly Area[];
  readonly pools: Pools;
  readonly runner: Pick<Runner, 'asSystem'>;
  readonly log: Log;
  readonly errandParts: ErrandParts;
}): Promise<Worker> => {
  const { areas, pools, runner, log } = parts;
  await prepareQueue(pools.owner, areas);
  const jobs = await startJobs({
    owner: pools.owner,
    areas,
    asSystem: runner.asSystem,
    errands: parts.errandParts,
    upkeep: [{ name: 'platform.forget-requests', cron: '20 2 * * *', run: () => forgetRequests(pools.app_worker) }],
    onFailure: ({ task, attempt, incident, error }) =>
      log.error({ job: task, attempt, incident, err: error }, 'job failed'),
  });
  const sealer = startSealer(pools.app_worker, {
    onError: (error) => log.error({ job: 'platform.seal-audit', err: error }, 'job failed'),
  });
  return {
    stop: async () => {
      await jobs.stop();
      await sealer.stop();
    },
  };
};
