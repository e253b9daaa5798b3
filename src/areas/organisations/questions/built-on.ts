import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';
import type { BuiltOn } from '../rules/check-reversal.ts';

const REGISTERS = [
  'platform.office',
  'organisations.term',
  'organisations.post',
  'organisations.person',
  'organisations.regulation',
  'organisations.body',
];

/** What came after an applied event and stands on it: later events over the same organisations, children, and records of other registers. */
export const builtOn = async (tx: Tx, event: { readonly id: string; readonly order: number }): Promise<BuiltOn> => {
  const { rows: laterEvents } = await sql<BuiltOn['laterEvents'][number]>`
    WITH touched AS (
      SELECT v.org_id FROM organisations.organisation_version v WHERE v.since_event = ${event.id} OR v.until_event = ${event.id}
      UNION SELECT p.before_id FROM organisations.event_party p WHERE p.event_id = ${event.id} AND p.before_id IS NOT NULL
      UNION SELECT p.after_id FROM organisations.event_party p WHERE p.event_id = ${event.id} AND p.after_id IS NOT NULL
    ), later AS (
      SELECT v.since_event AS id FROM organisations.organisation_version v JOIN touched t ON t.org_id = v.org_id OR t.org_id = v.parent_id
      UNION SELECT v.until_event FROM organisations.organisation_version v JOIN touched t ON t.org_id = v.org_id
      UNION SELECT p.event_id FROM organisations.event_party p JOIN touched t ON t.org_id = p.before_id OR t.org_id = p.after_id
    )
    SELECT e.decision_number AS number, e.effective_on AS "effectiveOn", e.kind
    FROM organisations.structural_event e
    WHERE e.id IN (SELECT id FROM later) AND e.id <> ${event.id} AND e.state = 'applied' AND e.kind <> 'reverse' AND e.applied_order > ${event.order}
    ORDER BY e.applied_order`.execute(tx);
  const made = await establishedBy(tx, event.id);
  return { laterEvents, children: await childrenWithoutEvent(tx, made), records: await recordsOver(tx, made) };
};

const establishedBy = async (tx: Tx, eventId: string): Promise<string[]> => {
  const { rows } = await sql<{ id: string }>`
    SELECT DISTINCT p.after_id AS id FROM organisations.event_party p
    WHERE p.event_id = ${eventId} AND p.after_id IS NOT NULL
      AND (SELECT bool_and(v.since_event = ${eventId}) FROM organisations.organisation_version v WHERE v.org_id = p.after_id)`.execute(
    tx,
  );
  return rows.map((row) => row.id);
};

const childrenWithoutEvent = async (tx: Tx, ids: readonly string[]): Promise<number> => {
  const { rows } = await sql<{ count: number }>`
    SELECT count(DISTINCT v.org_id)::int AS count FROM organisations.organisation_version v
    WHERE v.parent_id = ANY (${ids}::uuid[]) AND v.since_event IS NULL`.execute(tx);
  return rows[0]!.count;
};

const recordsOver = async (tx: Tx, ids: readonly string[]): Promise<{ register: string; count: number }[]> => {
  const found: { register: string; count: number }[] = [];
  if (ids.length === 0) return found;
  for (const register of REGISTERS) {
    // Persons whose records an area above keeps go back with it when it hears of the reversal.
    const own = register === 'organisations.person' ? sql`AND kept_by IS NULL` : sql``;
    const { rows } = await sql<{ count: number }>`
      SELECT count(*)::int AS count FROM ${sql.table(register)} WHERE org_id = ANY (${ids}::uuid[]) ${own}`.execute(tx);
    if (rows[0]!.count > 0) found.push({ register, count: rows[0]!.count });
  }
  return found;
};
