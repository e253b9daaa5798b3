import type { CronJob, Listener } from '../../../platform/action/area.ts';

/** What the topic transfers does by the clock, and what it does after events. */
export const transfersJobs: readonly CronJob[] = [];
export const transfersListeners: Readonly<Record<string, readonly Listener[]>> = {};
