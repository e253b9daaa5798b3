import { sql } from 'kysely';
import { question } from '../../../platform/action/action.ts';
import type { OutputOf } from '../../../platform/action/contract.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import * as contract from '../contract/targets.ts';
import { weightLimitOf, weightSum } from '../rules/check-targets.ts';
import { lawOf } from './rating-laws.ts';
import { homeOfSubject } from './season-rows.ts';
import { getSubject, type SubjectRow } from './subject-rows.ts';
import { previousTargets, targetColumns, targetStanding } from './target-rows.ts';

type Answer = OutputOf<typeof contract.targets>;

const rowsOf = async (tx: Tx, subjectId: string, on: Day): Promise<Answer['rows']> => {
  const { rows } = await sql<Answer['rows'][number]>`
    SELECT ${targetColumns}, t.result_amount::float8 AS "resultAmount", t.done_on AS "doneOn", t.result_words AS "resultWords",
      w.is_done AS "isDone", w.is_late AS "isLate", w.is_done AND coalesce(w.is_over, false) AS "isExceeded", t.is_exceeded AS "isExceededRecorded",
      EXISTS (SELECT FROM ratings.subject s JOIN members.published_member m ON m.id = s.member_id
        WHERE s.id = t.subject_id AND m.account_id = t.result_by) AS "isOwnResult",
      k.state AS "taskState", k.outcome AS "taskOutcome"
    FROM ratings.target t LEFT JOIN tasks.published_task k ON k.id = t.task_id CROSS JOIN LATERAL (SELECT ${targetStanding(on)}) w
    WHERE t.subject_id = ${subjectId} AND t.withdrawn_at IS NULL ORDER BY t.place`.execute(tx);
  return rows;
};

const changesOf = async (tx: Tx, subjectId: string): Promise<Answer['changes']> => {
  const { rows } = await sql<Answer['changes'][number]>`
    SELECT c.target_id AS "targetId",
      CASE WHEN c.before IS NULL THEN 'add' WHEN c.after IS NULL THEN 'remove' ELSE 'alter' END AS change,
      c.decision_number AS number, c.decision_on AS "decidedOn", c.decision_issuer AS issuer, c.why, c.before, c.after
    FROM ratings.target_change c JOIN ratings.target g ON g.id = c.target_id AND g.withdrawn_at IS NULL
    WHERE c.subject_id = ${subjectId} ORDER BY c.decision_on, c.entered_at, c.id`.execute(tx);
  return rows;
};

const weightsOf = (subject: SubjectRow, rows: Answer['rows']): Answer['weights'] => {
  const living = rows.filter(({ isRemoved }) => !isRemoved);
  const { most, isRule } = weightLimitOf(lawOf(subject), subject.kind);
  const sum = weightSum(living);
  const withoutWeight = living.filter(({ weight }) => weight === null).length;
  return { sum, most, isOver: most !== null && sum > most, isRule, withoutWeight };
};

export const targets = question(
  contract.targets,
  async ({ subjectId }, { tx, today }) => {
    const subject = await getSubject(tx, subjectId, null);
    const rows = await rowsOf(tx, subjectId, today);
    const previous = await previousTargets(tx, subjectId);
    return {
      subjectId,
      version: subject.version,
      rows,
      changes: await changesOf(tx, subjectId),
      weights: weightsOf(subject, rows),
      previous: previous && {
        subjectId: previous.subjectId as typeof subjectId,
        periodKind: previous.periodKind,
        year: previous.year,
        part: previous.part,
        targets: previous.targets,
      },
    };
  },
  { over: homeOfSubject },
);
