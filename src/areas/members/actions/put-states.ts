import { sql } from 'kysely';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import type { MemberState } from '../contract.ts';

export type NewState = { readonly memberId: string; readonly state: MemberState; readonly since: Day | null };

/**
 * Brings members to other states; all writers of a state go through here. A period of exemption or suspension that only the record spoke of,
 * as of members who came with a list, is kept when it gives way, so that past days read as before. Going back to a state takes away what was
 * kept from its first day on.
 */
export const putStates = async (tx: Tx, states: readonly NewState[]): Promise<void> => {
  if (states.length === 0) return;
  await sql`
    WITH wanted AS (
      SELECT m.id, m.state AS was, coalesce(m.state_since, '-infinity') AS was_since, r.state, r.since,
        coalesce(r.since, '-infinity') AS from_day
      FROM jsonb_to_recordset(${JSON.stringify(states)}::jsonb) AS r("memberId" uuid, state text, since date)
      JOIN members.member m ON m.id = r."memberId"
    ), gone AS (
      DELETE FROM members.past_state p USING wanted w WHERE p.member_id = w.id AND p.since_day >= w.from_day
    ), cut AS (
      UPDATE members.past_state p SET until_day = w.from_day FROM wanted w
      WHERE p.member_id = w.id AND p.since_day < w.from_day AND p.until_day > w.from_day
    ), kept AS (
      INSERT INTO members.past_state (member_id, state, since_day, until_day)
      SELECT w.id, w.was, w.was_since, w.from_day FROM wanted w
      WHERE w.was IN ('exempt', 'suspended') AND w.was_since < w.from_day
        AND NOT EXISTS (SELECT FROM members.exemption e WHERE w.was = 'exempt' AND e.member_id = w.id AND e.state = 'granted'
          AND e.since_day <= w.was_since AND e.until_day > w.was_since)
        AND NOT EXISTS (SELECT FROM members.suspension s WHERE w.was = 'suspended' AND s.member_id = w.id
          AND s.since_day <= w.was_since AND (s.lifted_on IS NULL OR s.lifted_on > w.was_since))
    )
    UPDATE members.member m SET state = w.state, state_since = w.since, version = m.version + 1 FROM wanted w WHERE m.id = w.id`.execute(
    tx,
  );
};
