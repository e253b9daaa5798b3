import { sql } from 'kysely';
import { question } from '../action/action.ts';
import * as contract from './contract.ts';

type FailedJob = {
  jobId: number;
  task: string;
  state: 'failed' | 'waiting';
  attempts: number;
  lastError: string | null;
  createdAt: Date;
  lastTriedAt: Date;
};

export const failedJobs = question(contract.failedJobs, async (_input, { tx }) => {
  const { rows } = await sql<FailedJob>`
    SELECT job_id AS "jobId", task, state, attempts, last_error AS "lastError", created_at AS "createdAt", last_tried_at AS "lastTriedAt"
    FROM platform.failed_jobs() ORDER BY job_id`.execute(tx);
  return {
    jobs: rows.map((row) => ({
      ...row,
      createdAt: row.createdAt.toISOString(),
      lastTriedAt: row.lastTriedAt.toISOString(),
    })),
  };
});
