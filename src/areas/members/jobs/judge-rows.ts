import { binaryFields } from '../../../platform/import/binary-fields.ts';
import { isNumberingRow } from '../../../platform/import/check-rows.ts';
import { copyBatch } from '../../../platform/import/copy-batch.ts';
import { type Content, type OpenSheet, openSpreadsheet } from '../../../platform/import/open-spreadsheet.ts';
import { columnIndex, type SheetRow } from '../../../platform/import/sheet.ts';
import { orRefuse, Refused, reason, refuse } from '../../../platform/outcome/refusal.ts';
import type { ImportKey } from '../rules/import-layout.ts';
import { type RowPlan, rowReader } from '../rules/import-row.ts';
import { twiceFinder } from '../rules/import-twice.ts';
import { faultLine, type OpenValues, type StagedPlan, stagedRowWriter } from './staged-fields.ts';
import { idWriter } from './staged-ids.ts';

/** What judging needs to know; can be sent to a thread. */
export type JudgePlan = Omit<RowPlan, 'columnByKey'> &
  StagedPlan & {
    readonly mapping: {
      readonly sheet: string;
      readonly headerRow: number;
      readonly columns: Readonly<Record<string, string>>;
    };
  };

export type Counts = { rows: number; faulty: number; stops: number; attentions: number; listed: number };

export const noCounts: Readonly<Counts> = { rows: 0, faulty: 0, stops: 0, attentions: 0, listed: 0 };

/** Some thousand judged rows in COPY's binary format, with gaps for what is still to be sealed. */
export type JudgedBatch = {
  readonly fields: Uint8Array<ArrayBuffer>;
  readonly open: OpenValues;
  readonly faults: Uint8Array<ArrayBuffer>;
  /** Of everything so far. */
  readonly counts: Counts;
  readonly bytesDone: number;
};

/** Few enough that the first are soon on their way and nobody waits long for the last; each batch is a COPY of its own. */
const rowsPerBatch = 4_000;
/** Beyond so many the file itself is the trouble: they are still counted, but no longer listed one by one. */
const mostFaultsListed = 100_000;

const sheetOf = async (content: Content, name: string): Promise<OpenSheet> => {
  const opened = orRefuse(await openSpreadsheet(content));
  const sheet = opened.sheets.find((one) => one.name === name) ?? opened.sheets[0];
  if (!sheet) throw new Refused(refuse(reason('platform.file-empty', {}, 'uploadId')));
  return sheet;
};

const columnsOf = ({ mapping }: JudgePlan): Partial<Record<ImportKey, number>> =>
  Object.fromEntries(Object.entries(mapping.columns).map(([key, letters]) => [key, columnIndex(letters)!]));

/** Judges rows as they come and gathers what they say. */
const judge = (plan: JudgePlan, spares: ArrayBuffer[]) => {
  const columnByKey = columnsOf(plan);
  const read = rowReader({ ...plan, columnByKey });
  const findTwice = twiceFinder();
  const [fields, faults, nextId] = [binaryFields(1 << 20, spares), copyBatch(), idWriter()];
  const rows = stagedRowWriter(plan, fields, nextId);
  const counts: Counts = { ...noCounts };
  let gathered = 0;
  const take = (row: SheetRow): void => {
    const found = read(row);
    if (!found) return;
    const { draft } = found;
    const twice = findTwice(draft);
    counts.rows++;
    if (draft.isFaulty) counts.faulty++;
    for (const fault of twice.length === 0 ? found.faults : [...found.faults, ...twice]) {
      counts[fault.level === 'stop' ? 'stops' : 'attentions']++;
      if (counts.listed < mostFaultsListed) faults.add(faultLine(plan.importId, ++counts.listed, fault, columnByKey));
    }
    rows.write(draft);
    gathered++;
  };
  const batch = (bytesDone: number): JudgedBatch => {
    gathered = 0;
    return { fields: fields.take(), open: rows.take(), faults: faults.take(), counts: { ...counts }, bytesDone };
  };
  return { take, batch, count: () => gathered };
};

/**
 * Reads a file row by row and judges it, some thousand rows at a time. Touches neither the database nor a key: it can run in a thread
 * of its own. Throws `Refused` for a file that cannot be read. `spares` are buffers of earlier batches that may be written over.
 */
export async function* judgedBatches(
  content: Content,
  plan: JudgePlan,
  spares: ArrayBuffer[] = [],
): AsyncGenerator<JudgedBatch> {
  const sheet = await sheetOf(content, plan.mapping.sheet);
  const { take, batch, count } = judge(plan, spares);
  let [bytesDone, isFirst] = [0, true];
  const onBytes = (bytes: number): void => {
    bytesDone = bytes;
  };
  for await (const rows of sheet.batches(onBytes)) {
    for (const row of rows) {
      if (row.row <= plan.mapping.headerRow) continue;
      const skips = isFirst && isNumberingRow(row);
      isFirst = false;
      if (!skips) take(row);
    }
    if (count() >= rowsPerBatch) yield batch(bytesDone);
  }
  yield batch(bytesDone);
}
