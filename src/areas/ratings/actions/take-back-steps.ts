import { sql } from 'kysely';
import { action } from '../../../platform/action/action.ts';
import { type Day, dayOf } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { type Reason, Refused, reason, refuse } from '../../../platform/outcome/refusal.ts';
import * as contract from '../contract/steps.ts';
import { standingAmong } from '../questions/interest-rows.ts';
import { ratedByOwnHand } from '../questions/own-hand.ts';
import { openersOf } from '../questions/season-rows.ts';
import { noticeFaults } from '../questions/standing-notices.ts';
import { getSubjects, homesOf } from '../questions/subject-list.ts';
import { getSubject, type SubjectRow } from '../questions/subject-rows.ts';
import { type JudgeStanding, judgeFaults, judgingSteps } from '../rules/judging-steps.ts';
import { stepsOfOpener } from '../rules/steps-of-opener.ts';
import { undoSteps } from './step-writes.ts';

type Last = { readonly subjectId: string; readonly id: string; readonly step: string; readonly enteredAt: Date };

const lastSteps = async (tx: Tx, subjectIds: readonly string[]): Promise<ReadonlyMap<string, Last>> => {
  const { rows } = await sql<Last>`
    SELECT DISTINCT ON (l.subject_id) l.subject_id AS "subjectId", l.id, l.step, l.entered_at AS "enteredAt" FROM ratings.subject_step l
    WHERE l.subject_id = ANY (${[...subjectIds]}::uuid[]) AND l.withdrawn_at IS NULL ORDER BY l.subject_id, l.entered_at DESC, l.id DESC`.execute(
    tx,
  );
  return new Map(rows.map((row) => [row.subjectId, row]));
};

/** For `over: 'resolved'`: each step is taken back where it was taken; nobody at all when one of the subjects is out of sight. */
const whereStepsWereTaken = async (tx: Tx, subjectIds: readonly string[]): Promise<readonly string[]> => {
  const last = await lastSteps(tx, subjectIds);
  const isOpeners = (id: string): boolean => stepsOfOpener.has(last.get(id)?.step ?? '');
  const ofOpener = subjectIds.filter(isOpeners);
  const ofHome = subjectIds.filter((id) => !isOpeners(id));
  const openers = ofOpener.length > 0 ? await openersOf(tx, ofOpener) : [];
  const homes = ofHome.length > 0 ? await homesOf(tx, ofHome) : [];
  const isWhole = (ofOpener.length === 0 || openers.length > 0) && (ofHome.length === 0 || homes.length > 0);
  return isWhole ? [...new Set([...openers, ...homes])] : [];
};

/** Whose hand wrote the self-rating, what whoever asks has to do with each, and whose notice is out. */
type Hands = {
  readonly byOwnHand: ReadonlySet<string>;
  readonly standing: (subjectId: string) => JudgeStanding;
  readonly noticed: (subjectId: string) => Reason[];
};

const handsOf = async (tx: Tx, subjects: readonly SubjectRow[], accountId: string): Promise<Hands> => {
  const ids = subjects.map(({ id }) => id);
  return {
    byOwnHand: await ratedByOwnHand(tx, ids, accountId),
    standing: await standingAmong(tx, ids, accountId),
    noticed: await noticeFaults(tx, subjects),
  };
};

const lastFaults = (
  { id, seasonState }: SubjectRow,
  last: Last | undefined,
  { today, byOwnHand, standing, noticed }: Hands & { readonly today: Day },
): Reason[] => [
  ...(seasonState === 'open' ? [] : [reason('ratings.season-not-open', { state: seasonState })]),
  ...(last ? [] : [reason('ratings.no-step-to-take-back')]),
  ...(last && dayOf(last.enteredAt) !== today ? [reason('ratings.step-of-another-day')] : []),
  ...(last?.step === 'decide-level' ? [reason('ratings.decision-taken-back-elsewhere')] : []),
  ...(last?.step === 'set-not-rated' ? noticed(id) : []),
  ...(last?.step === 'rate-self' && byOwnHand.has(id) ? [reason('ratings.rated-by-own-hand')] : []),
  ...(last && judgingSteps.has(last.step) ? judgeFaults(standing(id)) : []),
];

export const takeBackStep = action(
  contract.takeBackStep,
  async ({ subjectId, expectedVersion }, { tx, now, today, actor, note, tell }) => {
    const subject = await getSubject(tx, subjectId, expectedVersion);
    const last = (await lastSteps(tx, [subjectId])).get(subjectId);
    const hands = await handsOf(tx, [subject], actor.accountId);
    const faults = lastFaults(subject, last, { today, ...hands });
    if (faults.length > 0) throw new Refused(refuse(...faults));
    await undoSteps(tx, [last!.id], { now, why: null });
    note({ subject: `subject ${subjectId}`, before: { step: last!.step } });
    await tell('ratings.step-taken-back', { subjectId, organisationId: subject.organisationId });
    return { subjectId, version: subject.version + 1 };
  },
  { over: ({ subjectId }, tx) => whereStepsWereTaken(tx, [subjectId]) },
);

export const takeBackSteps = action(
  contract.takeBackSteps,
  async ({ subjects: asked }, { tx, now, today, actor, note, tell }) => {
    const subjects = await getSubjects(tx, asked);
    const ids = subjects.map(({ id }) => id);
    const last = await lastSteps(tx, ids);
    const hands = await handsOf(tx, subjects, actor.accountId);
    const faults = subjects.flatMap((subject, at) =>
      lastFaults(subject, last.get(subject.id), { today, ...hands }).map((one) => ({
        ...one,
        field: `subjects.${at}`,
      })),
    );
    if (faults.length > 0) throw new Refused(refuse(...faults));
    await undoSteps(
      tx,
      ids.map((id) => last.get(id)!.id),
      { now, why: null },
    );
    note({
      subject: `steps of ${subjects.length} subjects`,
      before: { steps: [...new Set([...last.values()].map(({ step }) => step))].join(' ') },
      after: { ids: ids.join(' ') },
    });
    await tell('ratings.steps-taken-back', { seasonId: subjects[0]!.seasonId, organisationId: subjects[0]!.openerId });
    return { takenBack: subjects.length };
  },
  {
    over: ({ subjects }, tx) =>
      whereStepsWereTaken(
        tx,
        subjects.map(({ subjectId }) => subjectId),
      ),
  },
);
