import { sql } from 'kysely';
import { action } from '../../../platform/action/action.ts';
import { type Day, dayOf } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { type Reason, Refused, reason, refuse } from '../../../platform/outcome/refusal.ts';
import * as contract from '../contract/steps.ts';
import { standingAmong } from '../questions/interest-rows.ts';
import { openersOf } from '../questions/season-rows.ts';
import { noticeFaults } from '../questions/standing-notices.ts';
import { getSubjects } from '../questions/subject-list.ts';
import { getSubject, type SubjectRow } from '../questions/subject-rows.ts';
import { type JudgeStanding, judgeFaults } from '../rules/judging-steps.ts';
import { emptyDecisionColumn } from './decision-column.ts';
import { overOpener } from './review-subjects.ts';
import { undoSteps } from './step-writes.ts';

type Decided = { readonly subjectId: string; readonly id: string; readonly enteredAt: Date };

const lastDecisions = async (tx: Tx, subjects: readonly SubjectRow[]): Promise<ReadonlyMap<string, Decided>> => {
  const { rows } = await sql<Decided>`
    SELECT DISTINCT ON (l.subject_id) l.subject_id AS "subjectId", l.id, l.entered_at AS "enteredAt" FROM ratings.subject_step l
    WHERE l.subject_id = ANY (${subjects.map(({ id }) => id)}::uuid[]) AND l.withdrawn_at IS NULL AND l.step = 'decide-level'
    ORDER BY l.subject_id, l.entered_at DESC, l.id DESC`.execute(tx);
  return new Map(rows.map((row) => [row.subjectId, row]));
};

type Asking = {
  readonly today: Day;
  readonly standing: (subjectId: string) => JudgeStanding;
  readonly noticed: (subjectId: string) => Reason[];
};

const faultsOf = (
  { id, state, seasonState }: SubjectRow,
  decided: Decided | undefined,
  { today, standing, noticed }: Asking,
): Reason[] => [
  ...judgeFaults(standing(id)),
  ...(state === 'decided' && decided ? [] : [reason('ratings.step-not-open', { state })]),
  ...(decided && dayOf(decided.enteredAt) !== today ? [reason('ratings.step-of-another-day')] : []),
  ...(seasonState === 'open' ? [] : [reason('ratings.season-not-open', { state: seasonState })]),
  ...noticed(id),
];

/** The steps are taken back, and with them the points that a decision of a month took over. */
const undoDecisions = async (
  tx: Tx,
  decided: readonly Pick<Decided, 'subjectId' | 'id'>[],
  taken: { readonly now: Date; readonly why: string },
): Promise<void> => {
  await undoSteps(
    tx,
    decided.map(({ id }) => id),
    taken,
  );
  await emptyDecisionColumn(
    tx,
    decided.map(({ subjectId }) => subjectId),
  );
};

export const takeBackDecision = action(
  contract.takeBackDecision,
  async ({ subjectId, expectedVersion, why }, { tx, now, today, actor, note, tell }) => {
    const subject = await getSubject(tx, subjectId, expectedVersion);
    const decided = (await lastDecisions(tx, [subject])).get(subjectId);
    const standing = await standingAmong(tx, [subjectId], actor.accountId);
    const noticed = await noticeFaults(tx, [subject]);
    const faults = faultsOf(subject, decided, { today, standing, noticed });
    if (faults.length > 0) throw new Refused(refuse(...faults));
    await undoDecisions(tx, [{ subjectId, id: decided!.id }], { now, why });
    note({ subject: `subject ${subjectId}`, before: { decidedOn: subject.decidedOn } });
    const { seasonId, openerId, version } = subject;
    await tell('ratings.decision-taken-back', { subjectId, seasonId, organisationId: openerId });
    return { subjectId, version: version + 1 };
  },
  { over: ({ subjectId }, tx) => openersOf(tx, [subjectId]) },
);

export const takeBackDecisions = action(
  contract.takeBackDecisions,
  async ({ subjects: asked, why }, { tx, now, today, actor, note, tell }) => {
    const subjects = await getSubjects(tx, asked);
    const all = subjects.map(({ id }) => id);
    const decided = await lastDecisions(tx, subjects);
    const standing = await standingAmong(tx, all, actor.accountId);
    const noticed = await noticeFaults(tx, subjects);
    const faults = subjects.flatMap((subject, at) =>
      faultsOf(subject, decided.get(subject.id), { today, standing, noticed }).map((one) => ({
        ...one,
        field: `subjects.${at}`,
      })),
    );
    if (faults.length > 0) throw new Refused(refuse(...faults));
    await undoDecisions(
      tx,
      all.map((id) => decided.get(id)!),
      { now, why },
    );
    const ids = all.join(' ');
    note({ subject: `decision over ${subjects.length} subjects`, before: { ids } });
    await tell('ratings.decisions-taken-back', {
      seasonId: subjects[0]!.seasonId,
      organisationId: subjects[0]!.openerId,
    });
    return { takenBack: subjects.length };
  },
  { over: overOpener },
);
