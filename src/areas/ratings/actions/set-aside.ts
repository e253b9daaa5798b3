import { sql } from 'kysely';
import { action } from '../../../platform/action/action.ts';
import { dayOf } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { Refused, reason, refuse } from '../../../platform/outcome/refusal.ts';
import * as contract from '../contract/steps.ts';
import { lawOf } from '../questions/rating-laws.ts';
import { homeOfSubject, openersOf } from '../questions/season-rows.ts';
import { getSubject, refuseClosedStep } from '../questions/subject-rows.ts';
import { dayFaults } from '../rules/check-step.ts';
import { stepsOfOpener } from '../rules/steps-of-opener.ts';
import { putSteps, undoStep } from './step-writes.ts';

/** A reason that stands in no rule: the words say it, and it is shown as such. */
const OTHER = 'other';

export const setNotRated = action(
  contract.setNotRated,
  async ({ subjectId, expectedVersion, rule, words, on }, { tx, today, now, actor, note, tell }) => {
    const subject = await getSubject(tx, subjectId, expectedVersion);
    refuseClosedStep(subject, 'set-not-rated');
    const isKnown = rule === OTHER || lawOf(subject).exemptions.some((one) => one.rule === rule);
    const faults = [
      ...dayFaults(on, { today, from: subject.periodFrom }, 'on'),
      ...(isKnown ? [] : [reason('ratings.rule-unknown', { rule }, 'rule')]),
    ];
    if (faults.length > 0) throw new Refused(refuse(...faults));
    const change = { state: 'not-rated', not_rated_rule: rule, state_reason: words } as const;
    await putSteps(tx, now, [{ subjectId, step: 'set-not-rated', on, by: actor.accountId, words, change }]);
    note({ subject: `subject ${subjectId}`, after: { state: 'not-rated', rule } });
    await tell('ratings.set-aside', { subjectId, organisationId: subject.organisationId });
    return { subjectId, version: subject.version + 1 };
  },
  { over: homeOfSubject },
);

export const rateAfterAll = action(
  contract.rateAfterAll,
  async ({ subjectId, expectedVersion, why }, { tx, today, now, actor, note, tell }) => {
    const subject = await getSubject(tx, subjectId, expectedVersion);
    refuseClosedStep(subject, 'rate-after-all');
    const state = subject.reviewHeldOn === null ? 'open' : 'reviewed';
    const change = { state, not_rated_rule: null, state_reason: null } as const;
    await putSteps(tx, now, [
      { subjectId, step: 'rate-after-all', on: today, by: actor.accountId, words: why, change },
    ]);
    note({ subject: `subject ${subjectId}`, before: { state: 'not-rated' }, after: { state } });
    await tell('ratings.rated-after-all', { subjectId, organisationId: subject.organisationId });
    return { subjectId, version: subject.version + 1 };
  },
  { over: homeOfSubject },
);

type Last = { readonly id: string; readonly step: string; readonly enteredAt: Date };

const lastStep = async (tx: Tx, subjectId: string): Promise<Last | undefined> => {
  const { rows } = await sql<Last>`
    SELECT l.id, l.step, l.entered_at AS "enteredAt" FROM ratings.subject_step l
    WHERE l.subject_id = ${subjectId} AND l.withdrawn_at IS NULL ORDER BY l.entered_at DESC, l.id DESC LIMIT 1`.execute(
    tx,
  );
  return rows[0];
};

/** For `over: 'resolved'`: a step is taken back where it was taken. */
const whoseLastStep = async ({ subjectId }: { readonly subjectId: string }, tx: Tx): Promise<readonly string[]> => {
  const last = await lastStep(tx, subjectId);
  return last !== undefined && stepsOfOpener.has(last.step)
    ? openersOf(tx, [subjectId])
    : homeOfSubject({ subjectId }, tx);
};

export const takeBackStep = action(
  contract.takeBackStep,
  async ({ subjectId, expectedVersion }, { tx, today, note, tell }) => {
    const subject = await getSubject(tx, subjectId, expectedVersion);
    const last = await lastStep(tx, subjectId);
    const faults = [
      ...(subject.seasonState === 'open' ? [] : [reason('ratings.season-not-open', { state: subject.seasonState })]),
      ...(last ? [] : [reason('ratings.no-step-to-take-back')]),
      ...(last && dayOf(last.enteredAt) !== today ? [reason('ratings.step-of-another-day')] : []),
      ...(last?.step === 'decide-level' ? [reason('ratings.decision-taken-back-elsewhere')] : []),
    ];
    if (faults.length > 0) throw new Refused(refuse(...faults));
    await undoStep(tx, subjectId, last!.id);
    note({ subject: `subject ${subjectId}`, before: { step: last!.step } });
    await tell('ratings.step-taken-back', { subjectId, organisationId: subject.organisationId });
    return { subjectId, version: subject.version + 1 };
  },
  { over: whoseLastStep },
);
