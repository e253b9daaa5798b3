import { sql } from 'kysely';
import type { Listener } from '../../../platform/action/area.ts';

/** Two names written alike, capitals and spaces aside. */
const isSameName = sql`lower(regexp_replace(btrim(g.full_name), '\\s+', ' ', 'g')) = lower(regexp_replace(btrim(r.full_name), '\\s+', ' ', 'g'))`;

/**
 * A meeting was recorded or opened again: who stands on its sheet as a guest from above under the name of the plan was there. Names are
 * compared without regard to capitals and spaces; whoever is written otherwise stays a gap that the committee closes by hand.
 */
export const linkRoster: Listener = async (payload, { tx }) => {
  const meetingId = String(payload.meetingId);
  await sql`
    UPDATE meetings.roster r SET state = 'planned', attended_on = NULL, meeting_id = NULL, guest_id = NULL, remark = NULL, version = r.version + 1
    FROM meetings.meeting m
    WHERE r.meeting_id = ${meetingId} AND m.id = r.meeting_id AND (m.state NOT IN ('closed', 'reported') OR m.held_on IS DISTINCT FROM r.attended_on
      OR NOT EXISTS (SELECT FROM meetings.guest g WHERE g.id = r.guest_id AND g.meeting_id = m.id AND g.is_from_above AND ${isSameName}))`.execute(
    tx,
  );
  await sql`
    UPDATE meetings.roster r SET state = 'attended', attended_on = m.held_on, meeting_id = m.id, guest_id = g.id, remark = coalesce(g.remark, r.remark),
      why = NULL, version = r.version + 1
    FROM meetings.meeting m JOIN meetings.guest g ON g.meeting_id = m.id AND g.is_from_above
    WHERE m.id = ${meetingId} AND m.state IN ('closed', 'reported') AND r.cell_id = m.org_id AND r.state = 'planned'
      AND r.month = date_trunc('month', m.held_on)::date
      AND ${isSameName}`.execute(tx);
};
