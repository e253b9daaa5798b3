import type { CronJob, Listener } from '../../../platform/action/area.ts';

/** What the topic hygiene does by the clock, and what it does after events. */
export const hygieneJobs: readonly CronJob[] = [];
export const hygieneListeners: Readonly<Record<string, readonly Listener[]>> = {};
