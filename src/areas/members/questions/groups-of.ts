import { sql } from 'kysely';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { rollKey } from './rolls-of.ts';

type Place = { readonly memberId: string; readonly groupId: string };
type Row = { readonly organisationId: string; readonly on: Day; readonly places: readonly Place[] };

/**
 * Who was in which Party group, of many cells each on days of its own, in one statement: the same places as `groupMembersOn`, under
 * `rollKey`. A cell that had arranged nothing by a day is left out, because nobody knows.
 */
export const groupPlacesOf = async (
  tx: Tx,
  asked: readonly { readonly organisationId: string; readonly on: Day }[],
): Promise<ReadonlyMap<string, readonly Place[]>> => {
  const { rows } = await sql<Row>`
    SELECT c.org_id AS "organisationId", c.on_day AS "on", coalesce((
      SELECT jsonb_agg(jsonb_build_object('memberId', l.member_id, 'groupId', l.group_id) ORDER BY l.member_id)
      FROM members.group_member l
      JOIN organisations.published_party_group g ON g.id = l.group_id AND g.org_id = c.org_id AND g.period @> c.on_day
      WHERE l.arrangement_id = a.id AND EXISTS (
        SELECT FROM members.membership s
        WHERE s.member_id = l.member_id AND s.org_id = c.org_id AND s.since_day <= a.since_day AND s.until_day > c.on_day)
    ), '[]'::jsonb) AS places
    FROM unnest(${asked.map((one) => one.organisationId)}::uuid[], ${asked.map((one) => one.on)}::date[]) AS c(org_id, on_day)
    JOIN LATERAL (
      SELECT n.id, n.since_day FROM members.group_arrangement n
      WHERE n.org_id = c.org_id AND n.since_day <= c.on_day ORDER BY n.since_day DESC LIMIT 1
    ) a ON true`.execute(tx);
  return new Map(rows.map(({ organisationId, on, places }) => [rollKey(organisationId, on), places]));
};
