import { type RawBuilder, sql } from 'kysely';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import type { OrganisationFace } from '../contract/tree.ts';
import { livingOn } from './living-on.ts';

export type FaceRow = OrganisationFace & { parentName: string | null; childCount: number };

/** Columns of an organisation's face from a version row named `v`. */
export const faceColumns = sql`v.org_id AS id, v.name, v.short_name AS "shortName", v.type, v.sector, v.parent_id AS "parentId",
  lower(v.period) AS "from", upper(v.period) AS "until"`;

/** Faces of a day that meet a condition on the version row `v`, by name in Vietnamese order, with the number of children where asked. */
export const facesWhere = async (
  tx: Tx,
  on: Day,
  condition: RawBuilder<unknown>,
  { limit, countChildren }: { limit: number; countChildren: boolean },
): Promise<FaceRow[]> => {
  const childCount = countChildren
    ? sql`(SELECT count(*)::int FROM organisations.organisation_version c WHERE c.parent_id = v.org_id AND ${livingOn(on, 'c')})`
    : sql`0`;
  const { rows } = await sql<FaceRow>`
    WITH page AS (
      SELECT v.* FROM organisations.organisation_version v
      WHERE ${livingOn(on)} AND ${condition} ORDER BY v.name, v.org_id LIMIT ${limit}
    )
    SELECT ${faceColumns}, above.name AS "parentName", ${childCount} AS "childCount"
    FROM page v
    LEFT JOIN organisations.organisation_version above ON above.org_id = v.parent_id AND ${livingOn(on, 'above')}
    ORDER BY v.name, v.org_id`.execute(tx);
  return rows;
};
