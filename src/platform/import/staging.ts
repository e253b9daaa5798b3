import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { newId } from '../action/id.ts';
import type { Tx } from '../db/database.ts';
import { type Reason, type Refusal, reason, refuse, refuseNotFound } from '../outcome/refusal.ts';
import type { Sheet } from './sheet.ts';

export type ImportState = 'staged' | 'committed' | 'undone' | 'cancelled' | 'expired';

/** One import as it is kept: the staged text itself lies apart and is emptied when the import ends. */
export type ImportRecord<M = unknown, R = unknown> = {
  readonly id: string;
  readonly kind: string;
  readonly accountId: string;
  readonly organisationId: string;
  readonly fileName: string;
  readonly mapping: M;
  readonly state: ImportState;
  readonly receipt: R | null;
  readonly rowCount: number;
  readonly stagedAt: Date;
  readonly closedAt: Date | null;
  readonly version: number;
};

export type NewImport = {
  readonly kind: string;
  readonly accountId: string;
  /** The organisation over which the file is imported, with its position of today. */
  readonly place: { readonly id: string; readonly pos: number };
  readonly fileName: string;
  readonly bytes: Uint8Array;
  readonly mapping: unknown;
  readonly sheets: readonly Sheet[];
  readonly at: Date;
};

const rowsPerStatement = 5_000;

/** Keeps the text of an uploaded file for its preview and commit. Nothing else is written before the commit. */
export const stageImport = async (tx: Tx, upload: NewImport): Promise<string> => {
  const id = newId();
  const rows = upload.sheets.flatMap(({ name, rows: lines }, index) =>
    lines.map(({ row, cells }) => ({ sheet_no: index, sheet: name, row_no: row, cells })),
  );
  const digest = createHash('sha256').update(upload.bytes).digest();
  await sql`
    INSERT INTO platform.import (id, kind, account_id, org_id, org_pos, file_name, file_digest, mapping, row_count, staged_at)
    VALUES (${id}, ${upload.kind}, ${upload.accountId}, ${upload.place.id}, ${upload.place.pos}, ${upload.fileName}, ${digest},
            ${JSON.stringify(upload.mapping)}::jsonb, ${rows.length}, ${upload.at})`.execute(tx);
  for (let from = 0; from < rows.length; from += rowsPerStatement) {
    const part = JSON.stringify(rows.slice(from, from + rowsPerStatement));
    await sql`SELECT platform.stage_import_rows(${id}, ${part}::jsonb)`.execute(tx);
  }
  return id;
};

/** The staged text of an import, for the account that uploaded it; empty for everybody else. */
export const stagedSheets = async (tx: Tx, importId: string): Promise<Sheet[]> => {
  const { rows } = await sql<{ sheet_no: number; sheet: string; row_no: number; cells: string[] }>`
    SELECT * FROM platform.staged_import_rows(${importId})`.execute(tx);
  const sheets = new Map<number, { name: string; rows: { row: number; cells: string[] }[] }>();
  for (const row of rows) {
    const sheet = sheets.get(row.sheet_no) ?? { name: row.sheet, rows: [] };
    sheet.rows.push({ row: row.row_no, cells: row.cells });
    sheets.set(row.sheet_no, sheet);
  }
  return [...sheets.values()];
};

type Wanted = { readonly id: string; readonly kind: string; readonly accountId: string };

/** Finds an import of one's own, locked for the rest of the transaction when `lock` is set; another's looks like none. */
export const getImport = async <M, R>(
  tx: Tx,
  { id, kind, accountId }: Wanted,
  lock = false,
): Promise<ImportRecord<M, R> | Refusal> => {
  const { rows } = await sql<ImportRecord<M, R>>`
    SELECT id, kind, account_id AS "accountId", org_id AS "organisationId", file_name AS "fileName", mapping, state, receipt,
           row_count AS "rowCount", staged_at AS "stagedAt", closed_at AS "closedAt", version
    FROM platform.import
    WHERE id = ${id} AND kind = ${kind} AND account_id = ${accountId} ${lock ? sql`FOR UPDATE` : sql``}`.execute(tx);
  return rows[0] ?? refuseNotFound(reason('platform.not-found', {}, 'importId'));
};

/** Lets an import through that still waits for its commit; says of the others what became of them. */
export const ifStaged = <M, R>(record: ImportRecord<M, R>): ImportRecord<M, R> | Refusal =>
  record.state === 'staged' ? record : refuse(alreadyClosed(record.state));

const alreadyClosed = (state: Exclude<ImportState, 'staged'>): Reason =>
  ({
    committed: reason('platform.import-committed', {}, 'importId'),
    undone: reason('platform.import-undone', {}, 'importId'),
    cancelled: reason('platform.import-cancelled', {}, 'importId'),
    expired: reason('platform.import-expired', {}, 'importId'),
  })[state];

export type Made = { readonly subject: string; readonly id: string; readonly sheet: string; readonly row: number };

/** Ends an import: empties its staged text, keeps the receipt and what was made. */
export const closeImport = async (
  tx: Tx,
  importId: string,
  outcome: { state: Exclude<ImportState, 'staged'>; at: Date; receipt?: unknown; made?: readonly Made[] },
): Promise<void> => {
  await sql`SELECT platform.drop_import_rows(${importId})`.execute(tx);
  await sql`
    UPDATE platform.import
    SET state = ${outcome.state}, closed_at = coalesce(closed_at, ${outcome.at}), version = version + 1,
        receipt = coalesce(${outcome.receipt === undefined ? null : JSON.stringify(outcome.receipt)}::jsonb, receipt)
    WHERE id = ${importId}`.execute(tx);
  if (!outcome.made || outcome.made.length === 0) return;
  await sql`
    INSERT INTO platform.import_made (import_id, subject, subject_id, sheet, row_no)
    SELECT ${importId}, m.subject, m.id, m.sheet, m."row"
    FROM jsonb_to_recordset(${JSON.stringify(outcome.made)}::jsonb) AS m(subject text, id uuid, sheet text, "row" int)`.execute(
    tx,
  );
};

/** What a committed import brought into being, in the order of the file. */
export const madeBy = async (tx: Tx, importId: string): Promise<Made[]> => {
  const { rows } = await sql<Made>`
    SELECT subject, subject_id AS id, sheet, row_no AS "row" FROM platform.import_made
    WHERE import_id = ${importId} ORDER BY sheet, row_no, subject`.execute(tx);
  return rows;
};
