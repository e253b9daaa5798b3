import { sql } from 'kysely';
import type { Listener } from '../../../platform/action/area.ts';
import { newId } from '../../../platform/action/id.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { commonAncestor } from '../../organisations/public.ts';

type Pair = { readonly first: string; readonly second: string; readonly firstOrg: string; readonly secondOrg: string };

const pairsPerReading = 5_000;

/**
 * Writes notices of two members with one personal ID for the lowest committee over both; neither office hears of the other. A pair that
 * is noticed already, or was settled, stays as it is. `above` keeps the committees found from one call to the next.
 */
export const writeDuplicateNotices = async (
  tx: Tx,
  pairs: readonly Pair[],
  now: Date,
  above = new Map<string, string | null>(),
): Promise<number> => {
  const lines: { id: string; org: string; first: string; second: string }[] = [];
  for (const { first, second, firstOrg, secondOrg } of pairs) {
    const key = [firstOrg, secondOrg].sort().join();
    if (!above.has(key)) above.set(key, await commonAncestor(tx, [firstOrg, secondOrg]));
    const org = above.get(key);
    if (org) lines.push({ id: newId(), org, first, second });
  }
  if (lines.length === 0) return 0;
  const { numAffectedRows } = await sql`
    INSERT INTO members.duplicate_notice (id, org_id, org_pos, first_member_id, second_member_id, noticed_at)
    SELECT l.id, o.id, o.pos, least(l.first, l.second), greatest(l.first, l.second), ${now}
    FROM jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) AS l(id uuid, org uuid, first uuid, second uuid)
    JOIN organisations.published_position o ON o.id = l.org
    ON CONFLICT (first_member_id, second_member_id) DO NOTHING`.execute(tx);
  return Number(numAffectedRows);
};

/** Opens the pairs of an import for reading in portions: they are sought once, however many portions there are. */
const openPairs = async (tx: Tx, importId: string): Promise<() => Promise<Pair[]>> => {
  await sql`
    DECLARE doubles NO SCROLL CURSOR FOR
    SELECT d.made AS first, d.other AS second, a.org_id AS "firstOrg", b.org_id AS "secondOrg"
    FROM members.doubles_of_import(${importId}) d
    JOIN members.member a ON a.id = d.made JOIN members.member b ON b.id = d.other`.execute(tx);
  return async () => (await sql<Pair>`FETCH FORWARD ${sql.lit(pairsPerReading)} FROM doubles`.execute(tx)).rows;
};

/** After a list was written: looks over the whole tree for other members with the personal IDs that it brought. */
export const noticeDoubles: Listener = async ({ importId }, { tx, now, note }) => {
  const above = new Map<string, string | null>();
  const next = await openPairs(tx, String(importId));
  let written = 0;
  for (let pairs = await next(); pairs.length > 0; pairs = await next())
    written += await writeDuplicateNotices(tx, pairs, now, above);
  await sql`CLOSE doubles`.execute(tx);
  if (written > 0) note({ subject: `import ${importId}`, after: { duplicateNotices: written } });
};
