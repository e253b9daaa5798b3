import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';

/** Births of members as far as they are recorded and in reach, a day or the year alone: what tells two persons of one name apart. */
export const birthsOf = async (tx: Tx, memberIds: readonly string[]): Promise<ReadonlyMap<string, string>> => {
  const { rows } = await sql<{ id: string; birth: string }>`
    SELECT m.id, coalesce(m.birth_on::text, m.birth_year::text) AS birth FROM members.member m
    WHERE m.id = ANY (${[...memberIds]}::uuid[]) AND coalesce(m.birth_on::text, m.birth_year::text) IS NOT NULL`.execute(
    tx,
  );
  return new Map(rows.map(({ id, birth }) => [id, birth]));
};
