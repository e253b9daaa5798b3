import { sql } from 'kysely';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';

export type MarkOfDay = 'active' | 'exempt' | 'suspended';

/** Whether members were exempt or suspended on a day. A member out of sight is absent from the map: unknown, not active. */
export const marksOf = async (
  tx: Tx,
  memberIds: readonly string[],
  on: Day,
): Promise<ReadonlyMap<string, MarkOfDay>> => {
  if (memberIds.length === 0) return new Map();
  const { rows } = await sql<{ memberId: string; state: MarkOfDay | null }>`
    SELECT k.member_id AS "memberId", k.state FROM members.marks_on(${[...new Set(memberIds)]}::uuid[], ${on}::date) k`.execute(
    tx,
  );
  return new Map(rows.flatMap(({ memberId, state }) => (state === null ? [] : [[memberId, state]])));
};
