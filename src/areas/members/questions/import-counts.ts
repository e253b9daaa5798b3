import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';
import { orRefuse } from '../../../platform/outcome/refusal.ts';
import type { ImportCounts } from '../contract/import.ts';
import { stagedFile } from './import-record.ts';

/** Members under the place of an import whom no row of its file is about. */
export const missingMembers = (importId: string, posFrom: number, posUntil: number) => sql`
  members.member m WHERE m.is_present AND m.org_pos >= ${posFrom} AND m.org_pos < ${posUntil}
    AND NOT EXISTS (SELECT 1 FROM members.import_matches(${importId}) x WHERE x.member_id = m.id)`;

/** What the staged rows of an own import come to. */
export const importCounts = async (tx: Tx, importId: string): Promise<ImportCounts> => {
  const file = orRefuse(await stagedFile(tx, importId));
  const { rows } = await sql<{
    fresh: number;
    same: number;
    changed: number;
    possible: number;
    decided: number;
    joined: number;
    matched: number;
    missing: number;
  }>`
    WITH matches AS MATERIALIZED (
      SELECT x.outcome, x.choice, x.is_faulty, x.choice ->> 'isSame' = 'true' AND x.outcome = 'possible' AS is_joined,
             x.changes <> '{}' AS differs
      FROM members.import_matches(${importId}) x
    )
    SELECT count(*) FILTER (WHERE (outcome = 'same' OR is_joined AND NOT differs) AND NOT is_faulty)::int AS same,
           count(*) FILTER (WHERE (outcome = 'changed' OR is_joined AND differs) AND NOT is_faulty)::int AS changed,
           count(*) FILTER (WHERE is_joined AND differs AND NOT is_faulty)::int AS joined,
           count(*) FILTER (WHERE outcome = 'possible' AND choice ->> 'isSame' IS NOT NULL AND NOT is_faulty)::int AS decided,
           count(*) FILTER (WHERE outcome = 'possible' AND choice ->> 'isSame' IS NULL AND NOT is_faulty)::int AS possible,
           count(*) FILTER (WHERE outcome = 'possible' AND choice ->> 'isSame' = 'false' AND NOT is_faulty)::int AS fresh,
           count(*) FILTER (WHERE NOT is_faulty)::int AS matched,
           (SELECT count(*)::int FROM ${missingMembers(importId, file.posFrom, file.posUntil)}) AS missing
    FROM matches`.execute(tx);
  const { matched, fresh, ...found } = rows[0]!;
  return {
    ...found,
    rows: file.rowCount,
    faulty: file.faultyRows,
    fresh: file.rowCount - file.faultyRows - matched + fresh,
    stops: file.stops,
    attentions: file.attentions,
  };
};
