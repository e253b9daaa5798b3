import { sql } from 'kysely';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';

/** Every organisation with subjects in a season, and who opened it. */
export const organisationsOfSeason = async (tx: Tx, seasonId: string): Promise<readonly string[]> => {
  const { rows } = await sql<{ id: string }>`
    SELECT p.org_id AS id FROM ratings.season_part p WHERE p.season_id = ${seasonId}::uuid`.execute(tx);
  return rows.map(({ id }) => id);
};

/** Where a step was entered on this day, with the opener of the season: a decision over forty subjects concerns their organisations alone. */
export const organisationsTouched = async (tx: Tx, seasonId: string, on: Day): Promise<readonly string[]> => {
  const { rows } = await sql<{ id: string }>`
    SELECT DISTINCT s.org_id AS id FROM ratings.subject s JOIN ratings.subject_step l ON l.subject_id = s.id
    WHERE s.season_id = ${seasonId}::uuid AND l.entered_at >= ${on}::date::timestamp AT TIME ZONE 'Asia/Ho_Chi_Minh'
    UNION SELECT p.opener_id FROM ratings.season_part p WHERE p.season_id = ${seasonId}::uuid`.execute(tx);
  return rows.map(({ id }) => id);
};
