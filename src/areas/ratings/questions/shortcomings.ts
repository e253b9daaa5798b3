import { sql } from 'kysely';
import { question } from '../../../platform/action/action.ts';
import type { OutputOf } from '../../../platform/action/contract.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import * as contract from '../contract/shortcomings.ts';
import { periodFrom } from '../rules/period-span.ts';
import { homeOfSubject } from './season-rows.ts';
import { getSubject } from './subject-rows.ts';

type Row = OutputOf<typeof contract.shortcomings>['rows'][number];
type Stored = Omit<Row, 'period'> & {
  readonly periodKind: 'year' | 'quarter' | 'month';
  readonly year: number;
  readonly part: number;
};

/**
 * Shortcomings that concern a subject: those named at earlier seasons of the same person or organisation first, then those of this one.
 * Earlier ones that were remedied before this period began are over.
 */
export const shortcomingRows = async (tx: Tx, subjectId: string, today: Day): Promise<Row[]> => {
  const { rows } = await sql<Stored>`
    SELECT c.id AS "shortcomingId", e.id AS "subjectId", e.version, e.period_kind AS "periodKind", e.year, e.part, c.text, c.named_on AS "namedOn",
      c.named_by AS "namedBy", c.due_on AS "dueOn", m.full_name AS "ownerName", c.task_id AS "taskId", k.state AS "taskState", k.outcome AS "taskOutcome",
      c.remedied_on AS "remediedOn", c.proof, e.id <> s.id AS "isEarlier",
      c.remedied_on IS NOT NULL OR coalesce(k.state = 'confirmed' AND k.outcome = 'achieved', false) AS "isRemedied",
      coalesce(c.remedied_on, k.reported_on, ${today}::date) > c.due_on AS "isLate"
    FROM ratings.subject s JOIN ratings.season_part p ON p.season_id = s.season_id AND p.org_id = s.org_id
    JOIN ratings.subject e ON (e.member_id = s.member_id OR e.about_org_id = s.about_org_id) AND e.state <> 'withdrawn'
      AND (e.id = s.id OR (e.year, e.part) < (s.year, s.part))
    JOIN ratings.shortcoming c ON c.subject_id = e.id AND c.withdrawn_at IS NULL
    LEFT JOIN tasks.published_task k ON k.id = c.task_id
    LEFT JOIN members.published_member m ON m.id = k.lead_member_id
    WHERE s.id = ${subjectId} AND (e.id = s.id OR c.remedied_on IS NULL OR c.remedied_on >= p.period_from)
    ORDER BY e.id = s.id, c.due_on, c.named_on, c.id`.execute(tx);
  return rows.map(({ periodKind, year, part, ...row }) => ({ ...row, period: periodFrom(periodKind, year, part) }));
};

export const shortcomings = question(
  contract.shortcomings,
  async ({ subjectId }, { tx, today }) => {
    const { version } = await getSubject(tx, subjectId, null);
    return { version, rows: await shortcomingRows(tx, subjectId, today) };
  },
  { over: homeOfSubject },
);
