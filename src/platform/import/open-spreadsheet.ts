import { isRefusal, type Reason, type Refusal, Refused, reason, refuse } from '../outcome/refusal.ts';
import { BrokenQuotes, csvRecords } from './csv-records.ts';
import { encodingOf } from './csv-text.ts';
import { type ImportLimits, streamLimits } from './limits.ts';
import { mergedRows } from './merged-rows.ts';
import { kindOfContent } from './read-spreadsheet.ts';
import { listSheets, openXlsx } from './read-xlsx.ts';
import { cleanRow, type SheetRow } from './sheet.ts';
import { BadZip } from './unzip.ts';

/** Where the bytes come from; may be read more than once. */
export type Content = { readonly sizeBytes: number; readonly read: () => AsyncIterable<Uint8Array> };

export type OpenSheet = {
  readonly name: string;
  /**
   * The non-blank rows in batches, cleaned and with merged cells filled. `onBytes` hears how much of the file was read. Throws
   * `Refused` with the reasons for what only shows on the way: another encoding, broken quotes, a damaged workbook, too many rows.
   */
  readonly batches: (onBytes?: (bytes: number) => void) => AsyncGenerator<readonly SheetRow[]>;
};

export type OpenSpreadsheet = { readonly format: 'xlsx' | 'csv'; readonly sheets: readonly OpenSheet[] };

const stop = (...reasons: Reason[]): never => {
  throw new Refused(refuse(...reasons));
};

const tooManyRows = (limits: ImportLimits): never =>
  stop(reason('platform.file-too-many-rows', { limit: limits.rows }));

const decoded = (decoder: TextDecoder, bytes: Uint8Array | undefined): string => {
  let text: string;
  try {
    text = bytes ? decoder.decode(bytes, { stream: true }) : decoder.decode();
  } catch {
    return stop(reason('platform.file-not-utf8'));
  }
  return text.includes('\u0000') ? stop(reason('platform.file-not-spreadsheet')) : text;
};

const rowsIn = (records: readonly string[][], before: number, limits: ImportLimits): SheetRow[] => {
  const rows: SheetRow[] = [];
  for (const [index, cells] of records.entries()) {
    for (let at = 0; at < cells.length; at++)
      if (cells[at]!.length > limits.cellCharacters) cells[at] = cells[at]!.slice(0, limits.cellCharacters + 1);
    const row = cleanRow(before + index + 1, cells.length > limits.columns ? cells.slice(0, limits.columns) : cells);
    if (row) rows.push(row);
  }
  return rows;
};

async function* csvBatches(
  content: Content,
  limits: ImportLimits,
  onBytes: (bytes: number) => void,
): AsyncGenerator<readonly SheetRow[]> {
  const records = csvRecords();
  let decoder: TextDecoder | undefined;
  let [seen, kept, bytesSeen] = [0, 0, 0];
  const take = (split: () => string[][]): SheetRow[] => {
    try {
      const found = split();
      const rows = rowsIn(found, seen, limits);
      seen += found.length;
      kept += rows.length;
      return kept > limits.rows ? tooManyRows(limits) : rows;
    } catch (error) {
      return error instanceof BrokenQuotes
        ? stop(reason('platform.file-broken-quotes', { line: error.line }))
        : raise(error);
    }
  };
  for await (const piece of content.read()) {
    decoder ??= new TextDecoder(encodingOf(piece), { fatal: true });
    // A megabyte at a time: a whole piece of an upload would be many times its size as rows.
    for (let from = 0; from < piece.length; from += 1 << 20) {
      const text = decoded(decoder, piece.subarray(from, from + (1 << 20)));
      bytesSeen += Math.min(1 << 20, piece.length - from);
      yield take(() => records.push(text));
      onBytes(bytesSeen);
    }
  }
  const last = decoder ? decoded(decoder, undefined) : '';
  yield take(() => [...records.push(last), ...records.end()]);
}

const raise = (error: unknown): never => {
  throw error;
};

/** The content in one piece, without a second copy of it beside. */
const wholeOf = async (content: Content): Promise<Uint8Array> => {
  const whole = Buffer.allocUnsafeSlow(content.sizeBytes);
  let filled = 0;
  for await (const piece of content.read()) {
    whole.set(piece.subarray(0, content.sizeBytes - filled), filled);
    filled += piece.length;
  }
  return whole.subarray(0, Math.min(filled, content.sizeBytes));
};

const badZip = (error: unknown, limits: ImportLimits): never => {
  if (!(error instanceof BadZip)) throw error;
  const limitMb = Math.round(limits.unpackedBytes / 1024 / 1024);
  return stop(error.tooBig ? reason('platform.file-unpacks-too-big', { limitMb }) : reason('platform.file-broken'));
};

const rowsPerBatch = 500;

// Of a packed sheet only the share of its rows is known: bytes are told as if they were spread evenly.
async function* xlsxBatches(
  bytes: Uint8Array,
  at: number,
  limits: ImportLimits,
  onBytes: (bytes: number) => void,
): AsyncGenerator<readonly SheetRow[]> {
  try {
    const book = await openXlsx(bytes, limits);
    const sheet = book.sheets[at]!;
    const filled = mergedRows(await book.mergesAhead(sheet), limits.columns);
    let batch: SheetRow[] = [];
    let count = 0;
    for await (const row of book.rowsOf(sheet)) {
      batch.push(filled(row));
      if (++count > limits.rows) tooManyRows(limits);
      if (batch.length < rowsPerBatch) continue;
      yield batch;
      onBytes(Math.round(bytes.length * book.shareRead(sheet)));
      batch = [];
    }
    yield batch;
    onBytes(bytes.length);
  } catch (error) {
    badZip(error, limits);
  }
}

const openWorkbook = async (content: Content, limits: ImportLimits): Promise<OpenSheet[]> => {
  const bytes = await wholeOf(content);
  try {
    const sheets = await listSheets(bytes, limits);
    return sheets.flatMap((sheet, at) =>
      sheet.isHidden
        ? []
        : [
            {
              name: sheet.name.normalize('NFC'),
              batches: (onBytes = () => {}) => xlsxBatches(bytes, at, limits, onBytes),
            },
          ],
    );
  } catch (error) {
    return badZip(error, limits);
  }
};

const firstBytes = async (content: Content): Promise<Uint8Array> => {
  for await (const piece of content.read()) return piece;
  return new Uint8Array();
};

/**
 * Opens a spreadsheet that is read row by row; the same kinds, cleaning and refusals as `readSpreadsheet`. A csv is never in
 * memory as a whole; of an .xlsx the packed file and its shared strings are (500,000 rows of 25 columns: see bench members).
 */
export const openSpreadsheet = async (
  content: Content,
  limits: ImportLimits = streamLimits,
): Promise<OpenSpreadsheet | Refusal> => {
  const kind = kindOfContent(await firstBytes(content), content.sizeBytes, limits);
  if (isRefusal(kind)) return kind;
  if (kind === 'csv')
    return {
      format: 'csv',
      sheets: [{ name: 'csv', batches: (onBytes = () => {}) => csvBatches(content, limits, onBytes) }],
    };
  try {
    return { format: 'xlsx', sheets: await openWorkbook(content, limits) };
  } catch (error) {
    if (error instanceof Refused) return error.refusal;
    throw error;
  }
};
