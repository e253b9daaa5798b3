import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';

/** For `over: 'resolved'`: the organisation over which a spreadsheet was uploaded; empty when the caller cannot see it. */
export const importPlace = async (input: { readonly importId: string }, tx: Tx): Promise<readonly string[]> => {
  const { rows } = await sql<{
    org_id: string;
  }>`SELECT org_id FROM platform.import WHERE id = ${input.importId}`.execute(tx);
  return rows.map((row) => row.org_id);
};
