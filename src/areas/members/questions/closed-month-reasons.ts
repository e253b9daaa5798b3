import { sql } from 'kysely';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { type Reason, reason } from '../../../platform/outcome/refusal.ts';
import { monthText } from '../rules/dues-month.ts';

/**
 * What stands against rewriting where a member paid and counted since a day: a month of dues of the organisation that was closed since. A
 * month can be opened again until its dues were passed on.
 */
export const closedMonthReasons = async (tx: Tx, organisationId: string, since: Day): Promise<Reason[]> => {
  const { rows } = await sql<{ month: Day }>`
    SELECT month FROM members.dues_month
    WHERE org_id = ${organisationId} AND state = 'closed' AND month >= date_trunc('month', ${since}::date)
    ORDER BY month LIMIT 1`.execute(tx);
  return rows.map(({ month }) => reason('members.month-closed-since', { month: monthText(month) }));
};
