import { action } from '../../../platform/action/action.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { isRefusal, type Reason, Refused, reason, refuse } from '../../../platform/outcome/refusal.ts';
import type { DecisionPaper } from '../../organisations/contract.ts';
import * as contract from '../contract/cadre-sheets.ts';
import { criteriaOfCadres, marksOfCadres, sheetByOthers } from '../questions/cadre-rows.ts';
import { standingAmong, tookWithInterest } from '../questions/interest-rows.ts';
import { unsettledGroups } from '../questions/quota-groups.ts';
import { overReasons } from '../questions/quota-names.ts';
import { lawOf } from '../questions/rating-laws.ts';
import { lockSeason, openersOf } from '../questions/season-rows.ts';
import { getSubjects, refuseClosedSteps } from '../questions/subject-list.ts';
import type { SubjectRow } from '../questions/subject-rows.ts';
import { type CadreToDecide, checkCadreDecision } from '../rules/cadre-decision.ts';
import type { RatedSheet } from '../rules/cadre-sheet.ts';
import { dayFaults } from '../rules/check-step.ts';
import { interestedFaults } from '../rules/judging-steps.ts';
import { fillDecisionColumn } from './decision-column.ts';
import { keepIssuer } from './season-writes.ts';
import { keepVerdicts, putSteps, type StepLine } from './step-writes.ts';

type Asked = typeof contract.decideCadres.input._output;
type Line = Asked['lines'][number];

type World = {
  readonly subjects: readonly SubjectRow[];
  readonly toDecide: readonly CadreToDecide[];
};

const loadWorld = async (tx: Tx, lines: readonly Line[], accountId: string): Promise<World> => {
  const subjects = await getSubjects(tx, lines);
  refuseClosedSteps(subjects, 'decide-level');
  const ids = subjects.map(({ id }) => id as string);
  const criteria = await criteriaOfCadres(tx, ids);
  const without = subjects.flatMap(({ id }, at) =>
    criteria.has(id) ? [] : [reason('ratings.no-cadre-sheet', {}, `lines.${at}`)],
  );
  if (without.length > 0) throw new Refused(refuse(...without));
  const marks = await marksOfCadres(tx, ids);
  const standing = await standingAmong(tx, ids, accountId);
  const toDecide = lines.map(({ level, leavingReason }, at): CadreToDecide => {
    const subject = subjects[at]!;
    return {
      level,
      leavingReason,
      ...standing(subject.id),
      byOthers: sheetByOthers(lawOf(subject), subject, criteria.get(subject.id)!, marks.get(subject.id) ?? []),
    };
  });
  return { subjects, toDecide };
};

/** Groups that would lie over a reading of the limit without a reason on record; two decisions at one moment wait for each other. */
const limitFaults = async (tx: Tx, { subjects }: World, lines: readonly Line[], on: Day): Promise<Reason[]> => {
  const { seasonId } = subjects[0]!;
  await lockSeason(tx, seasonId);
  const deciding = new Map(lines.map(({ subjectId, level }) => [subjectId as string, level]));
  const over = await unsettledGroups(tx, lawOf(subjects[0]!), seasonId, deciding);
  return overReasons(tx, over, { on, field: 'lines' });
};

/** A mark of the head whose interest was declared since holds with a reason only. */
const interestFaults = async (tx: Tx, lines: readonly Line[]): Promise<Reason[]> => {
  const took = await tookWithInterest(
    tx,
    lines.map(({ subjectId }) => subjectId),
  );
  return lines.flatMap(({ subjectId, leavingReason }, at) =>
    interestedFaults(took.get(subjectId) ?? [], leavingReason, `lines.${at}.leavingReason`),
  );
};

const stepOf = (line: Line, { points }: RatedSheet, decision: DecisionPaper, by: string): StepLine => ({
  subjectId: line.subjectId,
  step: 'decide-level',
  on: decision.decidedOn,
  by,
  level: line.level,
  points,
  decision,
  leavingReason: line.leavingReason,
  change: { state: 'decided', decided_level: line.level, decided_on: decision.decidedOn, is_provisional: false },
});

const writeDecision = async (
  tx: Tx,
  world: World,
  { lines, decision }: Asked,
  { sheets, now, by }: { readonly sheets: readonly RatedSheet[]; readonly now: Date; readonly by: string },
): Promise<void> => {
  await fillDecisionColumn(
    tx,
    world.subjects.map(({ id }) => id),
  );
  const steps = lines.map((line, at) => stepOf(line, sheets[at]!, decision, by));
  const stepIds = await putSteps(tx, now, steps);
  const verdicts = world.subjects.map((subject, at) => {
    const { facts, verdict } = sheets[at]!;
    return { facts, verdict, subject, stepId: stepIds[at]! };
  });
  await keepVerdicts(tx, verdicts);
};

export const decideCadres = action(
  contract.decideCadres,
  async (asked, { tx, today, now, actor, note, tell }) => {
    const { lines, decision } = asked;
    const world = await loadWorld(tx, lines, actor.accountId);
    const { seasonId, openerId, periodFrom } = world.subjects[0]!;
    const sheets = checkCadreDecision(lawOf(world.subjects[0]!).scale, world.toDecide);
    const faults = [
      ...dayFaults(decision.decidedOn, { today, from: periodFrom }, 'decision.decidedOn'),
      ...(isRefusal(sheets) ? sheets.reasons : []),
      ...(await interestFaults(tx, lines)),
      ...(await limitFaults(tx, world, lines, today)),
    ];
    if (faults.length > 0 || isRefusal(sheets)) throw new Refused(refuse(...faults));

    await keepIssuer(tx, seasonId, decision.issuer);
    await writeDecision(tx, world, asked, { sheets, now, by: actor.accountId });
    const ids = lines.map(({ subjectId }) => subjectId).join(' ');
    const after = { decidedOn: decision.decidedOn, subjects: lines.length, ids };
    note({ subject: `decision ${decision.number}`, after });
    await tell('ratings.levels-decided', { seasonId, organisationId: openerId });
    return { decided: lines.length };
  },
  {
    over: ({ lines }, tx) =>
      openersOf(
        tx,
        lines.map(({ subjectId }) => subjectId),
      ),
  },
);
