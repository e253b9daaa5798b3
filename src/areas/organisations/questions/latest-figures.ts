import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';

/** The newest value of a measure (`population`, `area`) that is recorded for each organisation; one without a figure is absent. */
export const latestFigures = async (
  tx: Tx,
  measure: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, number>> => {
  const { rows } = await sql<{ id: string; value: number }>`
    SELECT DISTINCT ON (f.org_id) f.org_id AS id, f.value::float8 AS value FROM organisations.organisation_figure f
    WHERE f.org_id = ANY (${[...ids]}::uuid[]) AND f.measure = ${measure}
    ORDER BY f.org_id, f.on_day DESC`.execute(tx);
  return new Map(rows.map(({ id, value }) => [id, value]));
};
