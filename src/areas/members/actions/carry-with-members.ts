import { sql } from 'kysely';
import { newId } from '../../../platform/action/id.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';

/**
 * What goes with members who moved: open blocks, running stays outside the tree, the running residence link, changes that wait for
 * approval, and exemptions asked for, proposed or to come. An exemption that ran over the day is cut there, so that the organisation left keeps its time and the new one sees the rest. The records stand at the new organisation already.
 */
export const carryWithMembers = async (tx: Tx, memberIds: readonly string[], on: Day): Promise<void> => {
  if (memberIds.length === 0) return;
  await sql`
    UPDATE members.transfer_block b SET org_id = m.org_id, org_pos = m.org_pos FROM members.member m
    WHERE m.id = b.member_id AND m.id = ANY (${memberIds}::uuid[]) AND b.until_day = 'infinity' AND b.org_id <> m.org_id`.execute(
    tx,
  );
  await sql`
    UPDATE members.transfer t SET org_id = m.org_id, org_pos = m.org_pos FROM members.member m
    WHERE m.id = t.member_id AND m.id = ANY (${memberIds}::uuid[]) AND t.kind = 'temporary' AND t.to_org_id IS NULL
      AND t.state = 'accepted' AND t.returned_on IS NULL AND t.org_id <> m.org_id`.execute(tx);
  await sql`
    UPDATE members.residence_link r SET org_id = m.org_id, org_pos = m.org_pos FROM members.member m
    WHERE m.id = r.member_id AND m.id = ANY (${memberIds}::uuid[]) AND r.ended_on IS NULL AND r.org_id <> m.org_id`.execute(
    tx,
  );
  await sql`
    UPDATE members.member_change c SET org_id = m.org_id, org_pos = m.org_pos FROM members.member m
    WHERE m.id = c.member_id AND m.id = ANY (${memberIds}::uuid[]) AND c.state = 'proposed' AND c.org_id <> m.org_id`.execute(
    tx,
  );
  await sql`
    UPDATE members.exemption e SET org_id = m.org_id, org_pos = m.org_pos FROM members.member m
    WHERE m.id = e.member_id AND m.id = ANY (${memberIds}::uuid[]) AND e.org_id <> m.org_id
      AND (e.state IN ('asked', 'proposed') OR (e.state = 'granted' AND e.since_day >= ${on}::date))`.execute(tx);
  await cutExemptions(tx, memberIds, on);
};

const cutExemptions = async (tx: Tx, memberIds: readonly string[], on: Day): Promise<void> => {
  const { rows } = await sql<{ id: string; until: string }>`
    SELECT e.id, e.until_day::text AS until FROM members.exemption e JOIN members.member m ON m.id = e.member_id
    WHERE m.id = ANY (${memberIds}::uuid[]) AND e.state = 'granted' AND e.org_id <> m.org_id
      AND e.since_day < ${on}::date AND e.until_day > ${on}::date FOR UPDATE OF e`.execute(tx);
  if (rows.length === 0) return;
  const cuts = JSON.stringify(rows.map((row) => ({ ...row, newId: newId() })));
  const asked = sql`jsonb_to_recordset(${cuts}::jsonb) AS r(id uuid, until date, "newId" uuid)`;
  await sql`
    UPDATE members.exemption e SET until_day = ${on}::date, version = e.version + 1 FROM ${asked} WHERE e.id = r.id`.execute(
    tx,
  );
  await sql`
    INSERT INTO members.exemption (id, org_id, org_pos, member_id, full_name, sort_name, kind, ground, proof, state, wanted_since,
      wanted_until, since_day, until_day, cell_resolution, decision_number, decision_on, decision_issuer, renews_id, pack_id,
      entered_at)
    SELECT r."newId", m.org_id, m.org_pos, e.member_id, e.full_name, e.sort_name, e.kind, e.ground, e.proof, 'granted', e.wanted_since,
      e.wanted_until, ${on}::date, r.until, e.cell_resolution, e.decision_number, e.decision_on, e.decision_issuer, e.id, e.pack_id, e.entered_at
    FROM ${asked} JOIN members.exemption e ON e.id = r.id JOIN members.member m ON m.id = e.member_id`.execute(tx);
};
