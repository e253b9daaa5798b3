import { sql } from 'kysely';
import { action } from '../../../platform/action/action.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { Refused, reason, refuse } from '../../../platform/outcome/refusal.ts';
import * as contract from '../contract/steps.ts';
import { getSubjects, refuseClosedSteps } from '../questions/subject-list.ts';
import { type SubjectRow, steppedOf } from '../questions/subject-rows.ts';
import { dayFaults } from '../rules/check-step.ts';
import { overOpener } from './review-subjects.ts';
import { putSteps } from './step-writes.ts';
import { unsettledFaults } from './unsettled-faults.ts';

/** The last day on which one of these subjects was told its result. */
const toldOn = async (tx: Tx, subjects: readonly SubjectRow[]): Promise<Day | null> => {
  const { rows } = await sql<{ on: Day | null }>`
    SELECT max(l.happened_on) AS on FROM ratings.subject_step l
    WHERE l.subject_id = ANY (${subjects.map(({ id }) => id)}::uuid[]) AND l.step = 'notify-subject' AND l.withdrawn_at IS NULL`.execute(
    tx,
  );
  return rows[0]!.on;
};

export const publishResults = action(
  contract.publishResults,
  async ({ subjects: asked, on, how }, { tx, today, now, actor, note, tell }) => {
    const subjects = await getSubjects(tx, asked);
    refuseClosedSteps(subjects, 'publish-result');
    const told = await toldOn(tx, subjects);
    const faults = [
      ...subjects.flatMap(({ publishedOn }, at) =>
        publishedOn === null ? [] : [reason('ratings.published-already', { day: publishedOn }, `subjects.${at}`)],
      ),
      ...dayFaults(on, { today, from: subjects[0]!.periodFrom }, 'on'),
      ...(told !== null && on < told ? [reason('ratings.before-notice', { day: told }, 'on')] : []),
      ...(await unsettledFaults(tx, subjects, today)),
    ];
    if (faults.length > 0) throw new Refused(refuse(...faults));
    const step = { step: 'publish-result', on, by: actor.accountId, words: how, change: { published_on: on } } as const;
    await putSteps(
      tx,
      now,
      subjects.map(({ id }) => ({ ...step, subjectId: id })),
    );
    note({
      subject: `publication of ${subjects.length} ratings`,
      after: { on, how, ids: subjects.map(({ id }) => id).join(' ') },
    });
    await tell('ratings.results-published', { seasonId: subjects[0]!.seasonId, organisationId: subjects[0]!.openerId });
    return { published: subjects.length, subjects: steppedOf(subjects) };
  },
  { over: overOpener },
);
