import type { CronJob, Listener } from '../../../platform/action/area.ts';

/** What the topic records does by the clock, and what it does after events. */
export const recordsJobs: readonly CronJob[] = [];
export const recordsListeners: Readonly<Record<string, readonly Listener[]>> = {};
