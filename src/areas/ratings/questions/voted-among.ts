import { sql } from 'kysely';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { sinceReopened } from './since-reopened.ts';

/**
 * Of these subjects those on whom a ballot was held since they were last reopened, whatever it came to: one that ended even names no level
 * and was held all the same. With the day of the last of them.
 */
export const votedAmong = async (tx: Tx, subjectIds: readonly string[]): Promise<ReadonlyMap<string, Day>> => {
  const { rows } = await sql<{ id: string; on: Day }>`
    SELECT l.subject_id AS id, max(l.happened_on) AS on FROM ratings.subject_step l
    WHERE l.subject_id = ANY (${[...subjectIds]}::uuid[]) AND l.step = 'record-ballot' AND l.withdrawn_at IS NULL AND ${sinceReopened} GROUP BY l.subject_id`.execute(
    tx,
  );
  return new Map(rows.map(({ id, on }) => [id, on]));
};
