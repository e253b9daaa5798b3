import { action } from '../../../platform/action/action.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { isRefusal, type Reason, Refused, reason, refuse } from '../../../platform/outcome/refusal.ts';
import type { RatingLevel } from '../contract/rating-codes.ts';
import * as contract from '../contract/steps.ts';
import { ownAmong } from '../questions/own-ratings.ts';
import { groupsOver, quotaGroupsOf, settlementsOf } from '../questions/quota-groups.ts';
import { lawOf } from '../questions/rating-laws.ts';
import { openersOf } from '../questions/season-rows.ts';
import { getSubjects, refuseClosedSteps } from '../questions/subject-list.ts';
import type { SubjectRow } from '../questions/subject-rows.ts';
import { judge } from '../questions/verdicts.ts';
import { standingOf } from '../questions/waiting-of.ts';
import { dayFaults, leavingFaults } from '../rules/check-step.ts';
import type { RatingLaw } from '../rules/rating-law.ts';
import { levelsOf } from '../rules/rating-level.ts';
import { checkDecide, type DecidedStep } from '../rules/season-order.ts';
import { keepVerdicts, putSteps } from './step-writes.ts';

type Line = (typeof contract.decideLevel.input._output)['lines'][number];

/** Groups that the decisions would bring over a reading of the ceiling without a settlement that covers them (CAP-8). */
const quotaFaults = async (
  tx: Tx,
  law: RatingLaw,
  seasonId: string,
  deciding: ReadonlyMap<string, RatingLevel>,
): Promise<Reason[]> => {
  if (![...deciding.values()].some((level) => law.quotas.some((quota) => quota.level === level))) return [];
  const settled = await settlementsOf(tx, seasonId);
  const over = groupsOver(law, await quotaGroupsOf(tx, seasonId, 'decided', deciding));
  return over.flatMap(({ group, rules, over: lines }) => {
    const now = group.counts[rules.level] ?? 0;
    if (now <= (settled.get(group.id) ?? -1)) return [];
    const most = Math.max(...lines.map((line) => line.over));
    return [reason('ratings.group-over-unsettled', { group: group.id, now, over: most }, 'lines')];
  });
};

const lineFaults = async (
  tx: Tx,
  subjects: readonly SubjectRow[],
  lines: readonly Line[],
  accountId: string,
  law: RatingLaw,
) => {
  const own = await ownAmong(
    tx,
    subjects.map(({ id }) => id),
    accountId,
  );
  return lines.flatMap(({ subjectId, level }, at) => [
    ...(own.has(subjectId) ? [reason('ratings.own-rating', {}, `lines.${at}`)] : []),
    ...(levelsOf(law.scale).includes(level) ? [] : [reason('ratings.level-of-other-scale', {}, `lines.${at}.level`)]),
  ]);
};

const stepsOf = (checked: readonly { readonly decided: ReturnType<typeof checkDecide> }[]): readonly DecidedStep[] =>
  checked.map(({ decided }) => decided as DecidedStep);

export const decideLevel = action(
  contract.decideLevel,
  async ({ lines, decision }, { tx, today, now, actor, note, tell }) => {
    const subjects = await getSubjects(tx, lines);
    refuseClosedSteps(subjects, 'decide-level');
    const [{ seasonId, openerId, periodFrom }] = subjects as [SubjectRow];
    const law = lawOf(subjects[0]!);
    const judged = await judge(tx, subjects, today);
    const standing = await standingOf(
      tx,
      law.order,
      subjects.map(({ id }) => id),
    );
    const checked = lines.map(({ subjectId, aheadReason }) => {
      const { subject, waiting } = standing.get(subjectId)!;
      return { decided: checkDecide(subject, waiting, aheadReason) };
    });
    const deciding = new Map(lines.map(({ subjectId, level }) => [subjectId as string, level]));
    const faults = [
      ...dayFaults(decision.decidedOn, { today, from: periodFrom }, 'decision.decidedOn'),
      ...(await lineFaults(tx, subjects, lines, actor.accountId, law)),
      ...checked.flatMap(({ decided }, at) =>
        isRefusal(decided) ? decided.reasons.map((one) => ({ ...one, field: `lines.${at}.aheadReason` })) : [],
      ),
      ...lines.flatMap(({ level, leavingReason, subjectId }, at) =>
        leavingFaults(
          level,
          { verdict: judged.get(subjectId)!.verdict.outcome, ballot: subjects[at]!.ballotLevel },
          leavingReason,
          `lines.${at}.leavingReason`,
        ),
      ),
      ...(await quotaFaults(tx, law, seasonId, deciding)),
    ];
    if (faults.length > 0) throw new Refused(refuse(...faults));

    const steps = stepsOf(checked);
    const stepIds = await putSteps(
      tx,
      now,
      lines.map(({ subjectId, level, leavingReason, aheadReason }, at) => ({
        subjectId,
        step: 'decide-level' as const,
        on: decision.decidedOn,
        by: actor.accountId,
        level,
        decision,
        leavingReason,
        aheadReason,
        aheadOf: steps[at]!.waiting,
        change: {
          state: 'decided' as const,
          decided_level: level,
          decided_on: decision.decidedOn,
          is_provisional: steps[at]!.isProvisional,
        },
      })),
    );
    await keepVerdicts(
      tx,
      lines.map(({ subjectId }, at) => ({
        ...judged.get(subjectId)!,
        subjectId,
        stepId: stepIds[at]!,
        adjustments: subjects[at]!.adjustments,
      })),
    );
    note({
      subject: `decision on ${lines.length} ratings`,
      after: {
        number: decision.number,
        decidedOn: decision.decidedOn,
        ids: lines.map(({ subjectId }) => subjectId).join(' '),
      },
    });
    await tell('ratings.levels-decided', { seasonId, organisationId: openerId });
    return { decided: lines.length, provisional: steps.filter(({ isProvisional }) => isProvisional).length };
  },
  {
    over: ({ lines }, tx) =>
      openersOf(
        tx,
        lines.map(({ subjectId }) => subjectId),
      ),
  },
);
