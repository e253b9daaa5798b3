import { action } from '../../../platform/action/action.ts';
import { Refused, reason, refuse } from '../../../platform/outcome/refusal.ts';
import * as contract from '../contract/steps.ts';
import { criteriaOfCadres } from '../questions/cadre-rows.ts';
import { keptOutFaults } from '../questions/interest-rows.ts';
import { lawOf } from '../questions/rating-laws.ts';
import { homeOfSubject } from '../questions/season-rows.ts';
import { getSubject, refuseClosedStep } from '../questions/subject-rows.ts';
import { dayFaults } from '../rules/check-step.ts';
import { exemptionsFor } from '../rules/rating-plan.ts';
import { putSteps } from './step-writes.ts';
import { votedFaults } from './voted-faults.ts';

/** A reason that stands in no rule: the words say it, and it is shown as such. */
const OTHER = 'other';

export const setNotRated = action(
  contract.setNotRated,
  async ({ subjectId, expectedVersion, rule, words, on }, { tx, today, now, actor, note, tell }) => {
    const subject = await getSubject(tx, subjectId, expectedVersion);
    refuseClosedStep(subject, 'set-not-rated');
    const isKnown = rule === OTHER || exemptionsFor(lawOf(subject), subject).some((one) => one.rule === rule);
    const faults = [
      ...(await keptOutFaults(tx, subjectId, actor.accountId)),
      ...dayFaults(on, { today, from: subject.periodFrom }, 'on'),
      ...(await votedFaults(tx, subject)),
      ...(isKnown ? [] : [reason('ratings.rule-unknown', { rule }, 'rule')]),
    ];
    if (faults.length > 0) throw new Refused(refuse(...faults));
    // What stands in no rule is not the cell's alone: the deciding level confirms it, as it decides levels. A month of cadres has its own sheet.
    const awaitsDecider = rule === OTHER && !(await criteriaOfCadres(tx, [subjectId])).has(subjectId);
    const aside = { state: 'not-rated', not_rated_rule: rule, state_reason: words } as const;
    const change = { ...aside, is_provisional: awaitsDecider };
    await putSteps(tx, now, [{ subjectId, step: 'set-not-rated', on, by: actor.accountId, words, change }]);
    note({ subject: `subject ${subjectId}`, after: { state: 'not-rated' } });
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
    const faults = await keptOutFaults(tx, subjectId, actor.accountId);
    if (faults.length > 0) throw new Refused(refuse(...faults));
    const state = subject.reviewHeldOn === null ? 'open' : 'reviewed';
    const change = { state, not_rated_rule: null, state_reason: null, is_provisional: false } as const;
    await putSteps(tx, now, [
      { subjectId, step: 'rate-after-all', on: today, by: actor.accountId, words: why, change },
    ]);
    note({ subject: `subject ${subjectId}`, before: { state: 'not-rated' }, after: { state } });
    await tell('ratings.rated-after-all', { subjectId, organisationId: subject.organisationId });
    return { subjectId, version: subject.version + 1 };
  },
  { over: homeOfSubject },
);
