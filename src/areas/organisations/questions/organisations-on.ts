import { sql } from 'kysely';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { livingOn } from './living-on.ts';

/** What an organisation was on a day. */
export type OrganisationOn = {
  readonly id: string;
  readonly name: string;
  readonly shortName: string | null;
  readonly type: string;
  readonly sector: string | null;
  readonly parentId: string | null;
};

/** Facts of these organisations on a day; one that did not live then, or cannot be seen, is absent from the map. */
export const organisationsOn = async (
  tx: Tx,
  on: Day,
  ids: readonly string[],
): Promise<ReadonlyMap<string, OrganisationOn>> => {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<OrganisationOn>`
    SELECT v.org_id AS id, v.name, v.short_name AS "shortName", v.type, v.sector, v.parent_id AS "parentId"
    FROM organisations.organisation_version v
    WHERE v.org_id = ANY (${[...new Set(ids)]}::uuid[]) AND v.period @> ${on}::date`.execute(tx);
  return new Map(rows.map((row) => [row.id, row]));
};

/** Names on a day where there was one then, else the nearest known name: for links to the past and the future. */
export const nearestNames = async (tx: Tx, on: Day, ids: readonly string[]): Promise<ReadonlyMap<string, string>> => {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<{ id: string; name: string }>`
    SELECT DISTINCT ON (v.org_id) v.org_id AS id, v.name
    FROM organisations.organisation_version v
    WHERE v.org_id = ANY (${[...new Set(ids)]}::uuid[])
    ORDER BY v.org_id, (v.period @> ${on}::date) DESC, (lower(v.period) <= ${on}::date) DESC NULLS LAST, lower(v.period) DESC NULLS LAST`.execute(
    tx,
  );
  return new Map(rows.map((row) => [row.id, row.name]));
};

/** Ids of an organisation and of all below it on a day, by the parents of that day. */
export const subtreeOn = async (tx: Tx, on: Day, topId: string): Promise<string[]> => {
  const { rows } = await sql<{ id: string }>`
    WITH RECURSIVE below AS (
      SELECT v.org_id FROM organisations.organisation_version v WHERE v.org_id = ${topId} AND ${livingOn(on)}
      UNION
      SELECT v.org_id FROM below b JOIN organisations.organisation_version v ON v.parent_id = b.org_id AND ${livingOn(on)}
    )
    SELECT org_id AS id FROM below`.execute(tx);
  return rows.map((row) => row.id);
};
