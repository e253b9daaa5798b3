import type { CronJob, Listener } from '../../../platform/action/area.ts';
import { recheck } from './recheck.ts';

/** An event that names its organisation re-checks that one; any other change of the tree or the lists re-checks all. */
const recheckConcerned: Listener = async (payload, context) => {
  const organisationId = payload.organisationId;
  await recheck(context, typeof organisationId === 'string' ? [organisationId] : null);
};

const recheckEverything: Listener = (_payload, context) => recheck(context, null);

const aboutOne = [
  ...[
    'term-opened',
    'term-withdrawn',
    'term-corrected',
    'term-closed',
    'term-reopened',
    'term-prolonged',
    'prolongation-withdrawn',
  ],
  ...['post-filled', 'post-withdrawn', 'post-ended', 'post-resumed'],
  ...['regulation-recorded', 'regulation-superseded', 'regulation-withdrawn', 'review-date-set'],
];
const aboutMany = ['required-documents-edited', 'event-applied', 'event-reversed', 'import-committed', 'import-undone'];

export const listeners: Readonly<Record<string, readonly Listener[]>> = Object.fromEntries([
  ...aboutOne.map((event) => [`organisations.${event}`, [recheckConcerned]] as const),
  ...aboutMany.map((event) => [`organisations.${event}`, [recheckEverything]] as const),
]);

/** "Overdue" changes with the date alone, so the whole board is looked at just after midnight, and at every start. */
export const recheckDaily: CronJob = {
  name: 'warnings.recheck-daily',
  cron: '10 0 * * *',
  atStart: true,
  run: (context) => recheck(context, null),
};
