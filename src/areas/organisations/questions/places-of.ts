import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';

export type Place = { readonly range: { readonly lo: number; readonly hi: number }; readonly name: string };

/**
 * Range in today's tree and present (else last) name of each organisation that the transaction may see; others are absent.
 * What access is decided by: always today's tree, whatever day is being looked at.
 */
export const placesOf = async (tx: Tx, organisationIds: readonly string[]): Promise<ReadonlyMap<string, Place>> => {
  if (organisationIds.length === 0) return new Map();
  const { rows } = await sql<{ id: string; lo: number; hi: number; name: string | null }>`
    SELECT o.id, o.pos AS lo, o.pos_end AS hi, latest.name
    FROM organisations.organisation o
    LEFT JOIN LATERAL (
      SELECT v.name FROM organisations.organisation_version v
      WHERE v.org_id = o.id ORDER BY (v.period @> current_date) DESC, lower(v.period) DESC NULLS LAST LIMIT 1
    ) latest ON true
    WHERE o.id = ANY(${`{${organisationIds.join(',')}}`}::uuid[])`.execute(tx);
  return new Map(rows.map((row) => [row.id, { range: { lo: row.lo, hi: row.hi }, name: row.name ?? '' }]));
};

/** The range that holds every organisation there is. An empty tree gives an empty range at a place where nothing can stand. */
export const wholeRange = async (tx: Tx): Promise<Place['range']> => {
  const { rows } = await sql<{ lo: number | null; hi: number | null }>`
    SELECT min(pos) AS lo, max(pos_end) AS hi FROM organisations.organisation WHERE parent_id IS NULL`.execute(tx);
  return { lo: rows[0]?.lo ?? 0, hi: rows[0]?.hi ?? 0 };
};
