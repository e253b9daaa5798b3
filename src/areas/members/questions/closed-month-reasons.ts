import { sql } from 'kysely';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { type Reason, reason } from '../../../platform/outcome/refusal.ts';
import { monthText } from '../rules/dues-month.ts';

/**
 * What stands against rewriting where a member paid and counted since a day: a month of dues that was closed since, of the organisation or of
 * one where the member was then. A month can be opened again until its dues were passed on.
 */
export const closedMonthReasons = async (
  tx: Tx,
  { organisationId, memberId }: { readonly organisationId: string; readonly memberId: string },
  since: Day,
): Promise<Reason[]> => {
  const { rows } = await sql<{ month: Day | null }>`
    SELECT least((SELECT min(month) FROM members.dues_month
      WHERE org_id = ${organisationId} AND state = 'closed' AND month >= date_trunc('month', ${since}::date)),
      members.closed_month_of(${memberId}, ${since}::date)) AS month`.execute(tx);
  return rows.flatMap(({ month }) =>
    month === null ? [] : [reason('members.month-closed-since', { month: monthText(month) })],
  );
};
