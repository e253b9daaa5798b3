import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';

/** Whether values of the optional block may be entered for members at this organisation: a block is open there or above. */
export const isOptionalBlockOpen = async (tx: Tx, organisationId: string): Promise<boolean> => {
  const { rows } = await sql<{ open: boolean }>`
    SELECT members.optional_block_at(o.pos) AS open FROM organisations.published_position o WHERE o.id = ${organisationId}`.execute(
    tx,
  );
  return rows[0]?.open ?? false;
};
