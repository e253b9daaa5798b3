import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';

/** Every organisation at which a member stands or stood: those whose counts may have changed when the member did. */
export const organisationsOfMember = async (tx: Tx, memberId: string): Promise<readonly string[]> => {
  const { rows } = await sql<{ id: string }>`
    SELECT org_id AS id FROM members.member WHERE id = ${memberId}::uuid
    UNION SELECT org_id FROM members.membership WHERE member_id = ${memberId}::uuid`.execute(tx);
  return rows.map(({ id }) => id);
};
