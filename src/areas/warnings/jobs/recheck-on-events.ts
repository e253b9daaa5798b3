import type { CronJob, Listener } from '../../../platform/action/area.ts';
import { organisationsOfMember } from '../../members/public.ts';
import { organisationsOfSeason, organisationsTouched } from '../../ratings/public.ts';
import { recheck } from './recheck.ts';

/** An event that names its organisation re-checks that one; any other change of the tree or the lists re-checks all. */
const recheckConcerned: Listener = async (payload, context) => {
  const organisationId = payload.organisationId;
  await recheck(context, typeof organisationId === 'string' ? [organisationId] : null);
};

/** An event about one member re-checks every organisation at which the member stands or stood. */
const recheckHomes: Listener = async (payload, context) => {
  const { memberId } = payload;
  if (typeof memberId === 'string') await recheck(context, await organisationsOfMember(context.tx, memberId));
};

/**
 * Ratings change the rows of their own rules alone: one subject re-checks where it is reviewed, a step of many where it was entered, what
 * changes a season all who take part, a file of earlier results everybody.
 */
const recheckRated: Listener = async ({ organisationId }, context) => {
  if (typeof organisationId === 'string') await recheck(context, [organisationId], 'ratings');
};
const recheckTouched: Listener = async ({ seasonId }, context) => {
  if (typeof seasonId === 'string')
    await recheck(context, await organisationsTouched(context.tx, seasonId, context.today), 'ratings');
};
const recheckSeason: Listener = async ({ seasonId }, context) => {
  if (typeof seasonId === 'string')
    await recheck(context, await organisationsOfSeason(context.tx, seasonId), 'ratings');
};
const recheckAllRated: Listener = (_payload, context) => recheck(context, null, 'ratings');

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

const groupsOfOne = ['party-group-established', 'party-group-withdrawn', 'party-group-ended', 'party-group-resumed'];

// What changes who is on a roll, the standing, or the data of a record.
const aboutMember = [
  ...['member-recorded', 'member-withdrawn', 'member-changed', 'identifier-recorded'],
  ...['member-admitted', 'member-readmitted', 'member-reconnected', 'rights-restored', 'procedure-decided'],
  ...['membership-ended', 'end-withdrawn'],
  ...['member-received', 'member-departed', 'departure-undone', 'transfer-settled', 'transfer-unsettled'],
  ...['return-recorded', 'return-undone', 'stays-closed', 'stays-reopened'],
];
const aboutManyMembers = [
  'import-committed',
  'import-undone',
  'members-followed',
  'members-returned',
  'assignment-undone',
  'import-changes-approved',
  'import-changes-reopened',
];

// What changes the facts of a meeting that was held; the sheet of a running one is not judged.
const aboutMeetings = [
  ...['meeting-recorded', 'meeting-reopened', 'meeting-reported', 'report-withdrawn'],
  ...['scored-from-above', 'score-withdrawn', 'figures-recounted'],
];

// A single self-rating, proposal or tally only lessens what is late: the page of the season and the work of the day say so at once, the
// board after midnight. A season of a commune has thousands of them.
const aboutRatings = [
  ...['review-withdrawn', 'step-taken-back', 'set-aside', 'rated-after-all', 'subject-added', 'subject-withdrawn'],
  ...['past-result-recorded', 'past-result-withdrawn'],
];
const aboutManyRatings = [
  ...['review-recorded', 'levels-decided', 'subjects-notified', 'results-published', 'ratings-archived'],
  ...['steps-taken-back', 'decision-taken-back', 'decisions-taken-back', 'rating-reopened'],
];
const aboutSeasons = ['season-opened', 'season-withdrawn', 'season-closed', 'season-reopened', 'calendar-changed'];
const aboutPastResults = ['past-results-imported', 'past-results-undone'];

export const listeners: Readonly<Record<string, readonly Listener[]>> = Object.fromEntries([
  ...aboutOne.map((event) => [`organisations.${event}`, [recheckConcerned]] as const),
  ...groupsOfOne.map((event) => [`organisations.${event}`, [recheckConcerned]] as const),
  ...aboutMany.map((event) => [`organisations.${event}`, [recheckEverything]] as const),
  ...aboutMeetings.map((event) => [`meetings.${event}`, [recheckConcerned]] as const),
  ...aboutRatings.map((event) => [`ratings.${event}`, [recheckRated]] as const),
  ...aboutManyRatings.map((event) => [`ratings.${event}`, [recheckTouched]] as const),
  ...aboutSeasons.map((event) => [`ratings.${event}`, [recheckSeason]] as const),
  ...aboutPastResults.map((event) => [`ratings.${event}`, [recheckAllRated]] as const),
  ...aboutMember.map((event) => [`members.${event}`, [recheckHomes]] as const),
  ...aboutManyMembers.map((event) => [`members.${event}`, [recheckEverything]] as const),
]);

/** "Overdue" changes with the date alone, so the whole board is looked at just after midnight, and at every start. */
export const recheckDaily: CronJob = {
  name: 'warnings.recheck-daily',
  cron: '10 0 * * *',
  atStart: true,
  run: (context) => recheck(context, null),
};
