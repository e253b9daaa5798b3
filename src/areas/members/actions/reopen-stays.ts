import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';

/**
 * After the end of a membership was taken back: stays that ended with it run again. Within a membership that runs, a stay ends by return
 * only, so any other end is left over. Gives whether there were any.
 */
export const reopenStays = async (tx: Tx, memberId: string): Promise<boolean> => {
  const { rows } = await sql`
    UPDATE members.membership stay SET until_day = 'infinity', ended_by = NULL
    WHERE stay.member_id = ${memberId} AND stay.kind = 'temporary'
      AND stay.ended_by IN ('transfer-out', 'removal', 'expulsion', 'resignation', 'death', 'admission-cancelled')
      AND EXISTS (SELECT 1 FROM members.membership home
        WHERE home.member_id = stay.member_id AND home.kind = 'official' AND home.until_day = 'infinity'
          AND home.since_day < stay.until_day) RETURNING stay.id`.execute(tx);
  return rows.length > 0;
};
