import { action } from '../../../platform/action/action.ts';
import { Refused, reason, refuse, refuseConflict } from '../../../platform/outcome/refusal.ts';
import * as contract from '../contract/targets.ts';
import { getOwn } from '../questions/own-rows.ts';
import { storedTargets, toldResults } from '../questions/target-rows.ts';
import { isNewlyTold, proofFaults, resultFaults } from '../rules/check-targets.ts';
import { spanOf } from '../rules/period-span.ts';
import { putResults, touchSubject } from './target-writes.ts';

/** The targets themselves stay as they were fixed: only what came of them is the person's to say. */
export const recordOwnResults = action(
  contract.recordOwnResults,
  async ({ subjectId, expectedVersion, results }, { tx, today, actor, note, tell }) => {
    // A decided row is not the person's to lock: that it is over is said before.
    if (!(await getOwn(tx, subjectId, false)).isOpen) throw new Refused(refuse(reason('ratings.own-rating-over')));
    const own = await getOwn(tx, subjectId, true);
    if (own.version !== expectedVersion) throw new Refused(refuseConflict(reason('platform.stale')));
    const living = (await storedTargets(tx, subjectId)).filter(({ isRemoved }) => !isRemoved);
    const taskByTarget = new Map(living.map(({ targetId, taskId }) => [targetId as string, taskId]));
    const standing = await toldResults(tx, subjectId);
    const faults = [
      ...resultFaults(results, taskByTarget, { from: spanOf(own.period).from, today }),
      ...proofFaults(results, standing),
    ];
    if (faults.length > 0) throw new Refused(refuse(...faults));

    // What stands as the office recorded it stays the word of the office.
    const told = results.filter((line) => isNewlyTold(line, standing.get(line.targetId)!));
    await putResults(tx, told, actor.accountId);
    await touchSubject(tx, subjectId);
    note({ subject: `results of subject ${subjectId}`, after: { targets: results.length } });
    await tell('ratings.results-recorded', { subjectId, organisationId: own.organisationId });
    return { subjectId, version: own.version + 1, targets: living.length };
  },
);
