import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';
import { Refused, reason, refuse } from '../../../platform/outcome/refusal.ts';

/** Whether the account of this call collects the dues of exactly this organisation; the database asks its offices itself. */
export const isCollectorAt = async (tx: Tx, organisationId: string): Promise<boolean> => {
  const { rows } = await sql<{ yes: boolean }>`SELECT members.is_dues_collector_at(${organisationId}) AS yes`.execute(
    tx,
  );
  return rows[0]!.yes;
};

/** Refuses everybody but the collector of this very organisation: offices above it do not read what single members pay. */
export const refuseUnlessCollector = async (tx: Tx, organisationId: string): Promise<void> => {
  if (await isCollectorAt(tx, organisationId)) return;
  throw new Refused({ ...refuse(reason('members.not-collector-of-cell')), kind: 'not-permitted' });
};

/** One change at a time in the ledger of a cell: what is due and paid is decided on what stands there. */
export const lockLedger = async (tx: Tx, organisationId: string): Promise<void> => {
  await sql`SELECT pg_advisory_xact_lock(hashtextextended(${`members.dues ${organisationId}`}, 0))`.execute(tx);
};
