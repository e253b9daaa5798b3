import { action } from '../../../platform/action/action.ts';
import { Refused, refuse } from '../../../platform/outcome/refusal.ts';
import * as contract from '../contract/steps.ts';
import { keptOutFaults } from '../questions/interest-rows.ts';
import { openersOf } from '../questions/season-rows.ts';
import { noticeFaults } from '../questions/standing-notices.ts';
import { getSubject, refuseClosedStep } from '../questions/subject-rows.ts';
import { dayFaults } from '../rules/check-step.ts';
import { paperFaultsOf } from './paper-above.ts';
import { putSteps } from './step-writes.ts';

const overOpener = ({ subjectId }: { readonly subjectId: string }, tx: Parameters<typeof openersOf>[0]) =>
  openersOf(tx, [subjectId]);

export const reopenRating = action(
  contract.reopenRating,
  async ({ subjectId, expectedVersion, why, finding, on, decision }, { tx, today, now, actor, note, tell }) => {
    const subject = await getSubject(tx, subjectId, expectedVersion);
    refuseClosedStep(subject, 'reopen-rating');
    const faults = [
      ...(await keptOutFaults(tx, subjectId, actor.accountId)),
      ...dayFaults(on, { today, from: subject.decidedOn! }, 'on'),
      ...(await noticeFaults(tx, [subject]))(subjectId),
      ...(await paperFaultsOf(tx, [subject], decision, today)),
    ];
    if (faults.length > 0) throw new Refused(refuse(...faults));
    // The decision itself stays among the steps: what is opened is the standing of the subject, not its history. Proposal and ballot were
    // made before the finding and answer it no more; the self-rating stays the person's.
    const change = {
      state: 'reviewed',
      proposed_level: null,
      ballot_level: null,
      decided_level: null,
      decided_on: null,
      published_on: null,
      is_provisional: false,
      state_reason: finding,
    } as const;
    await putSteps(tx, now, [
      {
        ...{ subjectId, step: 'reopen-rating', on, by: actor.accountId, words: `${finding}: ${why}`, change },
        ...(decision === null ? {} : { decision }),
      },
    ]);
    note({ subject: `subject ${subjectId}`, before: { decidedOn: subject.decidedOn } });
    await tell('ratings.rating-reopened', { subjectId, seasonId: subject.seasonId, organisationId: subject.openerId });
    return { subjectId, version: subject.version + 1 };
  },
  { over: overOpener },
);
