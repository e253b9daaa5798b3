import { sql } from 'kysely';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import type { ReportedFigure } from '../contract/received-targets.ts';

/**
 * Share of the tasks of one organisation that follow from a programme and were closed as achieved by a day, of those assigned by then.
 * Cancelled ones are left out. Of nothing it is a share of nothing, which says nothing.
 */
export const figureFromTasks = async (
  tx: Tx,
  organisationId: string,
  programmeId: string,
  on: Day,
): Promise<ReportedFigure> => {
  const { rows } = await sql<ReportedFigure>`
    SELECT count(*) FILTER (WHERE t.state = 'confirmed' AND t.outcome = 'achieved' AND t.closed_on <= ${on}::date)::int AS numerator,
      count(*)::int AS denominator
    FROM tasks.task t WHERE t.org_id = ${organisationId} AND t.source_id = ${programmeId} AND t.side <> 'given'
      AND t.state NOT IN ('withdrawn', 'cancelled') AND t.assigned_on <= ${on}::date`.execute(tx);
  return rows[0]!;
};
