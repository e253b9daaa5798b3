import { sql } from 'kysely';
import { action } from '../../../platform/action/action.ts';
import { isRefusal, orRefuse, Refused, reason, refuse } from '../../../platform/outcome/refusal.ts';
import * as contract from '../contract/steps.ts';
import { ballotBaseOf } from '../questions/ballot-base.ts';
import { refuseCadres } from '../questions/cadre-rows.ts';
import { keptOutFaults } from '../questions/interest-rows.ts';
import { ratedByOwnHand } from '../questions/own-hand.ts';
import { lawOf } from '../questions/rating-laws.ts';
import { homeOfSubject } from '../questions/season-rows.ts';
import { getSubject, refuseClosedStep } from '../questions/subject-rows.ts';
import { judge } from '../questions/verdicts.ts';
import { baseFaults } from '../rules/ballot-base.ts';
import { checkRated, checkTally, dayFaults, earlierFaults, leavingFaults } from '../rules/check-step.ts';
import { checkProposal } from '../rules/season-order.ts';
import { keepVerdicts, putMarks, putSteps } from './step-writes.ts';
import { votedFaults } from './voted-faults.ts';

export const rateSelf = action(
  contract.rateSelf,
  async ({ subjectId, expectedVersion, ratedOn, ...asked }, { tx, today, now, actor, note, tell }) => {
    const subject = await getSubject(tx, subjectId, expectedVersion);
    refuseClosedStep(subject, 'rate-self');
    await refuseCadres(tx, [subjectId], () => undefined);
    const byOwnHand = await ratedByOwnHand(tx, [subjectId], actor.accountId);
    const faults = [
      ...dayFaults(ratedOn, { today, from: subject.periodFrom }, 'ratedOn'),
      ...(byOwnHand.has(subjectId) ? [reason('ratings.rated-by-own-hand')] : []),
      ...(await votedFaults(tx, subject)),
    ];
    if (faults.length > 0) throw new Refused(refuse(...faults));
    const { level, points, grades } = orRefuse(checkRated(lawOf(subject), subject.kind, asked));

    const marksBefore = await putMarks(tx, subjectId, 'self', asked.marks);
    const change = { self_level: level };
    const step = {
      subjectId,
      step: 'rate-self',
      on: ratedOn,
      by: actor.accountId,
      level,
      points,
      grades,
      words: asked.words,
      marksBefore,
      change,
    } as const;
    await putSteps(tx, now, [step]);
    note({ subject: `subject ${subjectId}`, after: { step: 'rate-self', ratedOn } });
    await tell('ratings.self-rated', { subjectId, organisationId: subject.organisationId });
    return { subjectId, version: subject.version + 1 };
  },
  { over: homeOfSubject },
);

export const proposeLevel = action(
  contract.proposeLevel,
  async (
    { subjectId, expectedVersion, ratedOn, leavingReason, aheadReason, ...asked },
    { tx, today, now, actor, note, tell },
  ) => {
    const subject = await getSubject(tx, subjectId, expectedVersion);
    refuseClosedStep(subject, 'propose-level');
    await refuseCadres(tx, [subjectId], () => undefined);
    const before = [...(await keptOutFaults(tx, subjectId, actor.accountId)), ...(await votedFaults(tx, subject))];
    if (before.length > 0) throw new Refused(refuse(...before));
    const law = lawOf(subject);
    const { level, points, grades } = orRefuse(checkRated(law, subject.kind, asked));
    const aheadOf = checkProposal(law.order, subject, aheadReason);
    const marksBefore = await putMarks(tx, subjectId, 'collective', asked.marks);
    const change = { proposed_level: level };
    const line = { subjectId, step: 'propose-level', on: ratedOn, by: actor.accountId, level, points, grades } as const;
    const more = { ...(isRefusal(aheadOf) ? {} : { aheadReason, aheadOf }), words: asked.words, leavingReason };
    const [stepId] = await putSteps(tx, now, [{ ...line, ...more, marksBefore, change }]);

    // The points just written count: only after them is known what the rules make of the facts.
    const judged = (await judge(tx, [subject], today)).get(subjectId)!;
    const faults = [
      ...dayFaults(ratedOn, { today, from: subject.periodFrom }, 'ratedOn'),
      ...(isRefusal(aheadOf) ? aheadOf.reasons : []),
      ...earlierFaults(ratedOn, { review: subject.reviewHeldOn }, 'ratedOn'),
      ...leavingFaults(level, { verdict: judged.verdict.outcome, ballot: null }, leavingReason, 'leavingReason'),
    ];
    if (faults.length > 0) throw new Refused(refuse(...faults));
    await keepVerdicts(tx, [{ ...judged, subject, stepId: stepId! }]);
    note({ subject: `subject ${subjectId}`, after: { step: 'propose-level', ratedOn } });
    await tell('ratings.level-proposed', { subjectId, organisationId: subject.organisationId });
    return { subjectId, version: subject.version + 1 };
  },
  { over: homeOfSubject },
);

export const recordBallot = action(
  contract.recordBallot,
  async ({ subjectId, expectedVersion, votedOn, ...tally }, { tx, today, now, actor, note, tell }) => {
    const subject = await getSubject(tx, subjectId, expectedVersion);
    refuseClosedStep(subject, 'record-ballot');
    const faults = [
      ...(await keptOutFaults(tx, subjectId, actor.accountId)),
      ...dayFaults(votedOn, { today, from: subject.reviewHeldOn ?? subject.periodFrom }, 'votedOn'),
      ...baseFaults({ ...tally, votedOn }, await ballotBaseOf(tx, subject, votedOn)),
    ];
    if (faults.length > 0) throw new Refused(refuse(...faults));
    const { level } = orRefuse(checkTally(lawOf(subject), tally));

    const change = { ballot_level: level };
    const line = { subjectId, step: 'record-ballot', on: votedOn, by: actor.accountId, level, change } as const;
    const [stepId] = await putSteps(tx, now, [line]);
    await sql`
      INSERT INTO ratings.ballot (step_id, subject_id, summoned, present, issued, received, invalid, votes, kept_out)
      VALUES (${stepId}, ${subjectId}, ${tally.summoned}, ${tally.present}, ${tally.issued}, ${tally.received}, ${tally.invalid},
        ${JSON.stringify(tally.votes)}::jsonb, ${tally.keptOut})`.execute(tx);
    note({ subject: `subject ${subjectId}`, after: { step: 'record-ballot', votedOn } });
    await tell('ratings.ballot-recorded', { subjectId, organisationId: subject.organisationId });
    return { subjectId, version: subject.version + 1 };
  },
  { over: homeOfSubject },
);
