import { type ActionContext, action } from '../../../platform/action/action.ts';
import { addMonths } from '../../../platform/calendar/months.ts';
import { Refused, reason, refuse } from '../../../platform/outcome/refusal.ts';
import * as contract from '../contract/targets.ts';
import { lawOf } from '../questions/rating-laws.ts';
import { homeOfSubject } from '../questions/season-rows.ts';
import { getSubject, type SubjectRow } from '../questions/subject-rows.ts';
import { fixedOf, previousTargets, type StoredTarget, storedTargets } from '../questions/target-rows.ts';
import { resultFaults, targetFaults, togetherFaults, weightLimitOf } from '../rules/check-targets.ts';
import { closeTargets, insertTargets, putResults, refuseDecided, taskFaults, touchSubject } from './target-writes.ts';

type Line = contract.TargetLine;

const fixed = async (
  context: ActionContext,
  subject: SubjectRow,
  targets: readonly Line[],
  stored: readonly StoredTarget[],
) => {
  const { tx } = context;
  const lines = targets.map((line, at) => ({ line, field: `targets.${at}` }));
  const faults = [
    ...(stored.some(({ isRemoved }) => !isRemoved) ? [reason('ratings.targets-fixed-already')] : []),
    ...targetFaults(lines, { from: subject.periodFrom, until: subject.periodUntil }),
    ...togetherFaults(targets, weightLimitOf(lawOf(subject), subject.kind), 'targets'),
    ...(await taskFaults(tx, lines)),
  ];
  if (faults.length > 0) throw new Refused(refuse(...faults));
  await insertTargets(tx, subject.id, targets, stored.length);
  await context.tell('ratings.targets-fixed', { subjectId: subject.id, organisationId: subject.organisationId });
  return closeTargets(context, subject, targets.length);
};

export const fixTargets = action(
  contract.fixTargets,
  async ({ subjectId, expectedVersion, targets }, context) => {
    const subject = await getSubject(context.tx, subjectId, expectedVersion);
    refuseDecided(subject);
    return fixed(context, subject, targets, await storedTargets(context.tx, subjectId));
  },
  { over: homeOfSubject },
);

const monthsBetween = (from: string, to: string): number =>
  (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 + Number(to.slice(5, 7)) - Number(from.slice(5, 7));

export const copyTargets = action(
  contract.copyTargets,
  async ({ subjectId, expectedVersion }, context) => {
    const { tx } = context;
    const subject = await getSubject(tx, subjectId, expectedVersion);
    refuseDecided(subject);
    const previous = await previousTargets(tx, subjectId);
    if (!previous) throw new Refused(refuse(reason('ratings.no-targets-to-copy')));
    const months = monthsBetween(previous.periodFrom, subject.periodFrom);
    const earlier = (await storedTargets(tx, previous.subjectId)).filter(({ isRemoved }) => !isRemoved);
    // A task ends with its period: the new target waits for one of its own.
    const copied = earlier.map((target) => ({
      ...fixedOf(target),
      taskId: null,
      dueOn: target.dueOn && addMonths(target.dueOn, months),
    }));
    return fixed(context, subject, copied, await storedTargets(tx, subjectId));
  },
  { over: homeOfSubject },
);

export const recordResults = action(
  contract.recordResults,
  async ({ subjectId, expectedVersion, results }, context) => {
    const { tx, today, actor, note, tell } = context;
    const subject = await getSubject(tx, subjectId, expectedVersion);
    refuseDecided(subject);
    const living = (await storedTargets(tx, subjectId)).filter(({ isRemoved }) => !isRemoved);
    const taskByTarget = new Map(living.map(({ targetId, taskId }) => [targetId as string, taskId]));
    const faults = resultFaults(results, taskByTarget, { from: subject.periodFrom, today });
    if (faults.length > 0) throw new Refused(refuse(...faults));
    await putResults(tx, results, actor.accountId);
    await touchSubject(tx, subjectId);
    note({ subject: `results of subject ${subjectId}`, after: { targets: results.length } });
    await tell('ratings.results-recorded', { subjectId, organisationId: subject.organisationId });
    return { subjectId, version: subject.version + 1, targets: living.length };
  },
  { over: homeOfSubject },
);
