import { sql } from 'kysely';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { ofRunningMembership } from './of-running-membership.ts';

/**
 * The day on which the latest of what runs began: the membership, or a stay. A spell at another office is not open to the caller; the
 * sender's own slip tells its day. Null where nothing runs, or nobody has said since when.
 */
export const latestBeginning = async (tx: Tx, memberId: string): Promise<Day | null> => {
  const { rows } = await sql<{ since: Day | null }>`
    SELECT max(since) AS since FROM (
      SELECT s.since_day AS since FROM members.membership s
      WHERE s.member_id = ${memberId} AND s.until_day = 'infinity' AND s.is_beginning_known
      UNION ALL
      SELECT t.closed_on FROM members.transfer t
      WHERE t.member_id = ${memberId} AND t.kind = 'temporary' AND t.state = 'accepted' AND t.returned_on IS NULL
        AND ${ofRunningMembership}) begun`.execute(tx);
  return rows[0]?.since ?? null;
};
