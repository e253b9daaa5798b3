import { action } from '../../../platform/action/action.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { isRefusal, type Reason, type Refusal, Refused, reason, refuse } from '../../../platform/outcome/refusal.ts';
import type { DecisionPaper } from '../../organisations/contract.ts';
import { nearestNames } from '../../organisations/public.ts';
import type { InterestedStep } from '../contract/interests.ts';
import type { RatingLevel } from '../contract/rating-codes.ts';
import * as contract from '../contract/steps.ts';
import { refuseCadres } from '../questions/cadre-rows.ts';
import { standingAmong, tookWithInterest } from '../questions/interest-rows.ts';
import { unsettledGroups } from '../questions/quota-groups.ts';
import { overReasons } from '../questions/quota-names.ts';
import { lawOf } from '../questions/rating-laws.ts';
import { lockSeason, openersOf } from '../questions/season-rows.ts';
import { getSubjects, refuseClosedSteps } from '../questions/subject-list.ts';
import { type SubjectRow, steppedOf } from '../questions/subject-rows.ts';
import { type Judged, judge } from '../questions/verdicts.ts';
import { votedAmong } from '../questions/voted-among.ts';
import { type Standing, standingOf } from '../questions/waiting-of.ts';
import { aloneFaults, dayFaults, earlierFaults, leavingFaults } from '../rules/check-step.ts';
import { levelOfDecisionFaults } from '../rules/decided-above.ts';
import { interestedFaults, judgeFaults } from '../rules/judging-steps.ts';
import type { RatingLaw } from '../rules/rating-law.ts';
import { levelsOf } from '../rules/rating-level.ts';
import { beforeAct, checkDecide, type DecidedStep } from '../rules/season-order.ts';
import { keepIssuer } from './season-writes.ts';
import { keepVerdicts, putSteps, type StepLine } from './step-writes.ts';

type Line = (typeof contract.decideLevel.input._output)['lines'][number];

/** Groups that the decisions would bring over a reading of the ceiling without a settlement that covers them (CAP-8). */
const quotaFaults = async (
  tx: Tx,
  law: RatingLaw,
  { seasonId, on }: { readonly seasonId: string; readonly on: Day },
  deciding: ReadonlyMap<string, RatingLevel>,
): Promise<Reason[]> => {
  // Also who is given a lower level counts: the fewer good there are, the higher the share of the best.
  if (law.quotas.length === 0) return [];
  // Two decisions at one moment would each see the other's subjects undecided, and pass the ceiling together.
  await lockSeason(tx, seasonId);
  const over = await unsettledGroups(tx, law, seasonId, deciding);
  return overReasons(tx, over, { on, field: 'lines' });
};

const lineFaults = async (
  tx: Tx,
  subjects: readonly SubjectRow[],
  lines: readonly Line[],
  accountId: string,
  law: RatingLaw,
) => {
  const standing = await standingAmong(
    tx,
    subjects.map(({ id }) => id),
    accountId,
  );
  return lines.flatMap(({ subjectId, level }, at) => [
    ...judgeFaults(standing(subjectId), `lines.${at}`),
    ...(levelsOf(law.scale).includes(level) ? [] : [reason('ratings.level-of-other-scale', {}, `lines.${at}.level`)]),
  ]);
};

type World = {
  readonly subjects: readonly SubjectRow[];
  readonly law: RatingLaw;
  readonly judged: ReadonlyMap<string, Judged>;
  readonly standing: ReadonlyMap<string, Standing>;
  readonly voted: ReadonlyMap<string, Day>;
  readonly took: ReadonlyMap<string, readonly InterestedStep[]>;
};

const loadWorld = async (tx: Tx, lines: readonly Line[], today: Day): Promise<World> => {
  const subjects = await getSubjects(tx, lines);
  refuseClosedSteps(subjects, 'decide-level');
  const ids = subjects.map(({ id }) => id as string);
  await refuseCadres(tx, ids, (at) => `lines.${at}`);
  const law = lawOf(subjects[0]!);
  const judged = await judge(tx, subjects, today);
  const standing = await standingOf(tx, law.order, ids);
  const took = await tookWithInterest(tx, ids);
  return { subjects, law, judged, standing, voted: await votedAmong(tx, ids), took };
};

/** By line: decided in its order, as provisional, or why not. */
const checkOrder = (lines: readonly Line[], { standing }: World): (DecidedStep | Refusal)[] => {
  const together = new Set(lines.map(({ subjectId }) => subjectId as string));
  return lines.map(({ subjectId, aheadReason }) => {
    const { subject, waiting } = standing.get(subjectId)!;
    return checkDecide(subject, beforeAct(waiting, together), aheadReason);
  });
};

/** Who leads the opener is decided by a paper of the level above, whoever records it here. */
const levelFaults = async (tx: Tx, { subjects }: World, issuer: string, today: Day): Promise<Reason[]> => {
  const { openerId } = subjects[0]!;
  const openerName = (await nearestNames(tx, today, [openerId])).get(openerId) ?? '';
  return levelOfDecisionFaults({
    areAbove: subjects.map((one) => one.isDecidedAbove),
    ...{ issuer, openerName },
  });
};

const orderFaults = (checked: readonly (DecidedStep | Refusal)[]): Reason[] =>
  checked.flatMap((one, at) =>
    isRefusal(one) ? one.reasons.map((why) => ({ ...why, field: `lines.${at}.aheadReason` })) : [],
  );

const allAloneFaults = ({ subjects, voted }: World): Reason[] =>
  subjects.flatMap((subject, at) => aloneFaults({ ...subject, isVoted: voted.has(subject.id) }, `lines.${at}`));

/** A decision over many is of one day: it comes after the last review and the last ballot that it rests on. */
const allEarlierFaults = (on: Day, { subjects, voted }: World): Reason[] => {
  const last = (days: readonly (Day | null)[]): Day | null =>
    days.reduce((one, other) => ((other ?? '') > (one ?? '') ? other : one), null);
  const review = last(subjects.map(({ reviewHeldOn }) => reviewHeldOn));
  return earlierFaults(on, { review, ballot: last([...voted.values()]) }, 'decision.decidedOn');
};

const allLeavingFaults = (lines: readonly Line[], { subjects, judged, took }: World): Reason[] =>
  lines.flatMap(({ level, leavingReason, subjectId }, at) => {
    const before = { verdict: judged.get(subjectId)!.verdict.outcome, ballot: subjects[at]!.ballotLevel };
    const field = `lines.${at}.leavingReason`;
    return [
      ...leavingFaults(level, before, leavingReason, field),
      ...interestedFaults(took.get(subjectId) ?? [], leavingReason, field),
    ];
  });

const stepOf = (
  line: Line,
  { waiting, isProvisional }: DecidedStep,
  decision: DecisionPaper,
  by: string,
): StepLine => ({
  subjectId: line.subjectId,
  step: 'decide-level',
  on: decision.decidedOn,
  by,
  level: line.level,
  decision,
  leavingReason: line.leavingReason,
  aheadReason: line.aheadReason,
  aheadOf: waiting,
  change: {
    state: 'decided',
    decided_level: line.level,
    decided_on: decision.decidedOn,
    is_provisional: isProvisional,
  },
});

export const decideLevel = action(
  contract.decideLevel,
  async ({ lines, decision }, { tx, today, now, actor, note, tell }) => {
    const world = await loadWorld(tx, lines, today);
    const { seasonId, openerId, periodFrom } = world.subjects[0]!;
    const checked = checkOrder(lines, world);
    const deciding = new Map(lines.map(({ subjectId, level }) => [subjectId as string, level]));
    const faults = [
      ...dayFaults(decision.decidedOn, { today, from: periodFrom }, 'decision.decidedOn'),
      ...allEarlierFaults(decision.decidedOn, world),
      ...(await lineFaults(tx, world.subjects, lines, actor.accountId, world.law)),
      ...(await levelFaults(tx, world, decision.issuer, today)),
      ...allAloneFaults(world),
      ...orderFaults(checked),
      ...allLeavingFaults(lines, world),
      ...(await quotaFaults(tx, world.law, { seasonId, on: today }, deciding)),
    ];
    if (faults.length > 0) throw new Refused(refuse(...faults));

    const steps = checked as readonly DecidedStep[];
    const written = lines.map((line, at) => stepOf(line, steps[at]!, decision, actor.accountId));
    const stepIds = await putSteps(tx, now, written);
    const verdicts = world.subjects.map((subject, at) => {
      return { ...world.judged.get(subject.id)!, subject, stepId: stepIds[at]! };
    });
    await keepVerdicts(tx, verdicts);
    // The paper of the level above says nothing of who issues the next one here.
    if (!world.subjects[0]!.isDecidedAbove) await keepIssuer(tx, seasonId, decision.issuer);
    const ids = lines.map(({ subjectId }) => subjectId).join(' ');
    note({
      subject: `decision ${decision.number}`,
      after: { decidedOn: decision.decidedOn, subjects: lines.length, ids },
    });
    await tell('ratings.levels-decided', { seasonId, organisationId: openerId });
    const provisional = steps.filter(({ isProvisional }) => isProvisional).length;
    return { decided: lines.length, provisional, subjects: steppedOf(world.subjects) };
  },
  {
    over: ({ lines }, tx) =>
      openersOf(
        tx,
        lines.map(({ subjectId }) => subjectId),
      ),
  },
);
