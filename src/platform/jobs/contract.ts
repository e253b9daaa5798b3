import { z } from 'zod';
import { defineAction, defineQuestion } from '../action/contract.ts';

const jobId = z.int().positive();

export const failedJobs = defineQuestion({
  name: 'platform.failed-jobs',
  summary: 'Jobs that failed for good, and jobs that nothing has taken up for an hour',
  input: z.object({}),
  output: z.object({
    jobs: z.array(
      z.object({
        jobId,
        /** `<event>><listener>` or the name of a job by the clock. */
        task: z.string(),
        state: z.enum(['failed', 'waiting']),
        attempts: z.int(),
        /** Kind of error and incident number, without its text. */
        lastError: z.string().nullable(),
        createdAt: z.string(),
        lastTriedAt: z.string(),
      }),
    ),
  }),
  over: 'whole',
});

export const retryJob = defineAction({
  name: 'platform.retry-job',
  summary: 'Runs a failed job again from its first attempt',
  input: z.object({ jobId }),
  output: z.object({ jobId }),
  over: 'whole',
  undo: 'final',
});
