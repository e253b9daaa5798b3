import { sql } from 'kysely';
import { question } from '../../../platform/action/action.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import type { SubjectLine } from '../contract/season-shapes.ts';
import type { MarkLine, MarkSide } from '../contract/steps.ts';
import * as contract from '../contract/subject-reads.ts';
import { gradedPartsOf } from '../rules/check-grade-sheet.ts';
import { criteriaSetFor } from '../rules/check-score-sheet.ts';
import { keepsOutOf } from '../rules/judging-steps.ts';
import type { RatingLaw } from '../rules/rating-law.ts';
import { levelsOf } from '../rules/rating-level.ts';
import { exemptionsFor } from '../rules/rating-plan.ts';
import { stepsOfOpener } from '../rules/steps-of-opener.ts';
import { standingAmong } from './interest-rows.ts';
import { ratedByOwnHand } from './own-hand.ts';
import { lawOf } from './rating-laws.ts';
import { homeOfSeason, homeOfSubject } from './season-rows.ts';
import { packFaceOf } from './seasons.ts';
import { noticeFaceOf } from './standing-notices.ts';
import { getSubject, type SubjectRow } from './subject-rows.ts';
import { subjectColumns } from './subjects.ts';
import { votedAmong } from './voted-among.ts';
import { standingOf } from './waiting-of.ts';

type Kept = contract.StepView & { readonly isOfToday: boolean };

type Line = SubjectLine & { readonly movedWords: string | null };

const lineOf = async (tx: Tx, subjectId: string): Promise<Line> => {
  const { rows } = await sql<Line>`
    SELECT ${subjectColumns}, s.moved_words AS "movedWords" FROM ratings.subject s WHERE s.id = ${subjectId}`.execute(
    tx,
  );
  return rows[0]!;
};

const stepsOf = async (tx: Tx, subjectId: string, today: Day): Promise<Kept[]> => {
  const { rows } = await sql<Kept>`
    SELECT l.id AS "stepId", l.step, l.happened_on AS "happenedOn", (l.entered_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date AS "enteredOn",
      l.level, l.points, l.words, l.ahead_reason AS "aheadReason", l.leaving_reason AS "leavingReason",
      l.withdrawn_at IS NOT NULL AS "isWithdrawn", l.withdrawn_words AS "withdrawnWords",
      (l.entered_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date = ${today}::date AS "isOfToday",
      CASE WHEN l.decision_number IS NULL THEN NULL
        ELSE jsonb_build_object('number', l.decision_number, 'decidedOn', l.decision_on, 'issuer', l.decision_issuer) END AS decision,
      CASE WHEN b.step_id IS NULL THEN NULL
        ELSE jsonb_build_object('summoned', b.summoned, 'present', b.present, 'issued', b.issued, 'received', b.received,
          'invalid', b.invalid, 'keptOut', b.kept_out, 'votes', b.votes) END AS ballot
    FROM ratings.subject_step l LEFT JOIN ratings.ballot b ON b.step_id = l.id
    WHERE l.subject_id = ${subjectId} ORDER BY l.entered_at DESC, l.id DESC`.execute(tx);
  return rows;
};

const marksOf = async (tx: Tx, subjectId: string): Promise<(MarkLine & { readonly side: MarkSide })[]> => {
  const { rows } = await sql<MarkLine & { readonly side: MarkSide }>`
    SELECT m.side, m.criterion, m.part, m.points::float8 AS points, m.grade, m.reason FROM ratings.criterion_mark m
    WHERE m.subject_id = ${subjectId} ORDER BY m.side, m.criterion`.execute(tx);
  return rows;
};

const waitingOf = async (tx: Tx, law: RatingLaw, subjectId: string) => {
  const waiting = (await standingOf(tx, law.order, [subjectId])).get(subjectId)?.waiting ?? [];
  const on = waiting.flatMap(({ onId }) => (onId === null ? [] : [onId]));
  const { rows } = await sql<{ id: string; title: string }>`
    SELECT s.id, s.title FROM ratings.subject s WHERE s.id = ANY (${on}::uuid[])`.execute(tx);
  const titleById = new Map(rows.map(({ id, title }) => [id, title]));
  return waiting.map(({ rule, for: before, onId, isVerified }) => ({
    rule,
    for: before,
    title: onId === null ? null : (titleById.get(onId) ?? null),
    onId: onId as contract.StepView['stepId'] as never,
    isVerified,
  }));
};

/** Axes order the results of a leader in a quarter; they are names, and what is not known about their weights is said beside them. */
const axesOf = (law: RatingLaw, { kind, period }: Pick<SubjectRow, 'kind' | 'period'>) => {
  const axes = kind === 'leader' && period.kind === 'quarter' ? law.axes : [];
  return {
    axes: axes.map(({ code, names, clause, isVerified }) => ({ code, names, clause, isVerified })),
    axesSilence: (axes.length > 0 && law.silences.find(({ code }) => code === 'axis-weights')?.names) || null,
  };
};

/** What the pack of the season knows of this kind of subject. */
export const frameOf = (law: RatingLaw, subject: Pick<SubjectRow, 'kind' | 'period'>) => {
  const { kind } = subject;
  const set = criteriaSetFor(law, kind);
  return {
    scale: law.scale,
    levels: [...levelsOf(law.scale)],
    parts: (law.score?.parts ?? []).map(({ code, names, max }) => ({ code, names, max })),
    criteria: set && {
      names: set.names,
      clause: set.clause,
      isVerified: set.isVerified,
      marking: set.marking.value,
      groups: set.groups.map(({ code, part, names, max, items }) => ({ code, part, names, max, items })),
    },
    gradedParts: [...gradedPartsOf(law, kind)],
    ...axesOf(law, subject),
    exemptions: exemptionsFor(law, subject).map(({ rule, names, clause, isVerified }) => ({
      rule,
      names,
      clause,
      isVerified,
    })),
  };
};

export const oneSubject = question(
  contract.oneSubject,
  async ({ subjectId }, { tx, today, actor }) => {
    const row = await getSubject(tx, subjectId, null);
    const law = lawOf(row);
    const steps = await stepsOf(tx, subjectId, today);
    const last = steps.find(({ isWithdrawn }) => !isWithdrawn);
    // Whoever sees the season itself is the one who decides it.
    const isOpener = (await homeOfSeason({ seasonId: row.seasonId }, tx)).length > 0;
    const standing = (await standingAmong(tx, [subjectId], actor.accountId))(subjectId);
    const isFresh = row.seasonState === 'open' && last?.isOfToday === true && !keepsOutOf(last.step, standing);
    return {
      ...(await lineOf(tx, subjectId)),
      seasonId: row.seasonId as never,
      openerId: row.openerId as never,
      seasonState: row.seasonState,
      period: row.period,
      periodFrom: row.periodFrom,
      pack: packFaceOf(row.packId),
      layer: row.layerId === null ? null : packFaceOf(row.layerId),
      ...frameOf(law, row),
      waiting: await waitingOf(tx, law, subjectId),
      steps: steps.map(({ isOfToday: _, ...step }) => step),
      marks: await marksOf(tx, subjectId),
      notice: await noticeFaceOf(tx, subjectId, row.openerId),
      isOpener,
      ...standing,
      isVoted: (await votedAmong(tx, [subjectId])).has(subjectId),
      isByOwnHand: (await ratedByOwnHand(tx, [subjectId], actor.accountId)).has(subjectId),
      mayTakeBack: isFresh && last.step !== 'decide-level' && (isOpener || !stepsOfOpener.has(last.step)),
      mayTakeBackDecision: isFresh && last.step === 'decide-level' && isOpener,
    };
  },
  { over: homeOfSubject },
);
