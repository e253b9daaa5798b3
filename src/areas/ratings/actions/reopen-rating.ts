import { sql } from 'kysely';
import { action } from '../../../platform/action/action.ts';
import { Refused, reason, refuse } from '../../../platform/outcome/refusal.ts';
import * as contract from '../contract/steps.ts';
import { openersOf } from '../questions/season-rows.ts';
import { getSubject, refuseClosedStep } from '../questions/subject-rows.ts';
import { dayFaults } from '../rules/check-step.ts';
import { putSteps, undoStep } from './step-writes.ts';

const overOpener = ({ subjectId }: { readonly subjectId: string }, tx: Parameters<typeof openersOf>[0]) =>
  openersOf(tx, [subjectId]);

export const reopenRating = action(
  contract.reopenRating,
  async ({ subjectId, expectedVersion, why, finding, on }, { tx, today, now, actor, note, tell }) => {
    const subject = await getSubject(tx, subjectId, expectedVersion);
    refuseClosedStep(subject, 'reopen-rating');
    const faults = dayFaults(on, { today, from: subject.decidedOn! }, 'on');
    if (faults.length > 0) throw new Refused(refuse(...faults));
    // The decision itself stays among the steps: what is opened is the standing of the subject, not its history.
    const change = {
      state: 'reviewed',
      decided_level: null,
      decided_on: null,
      is_provisional: false,
      state_reason: finding,
    } as const;
    await putSteps(tx, now, [
      { subjectId, step: 'reopen-rating', on, by: actor.accountId, words: `${finding}: ${why}`, change },
    ]);
    note({ subject: `subject ${subjectId}`, before: { level: subject.decidedLevel, decidedOn: subject.decidedOn } });
    await tell('ratings.rating-reopened', { subjectId, organisationId: subject.openerId });
    return { subjectId, version: subject.version + 1 };
  },
  { over: overOpener },
);

export const takeBackDecision = action(
  contract.takeBackDecision,
  async ({ subjectId, expectedVersion }, { tx, today, note, tell }) => {
    const subject = await getSubject(tx, subjectId, expectedVersion);
    const { rows } = await sql<{ id: string; isOfToday: boolean }>`
      SELECT l.id, (l.entered_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date = ${today}::date AS "isOfToday" FROM ratings.subject_step l
      WHERE l.subject_id = ${subjectId} AND l.withdrawn_at IS NULL AND l.step = 'decide-level'
      ORDER BY l.entered_at DESC LIMIT 1`.execute(tx);
    const faults = [
      ...(subject.state === 'decided' && rows[0] ? [] : [reason('ratings.step-not-open', { state: subject.state })]),
      ...(rows[0] && !rows[0].isOfToday ? [reason('ratings.step-of-another-day')] : []),
      ...(subject.seasonState === 'open' ? [] : [reason('ratings.season-not-open', { state: subject.seasonState })]),
    ];
    if (faults.length > 0) throw new Refused(refuse(...faults));
    await undoStep(tx, subjectId, rows[0]!.id);
    note({ subject: `subject ${subjectId}`, before: { level: subject.decidedLevel } });
    await tell('ratings.decision-taken-back', { subjectId, organisationId: subject.openerId });
    return { subjectId, version: subject.version + 1 };
  },
  { over: overOpener },
);
