import type { CronJob, Listener } from '../../../platform/action/area.ts';
import { lifeCycleFollows } from './life-cycle-follows.ts';

/** What the topic life-cycle does by the clock, and what it does after events. */
export const lifeCycleJobs: readonly CronJob[] = [
  { name: 'members.life-cycle-follows', cron: '25 0 * * *', run: lifeCycleFollows, atStart: true },
];
const follow: Listener = (_payload, context) => lifeCycleFollows(context);
export const lifeCycleListeners: Readonly<Record<string, readonly Listener[]>> = {
  'organisations.event-applied': [follow],
  'organisations.event-reversed': [follow],
  'members.members-followed': [follow],
  'members.members-returned': [follow],
  'members.assignment-undone': [follow],
};
