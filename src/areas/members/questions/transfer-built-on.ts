import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';
import { type Reason, reason } from '../../../platform/outcome/refusal.ts';

/** What was recorded of a member since a slip was accepted, and stands on it. Empty when the acceptance may be taken back. */
export const builtOnAcceptance = async (tx: Tx, memberId: string, transferId: string): Promise<Reason[]> => {
  const { rows } = await sql<{ moved: boolean; issued: boolean; exempted: boolean; changed: boolean }>`
    SELECT
      NOT EXISTS (SELECT 1 FROM members.membership s
        WHERE s.member_id = ${memberId} AND s.transfer_id = ${transferId} AND s.until_day = 'infinity') AS moved,
      EXISTS (SELECT 1 FROM members.transfer t
        WHERE t.member_id = ${memberId} AND t.id <> ${transferId} AND t.entered_at >= i.settled_at) AS issued,
      EXISTS (SELECT 1 FROM members.exemption e WHERE e.member_id = ${memberId} AND e.entered_at >= i.settled_at) AS exempted,
      EXISTS (SELECT 1 FROM members.member_change c WHERE c.member_id = ${memberId} AND c.proposed_at >= i.settled_at) AS changed
    FROM members.transfer_in i WHERE i.transfer_id = ${transferId}`.execute(tx);
  const found = rows[0];
  if (!found) return [];
  return [
    ...(found.moved ? [reason('members.moved-on-since')] : []),
    ...(found.issued ? [reason('members.slip-issued-since')] : []),
    ...(found.exempted ? [reason('members.exempted-since')] : []),
    ...(found.changed ? [reason('members.record-changed-since')] : []),
  ];
};
