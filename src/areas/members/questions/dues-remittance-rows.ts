import { sql } from 'kysely';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { Refused, reason, refuseConflict, refuseNotFound } from '../../../platform/outcome/refusal.ts';

export type RemittanceRow = {
  readonly id: string;
  readonly pairId: string;
  readonly side: 'sent' | 'received';
  readonly organisationId: string;
  readonly otherId: string;
  readonly amount: number;
  readonly remittedOn: Day;
  readonly state: 'sent' | 'received' | 'withdrawn';
  readonly receivedOn: Day | null;
  readonly receivedAmount: number | null;
  readonly version: number;
};

/** Columns of a remittance under the name `r`. */
export const remittanceColumns = sql`
  r.id, r.pair_id AS "pairId", r.side, r.org_id AS "organisationId", r.other_org_id AS "otherId", r.amount, r.remitted_on AS "remittedOn",
  r.state, r.received_on AS "receivedOn", r.received_amount AS "receivedAmount", r.version`;

/** The organisation whose row it is; empty when it cannot be seen, or when it is the row of the other side. */
export const remittancePlace =
  (side: 'sent' | 'received') =>
  async ({ remittanceId }: { remittanceId: string }, tx: Tx): Promise<string[]> => {
    const { rows } = await sql<{ id: string }>`
      SELECT r.org_id AS id FROM members.dues_remittance r WHERE r.id = ${remittanceId} AND r.side = ${side}`.execute(
      tx,
    );
    return rows.map(({ id }) => id);
  };

/** Locks a remittance; refuses one that is absent or was changed meanwhile. */
export const getRemittance = async (tx: Tx, remittanceId: string, expectedVersion: number): Promise<RemittanceRow> => {
  const { rows } = await sql<RemittanceRow>`
    SELECT ${remittanceColumns} FROM members.dues_remittance r WHERE r.id = ${remittanceId} FOR NO KEY UPDATE OF r`.execute(
    tx,
  );
  const row = rows[0];
  if (!row) throw new Refused(refuseNotFound(reason('platform.not-found', {}, 'remittanceId')));
  if (row.version !== expectedVersion)
    throw new Refused(refuseConflict(reason('members.changed-meanwhile', {}, 'expectedVersion')));
  return row;
};

/** Those whose amount is not shown to whoever asks: few members stand behind it, and the asker holds no office at either side. */
export const veiledOf = async (tx: Tx, remittanceIds: readonly string[]): Promise<ReadonlySet<string>> => {
  if (remittanceIds.length === 0) return new Set();
  const { rows } = await sql<{ id: string }>`
    SELECT v.id FROM members.veiled_remittances(${[...remittanceIds]}::uuid[]) AS v(id)`.execute(tx);
  return new Set(rows.map(({ id }) => id));
};
