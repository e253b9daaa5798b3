import { sql } from 'kysely';
import type { Listener } from '../../../platform/action/area.ts';
import { newId } from '../../../platform/action/id.ts';

// The rows of the cells to which an orientation went. All may run twice and in any order.

/** An orientation was sent: every chosen cell gets its row, in the state that the orientation has by now. */
export const deliverOrientation: Listener = async (payload, { tx, now }) => {
  const orientationId = String(payload.orientationId);
  const { rows } = await sql<{ id: string }>`
    SELECT c.cell_id AS id FROM meetings.orientation_cell c
    WHERE c.orientation_id = ${orientationId}
      AND NOT EXISTS (SELECT FROM meetings.orientation_in i WHERE i.orientation_id = c.orientation_id AND i.org_id = c.cell_id)`.execute(
    tx,
  );
  await sql`
    INSERT INTO meetings.orientation_in (id, orientation_id, org_id, org_pos, from_org_id, month, title, content, reading, state,
      state_reason, sent_on, is_fictional, entered_at)
    SELECT l.id, o.id, p.id, p.pos, o.org_id, o.month, o.title, o.content, o.reading, o.state, o.state_reason, o.sent_on, o.is_fictional, ${now}
    FROM unnest(${rows.map(() => newId())}::uuid[], ${rows.map(({ id }) => id)}::uuid[]) AS l(id, cell_id)
    JOIN organisations.published_position p ON p.id = l.cell_id
    JOIN meetings.orientation o ON o.id = ${orientationId} AND o.state <> 'draft'
    ON CONFLICT (orientation_id, org_id) DO NOTHING`.execute(tx);
};

/** It was replaced or withdrawn: the cells see that and why. */
export const carryOrientationState: Listener = async (payload, { tx }) => {
  await sql`
    UPDATE meetings.orientation_in i SET state = o.state, state_reason = o.state_reason, version = i.version + 1
    FROM meetings.orientation o
    WHERE o.id = ${String(payload.orientationId)} AND i.orientation_id = o.id AND i.state IS DISTINCT FROM o.state`.execute(
    tx,
  );
};

/** A cell has read it: the sender sees the day. */
export const carryReading: Listener = async (payload, { tx }) => {
  await sql`
    UPDATE meetings.orientation_cell c SET read_on = i.read_on FROM meetings.orientation_in i
    WHERE i.id = ${String(payload.orientationInId)} AND c.orientation_id = i.orientation_id AND c.cell_id = i.org_id
      AND c.read_on IS DISTINCT FROM i.read_on`.execute(tx);
};
