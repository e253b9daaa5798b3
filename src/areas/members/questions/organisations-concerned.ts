import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';

/** What an event of this area may name. */
type Named = Readonly<Record<string, string | number>>;

const idIn = (payload: Named, name: string) => sql`${payload[name] ?? null}::uuid`;

// Of the fields of a record that a change or a list fills, only the official day says how somebody stands on a roll.
const movesRolls = (payload: Named) => sql`(${idIn(payload, 'changeId')} IS NULL OR EXISTS (
  SELECT FROM members.member_change c WHERE c.id = ${idIn(payload, 'changeId')} AND c.changes ? 'officialOn'))`;

/** The organisations at which members stand or stood whose official day a list fills. Needs the whole tree. */
export const organisationsFilled = async (tx: Tx, importId: string): Promise<readonly string[]> => {
  const { rows } = await sql<{ id: string }>`
    SELECT DISTINCT s.org_id AS id FROM members.member_change c JOIN members.membership s ON s.member_id = c.member_id
    WHERE c.import_id = ${importId} AND c.changes ? 'officialOn' ORDER BY 1`.execute(tx);
  return rows.map(({ id }) => id);
};

/**
 * The organisations whose rolls an event of members may have changed, on whatever day: named by the event, on either side of the transfer it
 * names, or those at which a member it names stands or stood. Needs the whole tree.
 */
export const organisationsConcerned = async (tx: Tx, payload: Named): Promise<readonly string[]> => {
  const [transfer, arrival, file] = ['transferId', 'transferInId', 'importId'].map((name) => idIn(payload, name));
  const { rows } = await sql<{ id: string }>`
    WITH member AS (
      SELECT ${idIn(payload, 'memberId')} AS id WHERE ${movesRolls(payload)}
      UNION SELECT e.member_id FROM members.exemption e WHERE e.id = ${idIn(payload, 'exemptionId')}
      UNION SELECT t.member_id FROM members.transfer t WHERE t.id = ${transfer}
      UNION SELECT i.member_id FROM members.transfer_in i WHERE i.id = ${arrival} OR i.transfer_id = ${transfer}
      UNION SELECT s.member_id FROM members.membership s WHERE s.transfer_id = ${transfer}
      UNION SELECT p.member_id FROM members.procedure p WHERE p.id = ${idIn(payload, 'procedureId')}
      UNION SELECT l.member_id FROM members.import_line l WHERE l.import_id = ${file} AND l.what = 'made'
    ), organisation AS (
      SELECT ${idIn(payload, 'organisationId')} AS id
      UNION SELECT unnest(ARRAY[t.org_id, t.to_org_id]) FROM members.transfer t WHERE t.id = ${transfer}
      UNION SELECT unnest(ARRAY[i.org_id, i.from_org_id]) FROM members.transfer_in i
        WHERE i.id = ${arrival} OR i.transfer_id = ${transfer}
      UNION SELECT s.org_id FROM members.membership s JOIN member m ON m.id = s.member_id
    )
    SELECT o.id FROM organisation o WHERE o.id IS NOT NULL ORDER BY o.id`.execute(tx);
  return rows.map(({ id }) => id);
};
