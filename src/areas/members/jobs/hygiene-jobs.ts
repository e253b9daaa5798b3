import type { CronJob, Listener } from '../../../platform/action/area.ts';
import { countHygieneAfterImport, countHygieneByClock } from './count-hygiene.ts';

/** What the topic hygiene does by the clock, and what it does after events. */
export const hygieneJobs: readonly CronJob[] = [countHygieneByClock];
export const hygieneListeners: Readonly<Record<string, readonly Listener[]>> = {
  'members.import-committed': [countHygieneAfterImport],
  'members.import-undone': [countHygieneAfterImport],
};
