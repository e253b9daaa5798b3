import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';

/**
 * Writes persons from a relation, in one statement whatever their number. `source` gives the columns id, org_id, full_name, sort_name,
 * birth_year and kept_by; organisations outside the caller's scope are refused by the database.
 */
export const insertPersonsFrom = async (tx: Tx, source: RawBuilder<unknown>): Promise<number> => {
  const { numAffectedRows } = await sql`
    INSERT INTO organisations.person (id, org_id, org_pos, full_name, sort_name, birth_year, kept_by)
    SELECT s.id, o.id, o.pos, s.full_name, s.sort_name, s.birth_year, s.kept_by
    FROM ${source} AS s JOIN organisations.organisation o ON o.id = s.org_id`.execute(tx);
  return Number(numAffectedRows);
};
