import { sql } from 'kysely';
import type { Listener } from '../../../platform/action/area.ts';
import { newId } from '../../../platform/action/id.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { commonAncestor } from '../../organisations/public.ts';

type Pair = { readonly first: string; readonly second: string; readonly firstOrg: string; readonly secondOrg: string };

/**
 * Writes notices of two members with one personal ID for the committee above both; neither office hears of the other. A pair that is
 * noticed already, or was settled, stays as it is. Two members of one cell are that cell's own matter and get none.
 */
export const writeDuplicateNotices = async (tx: Tx, pairs: readonly Pair[], now: Date): Promise<number> => {
  const above = new Map<string, string | null>();
  let written = 0;
  for (const { first, second, firstOrg, secondOrg } of pairs) {
    const key = [firstOrg, secondOrg].sort().join();
    if (!above.has(key)) above.set(key, await commonAncestor(tx, [firstOrg, secondOrg]));
    const organisationId = above.get(key);
    if (!organisationId) continue;
    const { numAffectedRows } = await sql`
      INSERT INTO members.duplicate_notice (id, org_id, org_pos, first_member_id, second_member_id, noticed_at)
      SELECT ${newId()}, o.id, o.pos, least(${first}::uuid, ${second}::uuid), greatest(${first}::uuid, ${second}::uuid), ${now}
      FROM organisations.published_position o WHERE o.id = ${organisationId}
      ON CONFLICT (first_member_id, second_member_id) DO NOTHING`.execute(tx);
    written += Number(numAffectedRows);
  }
  return written;
};

/** After a list was written: looks over the whole tree for other members with the personal IDs that it brought. */
export const noticeDoubles: Listener = async ({ importId }, { tx, now, note }) => {
  const { rows } = await sql<Pair>`
    SELECT d.made AS first, d.other AS second, a.org_id AS "firstOrg", b.org_id AS "secondOrg"
    FROM members.doubles_of_import(${String(importId)}) d
    JOIN members.member a ON a.id = d.made JOIN members.member b ON b.id = d.other
    LIMIT 5000`.execute(tx);
  const written = await writeDuplicateNotices(tx, rows, now);
  if (written > 0) note({ subject: `import ${importId}`, after: { duplicateNotices: written } });
};
