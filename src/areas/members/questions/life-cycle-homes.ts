import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';

/**
 * For `over: 'resolved'`: the organisation a row of the life cycle stands under, read under the caller's scope; empty when the caller
 * cannot see it.
 */
const home =
  <K extends string>(field: K, rows: (id: string) => RawBuilder<unknown>) =>
  async (input: Readonly<Record<K, string>>, tx: Tx): Promise<readonly string[]> => {
    const found = await sql<{ org_id: string }>`SELECT r.org_id FROM (${rows(input[field])}) AS r`.execute(tx);
    return found.rows.map((row) => row.org_id);
  };

export const homes = {
  candidate: home('candidateId', (id) => sql`SELECT org_id FROM members.candidate WHERE id = ${id}`),
  helper: home(
    'helperId',
    (id) => sql`
      SELECT c.org_id FROM members.candidate_helper h JOIN members.candidate c ON c.id = h.candidate_id WHERE h.id = ${id}`,
  ),
  note: home(
    'candidateNoteId',
    (id) => sql`
      SELECT c.org_id FROM members.candidate_note n JOIN members.candidate c ON c.id = n.candidate_id WHERE n.id = ${id}`,
  ),
  member: home('memberId', (id) => sql`SELECT org_id FROM members.member WHERE id = ${id}`),
  procedure: home('procedureId', (id) => sql`SELECT org_id FROM members.procedure WHERE id = ${id}`),
  step: home(
    'procedureStepId',
    (id) => sql`
      SELECT p.org_id FROM members.procedure_step s JOIN members.procedure p ON p.id = s.procedure_id WHERE s.id = ${id}`,
  ),
  suspension: home('suspensionId', (id) => sql`SELECT org_id FROM members.suspension WHERE id = ${id}`),
  end: home(
    'memberEndId',
    (id) =>
      sql`SELECT m.org_id FROM members.member_end e JOIN members.member m ON m.id = e.member_id WHERE e.id = ${id}`,
  ),
  complaint: home(
    'complaintId',
    (id) =>
      sql`SELECT m.org_id FROM members.complaint k JOIN members.member m ON m.id = k.member_id WHERE k.id = ${id}`,
  ),
  evidence: home(
    'evidenceExportId',
    (id) => sql`
      SELECT p.org_id FROM members.evidence_export e JOIN members.procedure p ON p.id = e.procedure_id WHERE e.id = ${id}`,
  ),
} as const;
