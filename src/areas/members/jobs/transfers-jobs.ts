import type { CronJob, Listener } from '../../../platform/action/area.ts';
import { followStructure, membersFollowEvent, membersGoBack } from './follow-structure.ts';

/** What the topic transfers does by the clock, and what it does after events. */
export const transfersJobs: readonly CronJob[] = [followStructure];
export const transfersListeners: Readonly<Record<string, readonly Listener[]>> = {
  'organisations.event-applied': [membersFollowEvent],
  'organisations.event-reversed': [membersGoBack],
};
