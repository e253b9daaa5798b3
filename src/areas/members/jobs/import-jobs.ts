import type { CronJob, Listener } from '../../../platform/action/area.ts';

/** What the topic import does by the clock, and what it does after events. */
export const importJobs: readonly CronJob[] = [];
export const importListeners: Readonly<Record<string, readonly Listener[]>> = {};
