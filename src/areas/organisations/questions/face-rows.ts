import { type RawBuilder, sql } from 'kysely';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import type { OrganisationFace } from '../contract/tree.ts';

export type FaceRow = OrganisationFace & { parentName: string | null; childCount: number };

/** Columns of an organisation's face from a version row named `v`. */
export const faceColumns = sql`v.org_id AS id, v.name, v.short_name AS "shortName", v.type, v.sector, v.parent_id AS "parentId",
  lower(v.period) AS "from", upper(v.period) AS "until"`;

/** Faces of a day that meet a condition on the version row `v`, by name in Vietnamese order. */
export const facesWhere = async (
  tx: Tx,
  on: Day,
  condition: RawBuilder<unknown>,
  limit: number,
): Promise<FaceRow[]> => {
  const { rows } = await sql<FaceRow>`
    WITH page AS (
      SELECT v.* FROM organisations.organisation_version v
      WHERE v.period @> ${on}::date AND ${condition} ORDER BY v.name, v.org_id LIMIT ${limit}
    )
    SELECT ${faceColumns}, above.name AS "parentName",
           (SELECT count(*)::int FROM organisations.organisation_version c WHERE c.parent_id = v.org_id AND c.period @> ${on}::date) AS "childCount"
    FROM page v
    LEFT JOIN organisations.organisation_version above ON above.org_id = v.parent_id AND above.period @> ${on}::date
    ORDER BY v.name, v.org_id`.execute(tx);
  return rows;
};
