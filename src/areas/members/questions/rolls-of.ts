import { sql } from 'kysely';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';

export type RollFace = {
  readonly memberId: string;
  readonly fullName: string;
  readonly sortName: string;
  readonly isOfficial: boolean;
  readonly isGuest: boolean;
  readonly isAway: boolean;
  readonly state: 'active' | 'exempt' | 'suspended' | null;
};

/** Key of a roll in the answer of `rollsOf`. */
export const rollKey = (organisationId: string, on: Day): string => `${organisationId} ${on}`;

type Row = RollFace & { readonly organisationId: string; readonly on: Day };

/** Rolls of many organisations, each on days of its own, in one statement: the same lines as `rollOf`, without posts. For loads of any size. */
export const rollsOf = async (
  tx: Tx,
  asked: readonly { readonly organisationId: string; readonly on: Day }[],
): Promise<ReadonlyMap<string, readonly RollFace[]>> => {
  // Marks are asked for day by day: asked for each roll alone, they were most of the time of a load.
  const { rows } = await sql<Row>`
    WITH here AS MATERIALIZED (
      SELECT c.on_day, h.* FROM unnest(${asked.map((one) => one.organisationId)}::uuid[], ${asked.map((one) => one.on)}::date[]) AS c(org_id, on_day)
      JOIN members.membership h ON h.org_id = c.org_id AND h.since_day <= c.on_day AND h.until_day > c.on_day
    ), mark AS MATERIALIZED (
      SELECT d.on_day, k.* FROM (SELECT here.on_day, array_agg(DISTINCT here.member_id) AS ids FROM here GROUP BY here.on_day) d
      CROSS JOIN LATERAL members.marks_on(d.ids, d.on_day) k
    )
    SELECT h.org_id AS "organisationId", h.on_day AS "on", h.member_id AS "memberId", h.full_name AS "fullName", h.sort_name AS "sortName",
      h.standing = 'official' AND coalesce(h.official_on, '-infinity') <= h.on_day AS "isOfficial", h.kind = 'temporary' AS "isGuest",
      h.kind = 'official' AND mark.is_away AS "isAway", mark.state
    FROM here h JOIN mark ON mark.on_day = h.on_day AND mark.member_id = h.member_id
    ORDER BY h.org_id, h.on_day, h.sort_name, h.member_id`.execute(tx);
  return Map.groupBy(rows, ({ organisationId, on }) => rollKey(organisationId, on));
};
