import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';

export type TreeRevision = {
  readonly revision: number;
  /** Names the database, the revision and what of the restricted organisations this caller sees: equal keys see equal trees. */
  readonly key: string;
};

/** The revision of the tree as this transaction sees it. */
export const treeRevision = async (tx: Tx): Promise<TreeRevision> => {
  const { rows } = await sql<{ revision: number; database: string; hidden: string | null }>`
    SELECT r.revision, current_database() AS database,
           (SELECT md5(string_agg(o.id::text, ',' ORDER BY o.id)) FROM organisations.organisation o WHERE o.restricted) AS hidden
    FROM organisations.tree_revision r`.execute(tx);
  const { revision, database, hidden } = rows[0]!;
  return { revision, key: `${database} ${revision} ${hidden ?? ''}` };
};
