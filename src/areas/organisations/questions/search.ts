import { sql } from 'kysely';
import { question } from '../../../platform/action/action.ts';
import type { OutputOf } from '../../../platform/action/contract.ts';
import type { Tx } from '../../../platform/db/database.ts';
import * as contract from '../contract/tree.ts';
import { folded } from '../rules/folded.ts';

type Hit = OutputOf<typeof contract.search>['rows'][number];

const escaped = (text: string): string => text.replace(/[\\%_]/g, (sign) => `\\${sign}`);

/**
 * Organisations by any name or code they ever bore: every word must occur, accents and case do not matter. Names that begin with the
 * text come first, then living ones. One row per organisation, with the name by which it was found.
 */
export const findOrganisations = async (tx: Tx, text: string, limit: number): Promise<Hit[]> => {
  const wanted = folded(text);
  if (wanted === '') return [];
  const words = wanted.split(' ').map((word) => `%${escaped(word)}%`);
  const { rows } = await sql<Hit>`
    WITH found AS (
      SELECT DISTINCT ON (hit.org_id) hit.org_id, hit.found_by, hit.first
      FROM (
        SELECT v.org_id, v.name AS found_by, v.folded_name LIKE ${`${escaped(wanted)}%`} AS first, lower(v.period) AS since
        FROM organisations.organisation_version v WHERE v.folded_name LIKE ALL (${words}::text[])
        UNION ALL
        SELECT c.org_id, c.code, true, lower(c.period) FROM organisations.organisation_code c WHERE c.code LIKE ${`${escaped(text.trim())}%`}
      ) AS hit
      ORDER BY hit.org_id, hit.first DESC, hit.since DESC NULLS LAST
    )
    SELECT o.id, last.name, f.found_by AS "foundBy", above.name AS "parentName", o.ended_on AS "endedOn"
    FROM found f JOIN organisations.organisation o ON o.id = f.org_id
    CROSS JOIN LATERAL (
      SELECT v.name, v.parent_id FROM organisations.organisation_version v WHERE v.org_id = o.id ORDER BY lower(v.period) DESC NULLS LAST LIMIT 1
    ) AS last
    LEFT JOIN LATERAL (
      SELECT v.name FROM organisations.organisation_version v WHERE v.org_id = last.parent_id ORDER BY lower(v.period) DESC NULLS LAST LIMIT 1
    ) AS above ON true
    ORDER BY f.first DESC, (o.ended_on IS NULL) DESC, o.depth, last.name, o.id
    LIMIT ${limit}`.execute(tx);
  return rows;
};

export const search = question(contract.search, async ({ text, limit }, { tx }) => ({
  rows: await findOrganisations(tx, text, limit),
}));
