import { sql } from 'kysely';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { Refused, reason, refuseConflict } from '../../../platform/outcome/refusal.ts';
import type { MonthReportId } from '../contract/month-report.ts';

export type MonthWords = {
  readonly id: MonthReportId;
  readonly assessment: string | null;
  readonly proposals: string | null;
  readonly version: number;
};

/** What an organisation wrote for its report of a month, if it wrote anything; locked for an action. */
export const findMonthWords = async (
  tx: Tx,
  organisationId: string,
  month: Day,
  isLocked = false,
): Promise<MonthWords | null> => {
  const { rows } = await sql<MonthWords>`
    SELECT r.id, r.assessment, r.proposals, r.version FROM meetings.month_report r
    WHERE r.org_id = ${organisationId} AND r.month = ${month}::date ${isLocked ? sql`FOR UPDATE` : sql``}`.execute(tx);
  return rows[0] ?? null;
};

/** Somebody wrote in the meantime: the later one is told to reload and compare. */
export const refuseStaleWords = (found: MonthWords | null, expectedVersion: number | null): void => {
  if ((found?.version ?? null) !== expectedVersion) throw new Refused(refuseConflict(reason('platform.stale')));
};

const PROPOSALS_SHOWN = 500;

/** What cells below a place proposed in a month, by place in the tree: the first of them, and how many there are. */
export const proposalsBelow = async (
  tx: Tx,
  cells: ReturnType<typeof sql>,
  month: Day,
): Promise<{
  readonly count: number;
  readonly rows: { readonly organisationId: string; readonly name: string; readonly proposals: string }[];
}> => {
  const { rows } = await sql<{ organisationId: string; name: string; proposals: string; count: number }>`
    SELECT c.id AS "organisationId", c.name, r.proposals, count(*) OVER ()::int AS count FROM ${cells}
    JOIN meetings.month_report r ON r.org_id = c.id AND r.month = ${month}::date
    WHERE r.proposals IS NOT NULL ORDER BY c.pos LIMIT ${PROPOSALS_SHOWN}`.execute(tx);
  return { count: rows[0]?.count ?? 0, rows: rows.map(({ count: _, ...row }) => row) };
};
