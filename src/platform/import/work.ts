import { sql } from 'kysely';
import type pg from 'pg';
import type { Tx } from '../db/database.ts';
import type { Reason } from '../outcome/refusal.ts';

export type WorkPhase = 'waiting' | 'reading' | 'comparing' | 'ready' | 'committing' | 'done' | 'failed' | 'cancelled';

/** How far the work on an import is, and in whose name it goes on. */
export type ImportWork = {
  readonly importId: string;
  readonly accountId: string;
  readonly officeId: string | null;
  readonly uploadId: string | null;
  readonly phase: WorkPhase;
  readonly bytesDone: number;
  readonly bytesTotal: number;
  readonly rowsDone: number;
  readonly reasons: readonly Reason[];
  readonly isStopAsked: boolean;
};

const columns = `import_id AS "importId", account_id AS "accountId", office_id AS "officeId", upload_id AS "uploadId", phase,
  bytes_done::float8 AS "bytesDone", bytes_total::float8 AS "bytesTotal", rows_done AS "rowsDone", reasons, is_stop_asked AS "isStopAsked"`;

/** Writes down that an import is to be worked on, in the transaction that asks for it. */
export const beginWork = async (
  tx: Tx,
  work: Pick<ImportWork, 'importId' | 'accountId' | 'officeId' | 'uploadId' | 'bytesTotal'>,
): Promise<void> => {
  await sql`
    INSERT INTO platform.import_work (import_id, account_id, office_id, upload_id, phase, bytes_total)
    VALUES (${work.importId}, ${work.accountId}, ${work.officeId}, ${work.uploadId}, 'waiting', ${work.bytesTotal})`.execute(
    tx,
  );
};

/** The work on an own import; undefined for everybody else's. */
export const findWork = async (tx: Tx, importId: string, lock = false): Promise<ImportWork | undefined> => {
  const { rows } = await sql<ImportWork>`
    SELECT ${sql.raw(columns)} FROM platform.import_work WHERE import_id = ${importId} ${lock ? sql`FOR UPDATE` : sql``}`.execute(
    tx,
  );
  return rows[0];
};

/** Moves an own import to another phase, in a transaction of the account. */
export const setPhase = async (tx: Tx, importId: string, phase: WorkPhase): Promise<void> => {
  await sql`
    UPDATE platform.import_work SET phase = ${phase}, is_stop_asked = is_stop_asked OR ${phase === 'cancelled'}, reasons = '[]',
      updated_at = clock_timestamp() WHERE import_id = ${importId}`.execute(tx);
};

/** For errands: the work as it stands, past every account. `pool` is the one of app_import. */
export const loadWork = async (pool: pg.Pool, importId: string): Promise<ImportWork | undefined> =>
  (await pool.query<ImportWork>(`SELECT ${columns} FROM platform.import_work WHERE import_id = $1`, [importId]))
    .rows[0];

export type Progress = Partial<Pick<ImportWork, 'phase' | 'bytesDone' | 'rowsDone' | 'reasons'>>;

/**
 * For errands: tells how far the work is, at once and outside every transaction. Gives false when the person has asked to stop or
 * the import is closed: the errand then ends.
 */
export const tellProgress = async (pool: pg.Pool, importId: string, progress: Progress): Promise<boolean> => {
  const { rowCount } = await pool.query(
    `UPDATE platform.import_work SET phase = coalesce($2, phase), bytes_done = coalesce($3, bytes_done), rows_done = coalesce($4, rows_done),
       reasons = coalesce($5::jsonb, reasons), updated_at = clock_timestamp()
     WHERE import_id = $1 AND NOT is_stop_asked`,
    [
      importId,
      progress.phase ?? null,
      progress.bytesDone === undefined ? null : Math.round(progress.bytesDone),
      progress.rowsDone ?? null,
      progress.reasons === undefined ? null : JSON.stringify(progress.reasons),
    ],
  );
  return rowCount === 1;
};
