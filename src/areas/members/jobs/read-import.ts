import type pg from 'pg';
import type { OutputOf } from '../../../platform/action/contract.ts';
import { newId } from '../../../platform/action/id.ts';
import { isNumberingRow } from '../../../platform/import/check-rows.ts';
import { type CopyBatch, copyBatch } from '../../../platform/import/copy-batch.ts';
import { foldedWords } from '../../../platform/import/folded.ts';
import { type OpenSheet, openSpreadsheet } from '../../../platform/import/open-spreadsheet.ts';
import type { SheetRow } from '../../../platform/import/sheet.ts';
import { columnIndex } from '../../../platform/import/sheet.ts';
import { type ImportWork, tellProgress } from '../../../platform/import/work.ts';
import { type ErrandContext, stopIfInterrupted } from '../../../platform/jobs/errand.ts';
import { orRefuse, Refused, reason, refuse } from '../../../platform/outcome/refusal.ts';
import { sortNameOf } from '../../organisations/public.ts';
import type { importPlan } from '../contract/import.ts';
import type { ImportKey } from '../rules/import-layout.ts';
import { rowReader } from '../rules/import-row.ts';
import { twiceFinder } from '../rules/import-twice.ts';
import { copyImportFaults, copyImportRows, faultLine, rowLine } from './import-copy.ts';

export type Plan = OutputOf<typeof importPlan>;

const rowsPerCopy = 10_000;
/** Beyond so many the file itself is the trouble: they are still counted, but no longer listed one by one. */
const mostFaultsListed = 100_000;

type Batch = { readonly rows: CopyBatch; readonly faults: CopyBatch };
type Counts = { rows: number; faulty: number; stops: number; attentions: number; listed: number };

/** Stopped by the person: the errand ends without a failure. */
export class StoppedByPerson extends Error {}

const clear = async (pool: pg.Pool, importId: string): Promise<void> => {
  await pool.query('DELETE FROM members.import_fault WHERE import_id = $1', [importId]);
  await pool.query('DELETE FROM members.import_row WHERE import_id = $1', [importId]);
};

const sheetOf = async (context: ErrandContext, work: ImportWork, name: string): Promise<OpenSheet> => {
  const { rows } = await context.pools.app_import.query<{ size: number; pieces: number }>(
    'SELECT size_bytes::float8 AS size, received_pieces AS pieces FROM platform.upload WHERE id = $1',
    [work.uploadId],
  );
  if (!rows[0]) throw new Refused(refuse(reason('platform.upload-gone', {}, 'uploadId')));
  const { size, pieces } = rows[0];
  const read = () => context.files.read(work.uploadId!, pieces);
  const opened = orRefuse(await openSpreadsheet({ sizeBytes: size, read }));
  const sheet = opened.sheets.find((one) => one.name === name) ?? opened.sheets[0];
  if (!sheet) throw new Refused(refuse(reason('platform.file-empty', {}, 'uploadId')));
  return sheet;
};

const columnsOf = (plan: Plan): Partial<Record<ImportKey, number>> =>
  Object.fromEntries(Object.entries(plan.mapping.columns).map(([key, letters]) => [key, columnIndex(letters)!]));

/** Makes the keys of names by which lists sort and are searched. */
const namer = () => {
  const folded = foldedWords();
  return (fullName: string | null) =>
    fullName === null ? { sort: null, folded: null } : { sort: sortNameOf(fullName), folded: folded(fullName) };
};

/** Judges rows as they come and turns them into lines to copy, identifiers sealed. */
const judge = (context: ErrandContext, importId: string, plan: Plan, counts: Counts) => {
  const columnByKey = columnsOf(plan);
  const read = rowReader({ ...plan, columnByKey });
  const findTwice = twiceFinder();
  const namesOf = namer();
  return (row: SheetRow, batch: Batch): void => {
    const found = read(row);
    if (!found) return;
    const faults = [...found.faults, ...findTwice(found.draft)];
    counts.rows++;
    if (found.draft.isFaulty) counts.faulty++;
    for (const fault of faults) {
      counts[fault.level === 'stop' ? 'stops' : 'attentions']++;
      if (counts.listed < mostFaultsListed) batch.faults.add(faultLine(importId, ++counts.listed, fault, columnByKey));
    }
    batch.rows.add(rowLine(importId, found.draft, namesOf(found.draft.fullName), context.secrets));
  };
};

const send = async (pool: pg.Pool, { rows, faults }: Batch): Promise<void> => {
  const [rowBytes, faultBytes] = [rows.take(), faults.take()];
  await copyImportRows(pool, rowBytes);
  await copyImportFaults(pool, faultBytes);
};

/**
 * Reads a file row by row into the staging table: judged, sealed, copied ten thousand at a time, the next batch being judged while
 * the last one is copied. Begins anew when it is run again.
 */
export const readIntoStaging = async (context: ErrandContext, work: ImportWork, plan: Plan): Promise<Counts> => {
  const { importId } = work;
  const pool = context.pools.app_import;
  await clear(pool, importId);
  const sheet = await sheetOf(context, work, plan.mapping.sheet);
  const counts: Counts = { rows: 0, faulty: 0, stops: 0, attentions: 0, listed: 0 };
  const take = judge(context, importId, plan, counts);
  const batch: Batch = { rows: copyBatch(), faults: copyBatch() };
  let [bytesDone, isFirst] = [0, true];
  let sending: Promise<void> = Promise.resolve();
  const flush = async (): Promise<void> => {
    await sending;
    stopIfInterrupted(context.signal);
    if (!(await tellProgress(pool, importId, { phase: 'reading', bytesDone, rowsDone: counts.rows })))
      throw new StoppedByPerson();
    sending = send(pool, batch);
    // Awaited at the next flush; a failure in between is not to end the process.
    sending.catch(() => {});
  };
  const onBytes = (bytes: number): void => {
    bytesDone = bytes;
  };
  for await (const rows of sheet.batches(onBytes)) {
    for (const row of rows) {
      if (row.row <= plan.mapping.headerRow) continue;
      const skips = isFirst && isNumberingRow(row);
      isFirst = false;
      if (!skips) take(row, batch);
    }
    if (batch.rows.count() >= rowsPerCopy) await flush();
  }
  await flush();
  await sending;
  await keepCounts(pool, importId, counts);
  return counts;
};

const keepCounts = async (pool: pg.Pool, importId: string, counts: Counts): Promise<void> => {
  await pool.query('SELECT members.analyze_staging()');
  await pool.query(
    `UPDATE members.import_file SET row_count = $2, faulty_rows = $3, stops = $4, attentions = $5 WHERE import_id = $1`,
    [importId, counts.rows, counts.faulty, counts.stops, counts.attentions],
  );
};

/** Calls an action or question in the name of whoever uploaded, and hands a refusal on. */
export const asUploader = async (
  context: ErrandContext,
  work: ImportWork,
  name: string,
  input: unknown,
): Promise<unknown> => {
  const { accountId, officeId } = work;
  const outcome = await context.call({ name, input, accountId, officeId, requestId: newId() });
  if (outcome.ok) return outcome.answer;
  throw new Refused({
    refused: true,
    kind: outcome.kind === 'malformed' ? 'domain' : outcome.kind,
    reasons: outcome.reasons,
  });
};
