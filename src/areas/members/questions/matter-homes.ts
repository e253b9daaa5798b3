import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';
import type { ProcedureKind } from '../contract/life-cycle-codes.ts';

/** A member or a procedure as far as a paper about it needs to know. */
export type MatterHome =
  | { readonly about: 'member'; readonly organisationId: string; readonly isProbationary: boolean }
  | { readonly about: 'procedure'; readonly organisationId: string; readonly kind: ProcedureKind };

type Asked = { readonly about: MatterHome['about']; readonly id: string };

/** Where a member or a procedure stands; undefined for what the reader may not see. */
export const matterHome = async (tx: Tx, { about, id }: Asked): Promise<MatterHome | undefined> => {
  const { rows } = await (about === 'member'
    ? sql<MatterHome>`
      SELECT 'member' AS about, org_id AS "organisationId", standing = 'probationary' AND is_present AS "isProbationary"
      FROM members.member WHERE id = ${id}`
    : sql<MatterHome>`
      SELECT 'procedure' AS about, org_id AS "organisationId", kind FROM members.procedure WHERE id = ${id}`
  ).execute(tx);
  return rows[0];
};

/** Procedures, transfers, exemptions and badges of a member, those of the time as a candidate too; ids only. */
export const mattersOfMember = async (tx: Tx, memberId: string): Promise<string[]> => {
  const { rows } = await sql<{ id: string }>`
    SELECT p.id FROM members.procedure p LEFT JOIN members.candidate c ON c.id = p.candidate_id
    WHERE p.member_id = ${memberId} OR c.member_id = ${memberId}
    UNION ALL SELECT t.id FROM members.transfer t WHERE t.member_id = ${memberId}
    UNION ALL SELECT e.id FROM members.exemption e WHERE e.member_id = ${memberId}
    UNION ALL SELECT b.id FROM members.badge_case b WHERE b.member_id = ${memberId}`.execute(tx);
  return rows.map(({ id }) => id);
};

/** Procedures of a member that still run. */
export const runningProceduresOf = async (tx: Tx, memberId: string): Promise<{ id: string; kind: ProcedureKind }[]> => {
  const { rows } = await sql<{ id: string; kind: ProcedureKind }>`
    SELECT id, kind FROM members.procedure WHERE member_id = ${memberId} AND state NOT IN ('decided', 'stopped')
    ORDER BY opened_on, id`.execute(tx);
  return rows;
};
