import { sql } from 'kysely';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import type { MeetingFace } from '../contract/planning.ts';

const face = sql`m.id, m.kind, m.state, m.state_reason AS "stateReason", m.planned_on AS "plannedOn",
  to_char(m.planned_at, 'HH24:MI') AS "plannedAt", m.held_on AS "heldOn", to_char(m.started_at, 'HH24:MI') AS "startedAt",
  to_char(m.ended_at, 'HH24:MI') AS "endedAt", m.place, m.title, g.name AS "groupName", m.present, m.counted,
  s.self_total::float8 AS "selfTotal", s.self_band AS "selfBand", s.superior_total::float8 AS "superiorTotal",
  s.superior_band AS "superiorBand", (m.recorded_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date - m.held_on AS "enteredLate", m.version`;
const from = sql`meetings.meeting m LEFT JOIN meetings.score s ON s.meeting_id = m.id
  LEFT JOIN organisations.published_party_group g ON g.id = m.group_id`;

/** Meetings of one organisation between two days, by day and hour. */
export const facesBetween = async (tx: Tx, organisationId: string, first: Day, last: Day): Promise<MeetingFace[]> => {
  const { rows } = await sql<MeetingFace>`
    SELECT ${face} FROM ${from}
    WHERE m.org_id = ${organisationId} AND coalesce(m.held_on, m.planned_on) BETWEEN ${first}::date AND ${last}::date
    ORDER BY coalesce(m.held_on, m.planned_on), coalesce(m.started_at, m.planned_at), m.id`.execute(tx);
  return rows;
};

/** The face of one meeting in reach. */
export const faceOf = async (tx: Tx, meetingId: string): Promise<MeetingFace | undefined> => {
  const { rows } = await sql<MeetingFace>`SELECT ${face} FROM ${from} WHERE m.id = ${meetingId}`.execute(tx);
  return rows[0];
};
