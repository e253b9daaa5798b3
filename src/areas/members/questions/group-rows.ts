import { sql } from 'kysely';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';

export type ArrangementRow = {
  readonly id: string;
  readonly since: Day;
  readonly until: Day | null;
  readonly paper: string | null;
  readonly version: number;
};

/** The arrangement in force in a cell on a day: the last one that began by then. */
export const arrangementOn = async (tx: Tx, organisationId: string, on: Day): Promise<ArrangementRow | null> => {
  const { rows } = await sql<ArrangementRow>`
    SELECT a.id, a.since_day AS since, a.paper, a.version,
      (SELECT min(n.since_day) FROM members.group_arrangement n WHERE n.org_id = a.org_id AND n.since_day > a.since_day) AS until
    FROM members.group_arrangement a WHERE a.org_id = ${organisationId} AND a.since_day <= ${on}::date
    ORDER BY a.since_day DESC LIMIT 1`.execute(tx);
  return rows[0] ?? null;
};

export type RunningGroup = { readonly id: string; readonly name: string };

/** Party groups of a cell that are there on a day. */
export const groupsRunningOn = async (tx: Tx, organisationId: string, on: Day): Promise<readonly RunningGroup[]> => {
  const { rows } = await sql<RunningGroup>`
    SELECT g.id, g.name FROM organisations.published_party_group g
    WHERE g.org_id = ${organisationId} AND g.period @> ${on}::date ORDER BY g.name, g.id`.execute(tx);
  return rows;
};

export type PlaceRow = { readonly memberId: string; readonly groupId: string };

/**
 * Who is in which group on a day under an arrangement. Only a stay that ran on the day of the arrangement and still runs counts: whoever
 * left and came back is in no group until the cell arranges again.
 */
export const placesUnder = async (
  tx: Tx,
  { id, since }: Pick<ArrangementRow, 'id' | 'since'>,
  organisationId: string,
  on: Day,
): Promise<readonly PlaceRow[]> => {
  const { rows } = await sql<PlaceRow>`
    SELECT l.member_id AS "memberId", l.group_id AS "groupId" FROM members.group_member l
    JOIN organisations.published_party_group g ON g.id = l.group_id AND g.org_id = ${organisationId} AND g.period @> ${on}::date
    WHERE l.arrangement_id = ${id} AND EXISTS (
      SELECT FROM members.membership s
      WHERE s.member_id = l.member_id AND s.org_id = ${organisationId} AND s.since_day <= ${since}::date AND s.until_day > ${on}::date)
    ORDER BY l.member_id`.execute(tx);
  return rows;
};

/**
 * Members of each Party group of a cell on a day, by group; a group in which nobody was placed is left out. Null: nothing was arranged by
 * that day, so nobody knows.
 */
export const groupMembersOn = async (
  tx: Tx,
  organisationId: string,
  on: Day,
): Promise<ReadonlyMap<string, readonly string[]> | null> => {
  const arrangement = await arrangementOn(tx, organisationId, on);
  if (arrangement === null) return null;
  const byGroup = Map.groupBy(await placesUnder(tx, arrangement, organisationId, on), ({ groupId }) => groupId);
  return new Map([...byGroup].map(([groupId, places]) => [groupId, places.map(({ memberId }) => memberId)]));
};
