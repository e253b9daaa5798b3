import { action } from '../../../platform/action/action.ts';
import { Refused, reason, refuse } from '../../../platform/outcome/refusal.ts';
import * as contract from '../contract/provisional.ts';
import { ownAmong, ownFaults } from '../questions/own-ratings.ts';
import { type ProvisionalDecision, provisionalSubjects, recheckedDecisions } from '../questions/provisional.ts';
import { getSeason, homeOfSeason, openersOf } from '../questions/season-rows.ts';
import { getSubject, refuseClosedStep, steppedOf } from '../questions/subject-rows.ts';
import { judge } from '../questions/verdicts.ts';
import { dayFaults } from '../rules/check-step.ts';
import { confirmFaults, differsNow } from '../rules/recheck-decision.ts';
import { keepVerdicts, putSteps } from './step-writes.ts';

export const confirmDecision = action(
  contract.confirmDecision,
  async ({ subjectId, expectedVersion, on, why }, { tx, today, now, actor, note, tell }) => {
    const subject = await getSubject(tx, subjectId, expectedVersion);
    refuseClosedStep(subject, 'confirm-decision');
    const [checked] = await recheckedDecisions(tx, [subject], today);
    const faults = [
      ...(await ownFaults(tx, subjectId, actor.accountId)),
      ...(subject.isProvisional && checked ? confirmFaults(checked, why) : [reason('ratings.not-provisional')]),
      ...dayFaults(on, { today, from: subject.decidedOn ?? subject.periodFrom }, 'on'),
    ];
    if (faults.length > 0) throw new Refused(refuse(...faults));
    const step = { subjectId, step: 'confirm-decision', on, by: actor.accountId, level: subject.decidedLevel } as const;
    const [stepId] = await putSteps(tx, now, [{ ...step, leavingReason: why, change: { is_provisional: false } }]);
    const judged = (await judge(tx, [subject], today)).get(subjectId)!;
    await keepVerdicts(tx, [{ ...judged, subjectId, stepId: stepId!, adjustments: subject.adjustments }]);
    note({ subject: `subject ${subjectId}`, before: { isProvisional: true }, after: { isProvisional: false, on } });
    await tell('ratings.decision-confirmed', { subjectId, organisationId: subject.openerId });
    return { subjectId, version: subject.version + 1 };
  },
  { over: ({ subjectId }, tx) => openersOf(tx, [subjectId]) },
);

const isSettled = (one: ProvisionalDecision): boolean => one.missing === 0 && !differsNow(one);

export const recheckProvisional = action(
  contract.recheckProvisional,
  async ({ seasonId, on }, { tx, today, now, actor, note, tell }) => {
    const season = await getSeason(tx, seasonId, null);
    const faults = [
      ...(season.state === 'open' ? [] : [reason('ratings.season-not-open', { state: season.state })]),
      ...dayFaults(on, { today, from: season.periodFrom }, 'on'),
    ];
    if (faults.length > 0) throw new Refused(refuse(...faults));
    const found = await provisionalSubjects(tx, seasonId, true);
    const own = await ownAmong(
      tx,
      found.map(({ id }) => id),
      actor.accountId,
    );
    const checked = await recheckedDecisions(tx, found, today);
    // One's own rating is left for somebody else to confirm.
    const settled = checked.filter((one) => isSettled(one) && !own.has(one.subjectId));
    const step = { step: 'confirm-decision', on, by: actor.accountId, change: { is_provisional: false } } as const;
    await putSteps(
      tx,
      now,
      settled.map(({ subjectId, decided }) => ({ ...step, subjectId, level: decided })),
    );
    const waiting = checked.filter(({ missing }) => missing > 0).length;
    const differing = checked.filter((one) => one.missing === 0 && differsNow(one)).length;
    note({ subject: `season ${seasonId}`, after: { confirmed: settled.length, waiting, differing } });
    await tell('ratings.provisional-rechecked', { seasonId, organisationId: season.organisationId });
    return {
      confirmed: settled.length,
      waiting,
      differing,
      subjects: steppedOf(settled.map(({ subject }) => subject)),
    };
  },
  { over: homeOfSeason },
);
