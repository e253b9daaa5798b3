import { sql } from 'kysely';
import { question } from '../../../platform/action/action.ts';
import * as contract from '../contract/import-approval.ts';
import type { MemberImportId } from '../contract/import-steps.ts';
import { isProposalOf } from './proposal-of.ts';

type Row = {
  importId: MemberImportId;
  fileName: string | null;
  proposedAt: Date;
  proposedBy: string | null;
  records: number;
  values: number;
  isOwnProposal: boolean;
};

/** Lists of which something waits in reach; a list of a whole city is counted, its rows are asked for with `members.changes`. */
export const waitingImports = question(contract.waitingImports, async (_input, { tx, actor }) => {
  const { rows } = await sql<Row>`
    SELECT w.import_id AS "importId", i.file_name AS "fileName", w.proposed_at AS "proposedAt", w.records, w.values, w.is_own AS "isOwnProposal",
      (SELECT n.name FROM members.actor_names(w.member_id) n WHERE n.account_id = w.proposed_by) AS "proposedBy"
    FROM (
      SELECT c.import_id, c.proposed_by, min(c.proposed_at) AS proposed_at, count(*)::int AS records, bool_or(${isProposalOf(actor)}) AS is_own,
        sum((SELECT count(*) FROM jsonb_object_keys(c.changes)))::int AS values, (min(c.member_id::text))::uuid AS member_id
      FROM members.member_change c WHERE c.state = 'proposed' AND c.import_id IS NOT NULL GROUP BY c.import_id, c.proposed_by
    ) AS w LEFT JOIN platform.import i ON i.id = w.import_id
    ORDER BY w.proposed_at, w.import_id LIMIT 100`.execute(tx);
  return { rows: rows.map(({ proposedAt, ...row }) => ({ ...row, proposedAt: proposedAt.toISOString() })) };
});
