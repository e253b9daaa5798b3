import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';

/** Of these subjects those on whom a ballot was held, whatever it came to: one that ended even names no level and was held all the same. */
export const votedAmong = async (tx: Tx, subjectIds: readonly string[]): Promise<ReadonlySet<string>> => {
  const { rows } = await sql<{ id: string }>`
    SELECT DISTINCT l.subject_id AS id FROM ratings.subject_step l
    WHERE l.subject_id = ANY (${[...subjectIds]}::uuid[]) AND l.step = 'record-ballot' AND l.withdrawn_at IS NULL`.execute(
    tx,
  );
  return new Set(rows.map(({ id }) => id));
};
