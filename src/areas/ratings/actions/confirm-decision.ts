import { sql } from 'kysely';
import { type ActionContext, action } from '../../../platform/action/action.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { type Reason, Refused, reason, refuse } from '../../../platform/outcome/refusal.ts';
import * as contract from '../contract/provisional.ts';
import { keptOutFaults, standingAmong } from '../questions/interest-rows.ts';
import { type ProvisionalDecision, provisionalSubjects, recheckedDecisions } from '../questions/provisional.ts';
import { getSeason, homeOfSeason, openersOf } from '../questions/season-rows.ts';
import { getSubject, refuseClosedStep, type SubjectRow, steppedOf } from '../questions/subject-rows.ts';
import { judge } from '../questions/verdicts.ts';
import { dayFaults } from '../rules/check-step.ts';
import { keepsOutOf } from '../rules/judging-steps.ts';
import { confirmFaults, differsNow } from '../rules/recheck-decision.ts';
import { keepVerdicts, putSteps } from './step-writes.ts';

/** Confirms decisions; what the rules make of the facts of today is kept with each, as it is with a decision. */
const confirmAll = async (
  { tx, now, today, actor }: Pick<ActionContext, 'tx' | 'now' | 'today' | 'actor'>,
  subjects: readonly SubjectRow[],
  { on, why }: { readonly on: Day; readonly why: string | null },
): Promise<void> => {
  const step = { step: 'confirm-decision', on, by: actor.accountId, change: { is_provisional: false } } as const;
  const stepIds = await putSteps(
    tx,
    now,
    subjects.map(({ id, decidedLevel }) => ({ ...step, subjectId: id, level: decidedLevel, leavingReason: why })),
  );
  const judged = await judge(tx, subjects, today);
  await keepVerdicts(
    tx,
    subjects.map((subject, at) => ({ ...judged.get(subject.id)!, subject, stepId: stepIds[at]! })),
  );
};

/** Why a result is not confirmed: it is settled, or waits for something. Who was set aside waits for the word of the deciding level alone. */
const unsettledFaults = async (tx: Tx, subject: SubjectRow, today: Day, why: string | null): Promise<Reason[]> => {
  if (subject.state === 'not-rated' && subject.isProvisional)
    return subject.isDecidedAbove ? [reason('ratings.aside-of-the-level-above')] : [];
  const [checked] = await recheckedDecisions(tx, [subject], today);
  return subject.isProvisional && checked ? confirmFaults(checked, why) : [reason('ratings.not-provisional')];
};

export const confirmDecision = action(
  contract.confirmDecision,
  async ({ subjectId, expectedVersion, on, why }, context) => {
    const { tx, today, actor, note, tell } = context;
    const subject = await getSubject(tx, subjectId, expectedVersion);
    refuseClosedStep(subject, 'confirm-decision');
    const faults = [
      ...(await keptOutFaults(tx, subjectId, actor.accountId)),
      ...(await unsettledFaults(tx, subject, today, why)),
      ...dayFaults(on, { today, from: subject.decidedOn ?? subject.periodFrom }, 'on'),
    ];
    if (faults.length > 0) throw new Refused(refuse(...faults));
    await confirmAll(context, [subject], { on, why });
    note({ subject: `subject ${subjectId}`, before: { isProvisional: true }, after: { isProvisional: false, on } });
    await tell('ratings.decision-confirmed', { subjectId, organisationId: subject.openerId });
    return { subjectId, version: subject.version + 1 };
  },
  { over: ({ subjectId }, tx) => openersOf(tx, [subjectId]) },
);

const isSettled = (one: ProvisionalDecision): boolean => one.missing === 0 && !differsNow(one);

/** Set aside for a reason that stands in no rule: nothing is looked at again there, the deciding level says yes to each. */
const asideIn = async (tx: Tx, seasonId: string): Promise<number> => {
  const { rows } = await sql<{ count: number }>`
    SELECT count(*)::int AS count FROM ratings.subject s
    WHERE s.season_id = ${seasonId} AND s.is_provisional AND s.state = 'not-rated'`.execute(tx);
  return rows[0]!.count;
};

/** All that went ahead, by what comes of it; the own rating, and one with a declared interest, is left for somebody else to confirm. */
const sorted = async ({ tx, today, actor }: ActionContext, seasonId: string) => {
  const found = await provisionalSubjects(tx, seasonId, true);
  const ids = found.map(({ id }) => id);
  const standing = await standingAmong(tx, ids, actor.accountId);
  const checked = await recheckedDecisions(tx, found, today);
  const settled = checked.filter(isSettled);
  const confirmed = settled.filter(({ subjectId }) => !keepsOutOf('confirm-decision', standing(subjectId)));
  return {
    confirmed: confirmed.map(({ subject }) => subject),
    stays: {
      waiting: checked.filter(({ missing }) => missing > 0).length,
      differing: checked.filter((one) => one.missing === 0 && differsNow(one)).length,
      keptOut: settled.length - confirmed.length,
      aside: await asideIn(tx, seasonId),
    },
  };
};

export const recheckProvisional = action(
  contract.recheckProvisional,
  async ({ seasonId, on }, context) => {
    const { tx, today, note, tell } = context;
    const season = await getSeason(tx, seasonId, null);
    const faults = [
      ...(season.state === 'open' ? [] : [reason('ratings.season-not-open', { state: season.state })]),
      ...dayFaults(on, { today, from: season.periodFrom }, 'on'),
    ];
    if (faults.length > 0) throw new Refused(refuse(...faults));
    const { confirmed, stays } = await sorted(context, seasonId);
    await confirmAll(context, confirmed, { on, why: null });
    note({ subject: `season ${seasonId}`, after: { confirmed: confirmed.length, ...stays } });
    await tell('ratings.provisional-rechecked', { seasonId, organisationId: season.organisationId });
    return { confirmed: confirmed.length, ...stays, subjects: steppedOf(confirmed) };
  },
  { over: homeOfSeason },
);
