import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';

/** Those of these persons who hold a post or a place in a body, or once did. Within the reach of the transaction. */
export const holdersOfPosts = async (tx: Tx, personIds: readonly string[]): Promise<ReadonlySet<string>> => {
  const { rows } = await sql<{ id: string }>`
    SELECT t.person_id AS id FROM organisations.post t WHERE t.person_id = ANY (${personIds}::uuid[])
    UNION SELECT b.person_id FROM organisations.body_post b WHERE b.person_id = ANY (${personIds}::uuid[])`.execute(tx);
  return new Set(rows.map((row) => row.id));
};
