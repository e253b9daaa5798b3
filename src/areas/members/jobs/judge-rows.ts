import { binaryFields } from '../../../platform/import/binary-fields.ts';
import { isNumberingRow } from '../../../platform/import/check-rows.ts';
import { copyBatch } from '../../../platform/import/copy-batch.ts';
import { type Content, type OpenSheet, openSpreadsheet } from '../../../platform/import/open-spreadsheet.ts';
import { columnIndex, type SheetRow } from '../../../platform/import/sheet.ts';
import { orRefuse, Refused, reason, refuse } from '../../../platform/outcome/refusal.ts';
import type { ImportDraft } from '../rules/import-draft.ts';
import type { ImportKey } from '../rules/import-layout.ts';
import { type RowPlan, rowReader } from '../rules/import-row.ts';
import { twiceFinder } from '../rules/import-twice.ts';
import { faultLine, openFieldsWriter } from './staged-fields.ts';
import { idWriter } from './staged-ids.ts';

/** What judging needs to know; can be sent to a thread. */
export type JudgePlan = Omit<RowPlan, 'columnByKey'> & {
  readonly importId: string;
  readonly mapping: {
    readonly sheet: string;
    readonly headerRow: number;
    readonly columns: Readonly<Record<string, string>>;
  };
};

export type Counts = { rows: number; faulty: number; stops: number; attentions: number; listed: number };

export const noCounts: Readonly<Counts> = { rows: 0, faulty: 0, stops: 0, attentions: 0, listed: 0 };

/** What of the rows is still to be worked out or sealed before they are staged: column by column, which is sooner handed to another thread. */
export type OpenColumns = {
  readonly fullName: (string | null)[];
  readonly personalId: (string | null)[];
  readonly oldCard: (string | null)[];
  readonly others: (ImportDraft['others'] | null)[];
};

/** Some thousand judged rows: fields that are ready, and what is not yet. */
export type JudgedBatch = {
  readonly fields: Uint8Array<ArrayBuffer>;
  /** Where in `fields` those of each row end. */
  readonly ends: readonly number[];
  readonly open: OpenColumns;
  readonly faults: Uint8Array<ArrayBuffer>;
  /** Of everything so far. */
  readonly counts: Counts;
  readonly bytesDone: number;
};

const rowsPerBatch = 10_000;
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

const noColumns = (): OpenColumns => ({ fullName: [], personalId: [], oldCard: [], others: [] });

/** Judges rows as they come and gathers what they say. */
const judge = (plan: JudgePlan, spares: ArrayBuffer[]) => {
  const columnByKey = columnsOf(plan);
  const read = rowReader({ ...plan, columnByKey });
  const findTwice = twiceFinder();
  const [fields, faults, nextId] = [binaryFields(1 << 20, spares), copyBatch(), idWriter()];
  const write = openFieldsWriter(plan.importId, fields, nextId);
  const counts: Counts = { ...noCounts };
  let [ends, open] = [[] as number[], noColumns()];
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
    write(draft);
    ends.push(fields.size());
    for (const key of ['fullName', 'personalId', 'oldCard'] as const) open[key].push(draft[key]);
    open.others.push(draft.others.length === 0 ? null : draft.others);
  };
  const batch = (bytesDone: number): JudgedBatch => {
    const taken = { fields: fields.take(), ends, open, faults: faults.take(), counts: { ...counts }, bytesDone };
    [ends, open] = [[], noColumns()];
    return taken;
  };
  return { take, batch, count: () => ends.length };
};

/**
 * Reads a file row by row and judges it, ten thousand rows at a time. Touches neither the database nor a key: it can run in a thread
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
