import { sql } from 'kysely';
import type { Range } from '../../../platform/access/scope.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { type PlainStatement, plain, preparedPlain } from '../../../platform/db/prepared.ts';

/** All positions that exist; the root spans them. */
export const EVERYWHERE: Range = { lo: 0, hi: 2_147_483_647 };

type PlaceRow = { readonly id: string; readonly pos: number; readonly pos_end: number; readonly name: string | null };

// Nearly always one, and only that is planned once: with a list the planner cannot know how long it will be, and plans anew.
const placesAsked = (ids: readonly string[]): PlainStatement =>
  ids.length === 1
    ? plain`
      SELECT o.id, o.pos, o.pos_end,
             (SELECT v.name FROM organisations.organisation_version v WHERE v.org_id = o.id ORDER BY lower(v.period) DESC NULLS LAST LIMIT 1) AS name
      FROM organisations.organisation o WHERE o.id = ${ids[0]}::uuid`
    : plain`
      SELECT o.id, o.pos, o.pos_end,
             (SELECT v.name FROM organisations.organisation_version v WHERE v.org_id = o.id ORDER BY lower(v.period) DESC NULLS LAST LIMIT 1) AS name
      FROM organisations.organisation o WHERE o.id = ANY (${ids}::uuid[])`;

/** Range and newest name of each organisation that the transaction may see; others are absent from the map. */
export const placesOf = async (
  tx: Tx,
  organisationIds: readonly string[],
): Promise<ReadonlyMap<string, { readonly range: Range; readonly name: string }>> => {
  const ids = [...new Set(organisationIds)];
  if (ids.length === 0) return new Map();
  const { rows } = await preparedPlain<PlaceRow>(tx, placesAsked(ids));
  return new Map(rows.map((row) => [row.id, { range: { lo: row.pos, hi: row.pos_end }, name: row.name ?? '' }]));
};

/** The range that holds every organisation: that of the root, or all positions while there is none. */
export const wholeRange = async (tx: Tx): Promise<Range> => {
  const { rows } = await preparedPlain<Range>(
    tx,
    plain`SELECT o.pos AS lo, o.pos_end AS hi FROM organisations.organisation o WHERE o.parent_id IS NULL`,
  );
  return rows[0] ?? EVERYWHERE;
};

/**
 * The lowest living organisation of today's tree that stands at or above all of these; null when one of them cannot be seen.
 * This is what a structural event is authorised over, and where it is filed.
 */
export const commonAncestor = async (tx: Tx, organisationIds: readonly string[]): Promise<string | null> => {
  const wanted = [...new Set(organisationIds)];
  const { rows } = await sql<{ found: number; lo: number; hi: number }>`
    SELECT count(*)::int AS found, min(pos) AS lo, max(pos) AS hi
    FROM organisations.organisation WHERE id = ANY (${wanted}::uuid[])`.execute(tx);
  const reach = rows[0];
  if (!reach || reach.found !== wanted.length || wanted.length === 0) return null;
  const above = await tx
    .selectFrom('organisations.organisation')
    .select('id')
    .where('pos', '<=', reach.lo)
    .where('pos_end', '>', reach.hi)
    .where('ended_on', 'is', null)
    .orderBy('pos', 'desc')
    .limit(1)
    .executeTakeFirst();
  return above?.id ?? null;
};
