import type { CronJob, Listener } from '../../../platform/action/area.ts';
import { matchRemittance } from './match-remittance.ts';

/** What the topic dues does by the clock, and what it does after events. */
export const duesJobs: readonly CronJob[] = [];
export const duesListeners: Readonly<Record<string, readonly Listener[]>> = {
  'members.remittance-changed': [matchRemittance],
};
