import { sql } from 'kysely';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import type { TransferFacts } from '../rules/check-transfer.ts';

type Bars = Pick<TransferFacts, 'state' | 'blocks' | 'openComplaints'>;

/** What may bar a member's transfer on a day, whatever a pack makes of it; locks the record. Null when there is no such member. */
export const barsOn = async (tx: Tx, memberId: string, on: Day): Promise<Bars | null> => {
  const { rows } = await sql<Pick<Bars, 'state'>>`
    SELECT state FROM members.member WHERE id = ${memberId} FOR UPDATE`.execute(tx);
  if (!rows[0]) return null;
  const { rows: blocks } = await sql<Bars['blocks'][number]>`
    SELECT kind, since_day AS since FROM members.transfer_block
    WHERE member_id = ${memberId} AND since_day <= ${on}::date AND until_day > ${on}::date ORDER BY since_day`.execute(
    tx,
  );
  const { rows: openComplaints } = await sql<Bars['openComplaints'][number]>`
    SELECT filed_on AS "filedOn" FROM members.complaint
    WHERE member_id = ${memberId} AND filed_on <= ${on}::date AND (answered_on IS NULL OR answered_on > ${on}::date)
    ORDER BY filed_on`.execute(tx);
  return { state: rows[0].state, blocks, openComplaints };
};
