import { type RawBuilder, sql } from 'kysely';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import type { TargetId, TargetLine } from '../contract/targets.ts';
import type { Told } from '../rules/check-targets.ts';

/**
 * How a target stands, beside `t` (the target) and `k` (its task): done where the task ended as achieved or where its day of completion is
 * recorded; late after its due day, also while it is still open; exceeded where somebody recorded so, or where more was done than asked, and
 * unknown (null) where neither says. Told: a task carries it, or something was recorded of what came of it.
 */
export const targetStanding = (on: Day): RawBuilder<unknown> => sql`
  coalesce(k.state = 'confirmed' AND k.outcome = 'achieved', t.done_on IS NOT NULL) AS is_done,
  CASE WHEN coalesce(t.due_on, k.due_on) IS NULL THEN false
       ELSE coalesce(t.done_on, k.reported_on, k.closed_on, ${on}::date) > coalesce(t.due_on, k.due_on) END AS is_late,
  coalesce(t.is_exceeded, t.result_amount > t.amount, k.progress_numerator > k.progress_denominator) AS is_over,
  (t.task_id IS NOT NULL OR num_nonnulls(t.done_on, t.result_amount, t.is_exceeded, t.result_words) > 0) AS is_told`;

/** A target as it is stored. */
export type StoredTarget = TargetLine & {
  readonly targetId: TargetId;
  readonly place: number;
  readonly isRemoved: boolean;
};

/** The part of a stored target that a decision fixes. */
export const fixedOf = ({ targetId: _, place: __, isRemoved: ___, ...line }: StoredTarget): TargetLine => line;

/** Columns of a target as it was fixed. */
export const targetColumns = sql`
  t.id AS "targetId", t.place, t.text, t.product, t.unit, t.amount::float8 AS amount, t.due_on AS "dueOn", t.weight::float8 AS weight,
  t.is_key AS "isKey", t.source_words AS "sourceWords", t.task_id AS "taskId", t.removed_at IS NOT NULL AS "isRemoved"`;

/** What came of each target of a subject as it stands, beside what was asked. */
export const toldResults = async (tx: Tx, subjectId: string): Promise<ReadonlyMap<string, Told>> => {
  const { rows } = await sql<Told>`
    SELECT t.id AS "targetId", t.amount::float8 AS amount, t.result_amount::float8 AS "resultAmount", t.done_on AS "doneOn",
      t.is_exceeded AS "isExceeded", t.result_words AS "resultWords"
    FROM ratings.target t WHERE t.subject_id = ${subjectId}`.execute(tx);
  return new Map(rows.map((row) => [row.targetId, row]));
};

/** Every target of a subject, the removed ones too, in their order. */
export const storedTargets = async (tx: Tx, subjectId: string): Promise<StoredTarget[]> => {
  const { rows } = await sql<StoredTarget>`
    SELECT ${targetColumns} FROM ratings.target t WHERE t.subject_id = ${subjectId} ORDER BY t.place`.execute(tx);
  return rows;
};

export type PreviousTargets = {
  readonly subjectId: string;
  readonly periodKind: 'year' | 'quarter' | 'month';
  readonly year: number;
  readonly part: number;
  readonly periodFrom: Day;
  readonly targets: number;
};

/** The last earlier period of the same kind in which the same person or organisation, in the same post, had targets. */
export const previousTargets = async (tx: Tx, subjectId: string): Promise<PreviousTargets | null> => {
  const { rows } = await sql<PreviousTargets>`
    SELECT e.id AS "subjectId", e.period_kind AS "periodKind", e.year, e.part, p.period_from AS "periodFrom", c.targets
    FROM ratings.subject s
    JOIN ratings.subject e ON (e.member_id = s.member_id OR e.about_org_id = s.about_org_id) AND e.kind = s.kind AND e.period_kind = s.period_kind
      AND coalesce(e.post_words, '') = coalesce(s.post_words, '') AND (e.year, e.part) < (s.year, s.part) AND e.state <> 'withdrawn'
    JOIN ratings.season_part p ON p.season_id = e.season_id AND p.org_id = e.org_id
    CROSS JOIN LATERAL (SELECT count(*)::int AS targets FROM ratings.target t WHERE t.subject_id = e.id AND t.removed_at IS NULL) c
    WHERE s.id = ${subjectId} AND c.targets > 0
    ORDER BY e.year DESC, e.part DESC LIMIT 1`.execute(tx);
  return rows[0] ?? null;
};
