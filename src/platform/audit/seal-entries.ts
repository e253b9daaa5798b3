import type pg from 'pg';
import { CHAIN_START, entryDigest, type SealedContent, sealDigest } from './digest.ts';

const LOCK = 7_203_115_002;
const BATCH = 5_000;

/** The columns of an entry exactly as they are sealed; `e` is the entry. */
export const sealedColumns = `
  e.id, to_char(e.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS "at", e.account_id AS "accountId",
  e.helper_account_id AS "helperAccountId", e.office_ids AS "officeIds", e.action, e.org_ids AS "orgIds",
  e.request_id AS "requestId", e.address, e.detail_digest AS "detailDigest"`;

/** How far back a pass looks for entries without a seal. `everything` costs a read of the whole audit. */
export type Reach = 'last-day' | 'everything';

// By anti-join and not from the highest sealed id on: an entry whose transaction was slow is committed after younger ones.
const unsealed = (reach: Reach): string => `
  SELECT ${sealedColumns} FROM platform.audit_entry e
  WHERE NOT EXISTS (SELECT 1 FROM platform.audit_sealed s WHERE s.entry_id = e.id)
  ${reach === 'last-day' ? "AND e.at >= now() - interval '1 day'" : ''}
  ORDER BY e.id LIMIT ${BATCH}`;

const sealBatch = async (client: pg.PoolClient, reach: Reach): Promise<number> => {
  const { rows: entries } = await client.query<SealedContent>(unsealed(reach));
  if (entries.length === 0) return 0;
  const { rows: last } = await client.query<{ number: number; digest: Buffer }>(
    'SELECT number::int, digest FROM platform.audit_seal ORDER BY number DESC LIMIT 1',
  );
  const { rows: clock } = await client.query<{ now: string }>(
    `SELECT to_char(clock_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS now`,
  );
  const number = (last[0]?.number ?? 0) + 1;
  const sealedAt = clock[0]!.now;
  const previousDigest = last[0]?.digest ?? CHAIN_START;
  const entryDigests = entries.map(entryDigest);
  await client.query(
    `INSERT INTO platform.audit_seal (number, sealed_at, entry_count, previous_digest, digest) VALUES ($1, $2, $3, $4, $5)`,
    [number, sealedAt, entries.length, previousDigest, sealDigest({ number, sealedAt, previousDigest, entryDigests })],
  );
  await client.query(
    `INSERT INTO platform.audit_sealed (entry_id, seal_number, place, entry_digest)
     SELECT line.id, $2, line.place, line.digest
     FROM unnest($1::uuid[], $3::bytea[]) WITH ORDINALITY AS line (id, digest, place)`,
    [entries.map((entry) => entry.id), number, entryDigests],
  );
  return entries.length;
};

/**
 * Links committed, unsealed entries into the chain of seals and says how many. One sealer at a time on a database: a second one
 * finds the lock taken and seals nothing. `pool` is the one of app_worker.
 */
export const sealEntries = async (pool: pg.Pool, reach: Reach): Promise<number> => {
  const client = await pool.connect();
  let sealed = 0;
  try {
    for (;;) {
      await client.query('BEGIN');
      const { rows } = await client.query<{ mine: boolean }>('SELECT pg_try_advisory_xact_lock($1) AS mine', [LOCK]);
      const count = rows[0]?.mine ? await sealBatch(client, reach) : 0;
      await client.query('COMMIT');
      sealed += count;
      if (count < BATCH) return sealed;
    }
  } catch (error) {
    await client.query('ROLLBACK').catch(() => {});
    throw error;
  } finally {
    client.release();
  }
};
