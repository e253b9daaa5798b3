import type pg from 'pg';
import type { OutputOf } from '../../../platform/action/contract.ts';
import { newId } from '../../../platform/action/id.ts';
import type { Content } from '../../../platform/import/open-spreadsheet.ts';
import { type ImportWork, tellProgress } from '../../../platform/import/work.ts';
import { type ErrandContext, stopIfInterrupted } from '../../../platform/jobs/errand.ts';
import { Refused, reason, refuse } from '../../../platform/outcome/refusal.ts';
import type { importPlan } from '../contract/import.ts';
import { batchSealer, copyImportFaults, copyImportRows, sealingKeyOf } from './import-copy.ts';
import { type Counts, judgedBatches, noCounts } from './judge-rows.ts';
import { judgedInThread } from './judged-in-thread.ts';

export type Plan = OutputOf<typeof importPlan>;

/** Lists up to so many bytes are judged where the work runs: a thread takes longer to begin than they do. */
const mostWithoutThread = 1_000_000;

/** How far a reading is gets told so often at most, because each time waits for the disk. */
const tellEveryMs = 200;

/** Stopped by the person: the errand ends without a failure. */
export class StoppedByPerson extends Error {}

const clear = async (pool: pg.Pool, importId: string): Promise<void> => {
  await pool.query('DELETE FROM members.import_fault WHERE import_id = $1', [importId]);
  await pool.query('DELETE FROM members.import_eased WHERE import_id = $1', [importId]);
  await pool.query('DELETE FROM members.import_row WHERE import_id = $1', [importId]);
};

const contentOf = async (context: ErrandContext, work: ImportWork): Promise<Content> => {
  const { rows } = await context.pools.app_import.query<{ size: number; pieces: number }>(
    'SELECT size_bytes::float8 AS size, received_pieces AS pieces FROM platform.upload WHERE id = $1',
    [work.uploadId],
  );
  if (!rows[0]) throw new Refused(refuse(reason('platform.upload-gone', {}, 'uploadId')));
  const { size, pieces } = rows[0];
  return { sizeBytes: size, read: () => context.files.read(work.uploadId!, pieces) };
};

const send = async (pool: pg.Pool, rows: Uint8Array, faults: Uint8Array): Promise<void> => {
  await copyImportRows(pool, rows);
  await copyImportFaults(pool, faults);
};

type Reading = { readonly bytesDone: number; readonly rowsDone: number };

/** Tells how far a reading is; throws when the person has stopped it. `sending` are rows that are still on their way. */
const teller = (pool: pg.Pool, importId: string) => {
  let toldAt = Number.NEGATIVE_INFINITY;
  return async (reading: Reading, sending: Promise<void>, isEnd = false): Promise<void> => {
    if (!isEnd && performance.now() - toldAt < tellEveryMs) return;
    toldAt = performance.now();
    if (await tellProgress(pool, importId, { phase: 'reading', ...reading })) return;
    await sending;
    // Whoever stopped it had what was staged thrown away; what came after that goes too.
    await clear(pool, importId);
    throw new StoppedByPerson();
  };
};

/**
 * Reads a file row by row into the staging table: judged in a thread of its own, sealed here, copied some thousand at a time; the three
 * go on beside each other. Begins anew when it is run again.
 */
export const readIntoStaging = async (context: ErrandContext, work: ImportWork, plan: Plan): Promise<Counts> => {
  const { importId } = work;
  const pool = context.pools.app_import;
  await clear(pool, importId);
  const content = await contentOf(context, work);
  const batches = content.sizeBytes > mostWithoutThread ? judgedInThread : judgedBatches;
  const [seal, tell] = [batchSealer(context.secrets), teller(pool, importId)];
  const spares: ArrayBuffer[] = [];
  let [counts, bytesDone] = [noCounts, 0];
  let sending: Promise<void> = Promise.resolve();
  for await (const batch of batches(content, { ...plan, importId, keyId: sealingKeyOf(context.secrets) }, spares)) {
    ({ counts, bytesDone } = batch);
    const rows = await seal(batch);
    await sending;
    stopIfInterrupted(context.signal);
    sending = send(pool, rows, batch.faults).then(() => void spares.push(batch.fields.buffer));
    // Awaited before the next is sent; a failure in between is not to end the process.
    sending.catch(() => {});
    // Told while the rows are on their way: waiting for the disk each time would leave both sides idle.
    await tell({ bytesDone, rowsDone: counts.rows }, sending);
  }
  await sending;
  await tell({ bytesDone, rowsDone: counts.rows }, sending, true);
  await keepCounts(pool, importId, counts);
  return counts;
};

const keepCounts = async (pool: pg.Pool, importId: string, counts: Counts): Promise<void> => {
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

/** Has what was staged compared with the records in the scope of whoever uploaded it; the server counts the staged rows first. */
export const compareStaged = async (context: ErrandContext, work: ImportWork): Promise<void> => {
  await context.pools.app_import.query('SELECT members.analyze_staging()');
  await asUploader(context, work, 'members.compare-import', { importId: work.importId });
};
