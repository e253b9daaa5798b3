import { action } from '../../../platform/action/action.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { Refused, reason, refuse } from '../../../platform/outcome/refusal.ts';
import * as contract from '../contract/steps.ts';
import { homeOfSubject, openersOf } from '../questions/season-rows.ts';
import { getSubjects, homesOfSubjects, refuseClosedSteps } from '../questions/subject-list.ts';
import { getSubject, refuseClosedStep, steppedOf } from '../questions/subject-rows.ts';
import { votedAmong } from '../questions/voted-among.ts';
import { dayFaults } from '../rules/check-step.ts';
import { awaitsReview } from '../rules/transitions.ts';
import { putSteps } from './step-writes.ts';
import { unsettledFaults } from './unsettled-faults.ts';

export const recordReview = action(
  contract.recordReview,
  async ({ subjects: asked, heldOn, words }, { tx, today, now, actor, note, tell }) => {
    const subjects = await getSubjects(tx, asked);
    refuseClosedSteps(subjects, 'record-review');
    const faults = [
      ...subjects.flatMap((subject, at) =>
        awaitsReview(subject) ? [] : [reason('ratings.step-not-open', { state: subject.state }, `subjects.${at}`)],
      ),
      ...dayFaults(heldOn, { today, from: subjects[0]!.periodFrom }, 'heldOn'),
    ];
    if (faults.length > 0) throw new Refused(refuse(...faults));
    await putSteps(
      tx,
      now,
      subjects.map(({ id, state }) => ({
        subjectId: id,
        step: 'record-review' as const,
        on: heldOn,
        by: actor.accountId,
        words,
        change: { ...(state === 'open' && { state: 'reviewed' as const }), review_held_on: heldOn },
      })),
    );
    note({
      subject: `review of ${subjects.length} subjects`,
      after: { heldOn, ids: subjects.map(({ id }) => id).join(' ') },
    });
    await tell('ratings.review-recorded', {
      seasonId: subjects[0]!.seasonId,
      organisationId: subjects[0]!.organisationId,
    });
    return { reviewed: subjects.length, subjects: steppedOf(subjects) };
  },
  { over: homesOfSubjects },
);

export const withdrawReview = action(
  contract.withdrawReview,
  async ({ subjectId, expectedVersion, why }, { tx, today, now, actor, note, tell }) => {
    const subject = await getSubject(tx, subjectId, expectedVersion);
    refuseClosedStep(subject, 'withdraw-review');
    if ((await votedAmong(tx, [subjectId])).has(subjectId)) throw new Refused(refuse(reason('ratings.voted-already')));
    await putSteps(tx, now, [
      {
        subjectId,
        step: 'withdraw-review',
        on: today,
        by: actor.accountId,
        words: why,
        change: { state: 'open', review_held_on: null },
      },
    ]);
    note({ subject: `subject ${subjectId}`, before: { reviewHeldOn: subject.reviewHeldOn } });
    await tell('ratings.review-withdrawn', { subjectId, organisationId: subject.organisationId });
    return { subjectId, version: subject.version + 1 };
  },
  { over: homeOfSubject },
);

/** For `over: 'resolved'`: results are told, published and archived by who decided them, not where they were reviewed. */
export const overOpener = (
  { subjects }: { readonly subjects: readonly { readonly subjectId: string }[] },
  tx: Tx,
): Promise<readonly string[]> =>
  openersOf(
    tx,
    subjects.map(({ subjectId }) => subjectId),
  );

/** Notice and archive: the same step for several subjects of one kind of day. */
const settled =
  (step: 'notify-subject' | 'archive-rating', state: 'notified' | 'archived') =>
  async (
    tx: Tx,
    asked: readonly { readonly subjectId: string; readonly expectedVersion: number }[],
    { on, today, now, by }: { readonly on: Day; readonly today: Day; readonly now: Date; readonly by: string },
  ) => {
    const subjects = await getSubjects(tx, asked);
    refuseClosedSteps(subjects, step);
    const decided = subjects
      .map(({ decidedOn }) => decidedOn!)
      .sort()
      .at(-1)!;
    const faults = [
      ...dayFaults(on, { today, from: subjects[0]!.periodFrom }, 'on'),
      ...(on < decided ? [reason('ratings.before-decision', { day: decided }, 'on')] : []),
      ...(await unsettledFaults(tx, subjects, today)),
    ];
    if (faults.length > 0) throw new Refused(refuse(...faults));
    await putSteps(
      tx,
      now,
      subjects.map(({ id }) => ({ subjectId: id, step, on, by, change: { state } })),
    );
    return subjects;
  };

export const notifySubjects = action(
  contract.notifySubjects,
  async ({ subjects: asked, on }, { tx, today, now, actor, note, tell }) => {
    const subjects = await settled('notify-subject', 'notified')(tx, asked, { on, today, now, by: actor.accountId });
    note({
      subject: `notice of ${subjects.length} ratings`,
      after: { on, ids: subjects.map(({ id }) => id).join(' ') },
    });
    await tell('ratings.subjects-notified', { seasonId: subjects[0]!.seasonId, organisationId: subjects[0]!.openerId });
    return { notified: subjects.length, subjects: steppedOf(subjects) };
  },
  { over: overOpener },
);

export const archiveRatings = action(
  contract.archiveRatings,
  async ({ subjects: asked, on }, { tx, today, now, actor, note, tell }) => {
    const subjects = await settled('archive-rating', 'archived')(tx, asked, { on, today, now, by: actor.accountId });
    note({
      subject: `archive of ${subjects.length} ratings`,
      after: { on, ids: subjects.map(({ id }) => id).join(' ') },
    });
    await tell('ratings.ratings-archived', { seasonId: subjects[0]!.seasonId, organisationId: subjects[0]!.openerId });
    return { archived: subjects.length, subjects: steppedOf(subjects) };
  },
  { over: overOpener },
);
