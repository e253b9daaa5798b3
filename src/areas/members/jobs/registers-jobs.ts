import type { CronJob, Listener } from '../../../platform/action/area.ts';

/** What the topic registers does by the clock, and what it does after events. */
export const registersJobs: readonly CronJob[] = [];
export const registersListeners: Readonly<Record<string, readonly Listener[]>> = {};
