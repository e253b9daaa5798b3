import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';
import { settleAll } from './apply-draft.ts';
import type { StoredEvent } from './stored-event.ts';

/**
 * Puts versions, codes and today's tree back to what they were before an event: as if it had never taken effect. What it had written
 * goes into the answer, to be kept with the reversal. Organisations it established stay as annulled rows, because others may name them.
 */
export const takeBack = async (tx: Tx, event: StoredEvent): Promise<{ count: number; takenBack: unknown }> => {
  const { rows: written } = await sql<{ version: unknown }>`
    DELETE FROM organisations.organisation_version v WHERE v.since_event = ${event.id}
    RETURNING jsonb_build_object('id', v.org_id, 'name', v.name, 'type', v.type, 'parent', v.parent_id) AS version`.execute(
    tx,
  );
  await sql`DELETE FROM organisations.organisation_code WHERE since_event = ${event.id}`.execute(tx);
  await putBackReplaced(tx, event.id);
  const { rows: reopened } = await sql<{ org_id: string }>`
    UPDATE organisations.organisation_version SET period = daterange(lower(period), NULL), until_event = NULL
    WHERE until_event = ${event.id} RETURNING org_id`.execute(tx);
  await sql`
    UPDATE organisations.organisation_code SET period = daterange(lower(period), NULL), until_event = NULL
    WHERE until_event = ${event.id}`.execute(tx);
  const moved = [
    ...(await annulEstablished(tx, event)),
    ...(await restoreToday(
      tx,
      event,
      reopened.map((row) => row.org_id),
    )),
  ];
  await settleAll(tx, event.topId, moved);
  await sql`
    UPDATE organisations.structural_event SET state = 'reversed', version = version + 1 WHERE id = ${event.id}`.execute(
    tx,
  );
  await sql`
    UPDATE organisations.follow_up_duty SET dropped = true, version = version + 1
    WHERE event_id = ${event.id} AND done_on IS NULL`.execute(tx);
  return {
    count: new Set([...moved, ...reopened.map((row) => row.org_id)]).size,
    takenBack: written.map((row) => row.version),
  };
};

const putBackReplaced = async (tx: Tx, eventId: string): Promise<void> => {
  await sql`
    INSERT INTO organisations.organisation_version
      (org_id, org_pos, restricted, period, name, short_name, type, sector, parent_id, area, latitude, longitude, since_event, until_event)
    SELECT o.id, o.pos, o.restricted, r.period, r.name, r.short_name, r.type, r.sector, r.parent_id, r.area, r.latitude, r.longitude, r.since_event, r.until_event
    FROM organisations.structural_event e,
         jsonb_to_recordset(e.replaced) AS r(org_id uuid, period daterange, name text, short_name text, type text, sector text, parent_id uuid,
           area text, latitude float8, longitude float8, since_event uuid, until_event uuid)
    JOIN organisations.organisation o ON o.id = r.org_id
    WHERE e.id = ${eventId}`.execute(tx);
};

const annulEstablished = async (tx: Tx, event: StoredEvent): Promise<string[]> => {
  const { rows } = await sql<{ id: string }>`
    UPDATE organisations.organisation o SET annulled = true, ended_on = ${event.effectiveOn}::date, parent_id = ${event.topId}, version = o.version + 1
    FROM organisations.event_party p
    WHERE p.event_id = ${event.id} AND p.after_id = o.id AND NOT o.annulled
      AND NOT EXISTS (SELECT FROM organisations.organisation_version v WHERE v.org_id = o.id)
    RETURNING o.id`.execute(tx);
  return rows.map((row) => row.id);
};

const restoreToday = async (tx: Tx, event: StoredEvent, reopened: readonly string[]): Promise<string[]> => {
  const { rows } = await sql<{ id: string; moved: boolean }>`
    WITH touched AS (
      SELECT o.id, o.parent_id AS kept_under, v.parent_id
      FROM organisations.organisation o JOIN organisations.organisation_version v ON v.org_id = o.id AND upper_inf(v.period)
      WHERE o.id = ANY (${reopened}::uuid[])
         OR o.id IN (SELECT r.org_id FROM organisations.structural_event e, jsonb_to_recordset(e.replaced) AS r(org_id uuid) WHERE e.id = ${event.id})
    )
    UPDATE organisations.organisation o SET ended_on = NULL, parent_id = t.parent_id, version = o.version + 1
    FROM touched t WHERE o.id = t.id
    RETURNING o.id, t.kept_under IS DISTINCT FROM t.parent_id AS moved`.execute(tx);
  return rows.filter((row) => row.moved).map((row) => row.id);
};
