import type { CronJob, Listener } from '../../../platform/action/area.ts';

/** What the topic life-cycle does by the clock, and what it does after events. */
export const lifeCycleJobs: readonly CronJob[] = [];
export const lifeCycleListeners: Readonly<Record<string, readonly Listener[]>> = {};
