import { sql } from 'kysely';
import { action } from '../action/action.ts';
import { orRefuse, reason, refuseNotFound } from '../outcome/refusal.ts';
import * as contract from './contract.ts';

export const retryJob = action(contract.retryJob, async ({ jobId }, { tx, note }) => {
  const { rows } = await sql<{ found: boolean }>`SELECT platform.retry_job(${jobId}) AS found`.execute(tx);

  orRefuse(rows[0]?.found ? true : refuseNotFound(reason('platform.no-failed-job', { jobId }, 'jobId')));

  note({ subject: `job:${jobId}`, after: { attempts: 0 } });
  return { jobId };
});
