import { sql } from 'kysely';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';

export type CellFacts = {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly endedOn: Day | null;
  readonly livesToday: boolean;
  /** On the day asked about. */
  readonly livesThen: boolean;
};

/** What an organisation is today, or was last, and whether it lived on a day. Null when it cannot be seen. */
export const findCellFacts = async (tx: Tx, organisationId: string, on: Day): Promise<CellFacts | null> => {
  const { rows } = await sql<CellFacts>`
    SELECT p.id, last.name, last.type, p.ended_on AS "endedOn", p.ended_on IS NULL AS "livesToday",
      EXISTS (SELECT 1 FROM organisations.published_organisation v WHERE v.id = p.id AND v.period @> ${on}::date) AS "livesThen"
    FROM organisations.published_position p
    CROSS JOIN LATERAL (
      SELECT v.name, v.type FROM organisations.published_organisation v WHERE v.id = p.id ORDER BY lower(v.period) DESC NULLS LAST LIMIT 1
    ) AS last
    WHERE p.id = ${organisationId}`.execute(tx);
  return rows[0] ?? null;
};
