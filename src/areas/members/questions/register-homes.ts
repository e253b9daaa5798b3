import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';
import { homesOfMembers } from './badge-rows.ts';

/** For `over: 'resolved'`: where the members of these register lines stand today; empty unless every line can be seen. */
export const homesOfLines = async (
  tx: Tx,
  table: 'card_event' | 'hand_over',
  ids: readonly string[],
): Promise<readonly string[]> => {
  const { rows } = await sql<{ member_id: string }>`
    SELECT member_id FROM ${sql.id('members', table)} WHERE id = ANY (${[...ids]}::uuid[])`.execute(tx);
  if (rows.length !== new Set(ids).size) return [];
  return homesOfMembers(
    tx,
    rows.map((row) => row.member_id),
  );
};
