import { isRefusal, type Reason, type Refusal, Refused, reason, refuse } from '../outcome/refusal.ts';
import { BrokenQuotes, csvRecords, NoText } from './csv-records.ts';
import { encodingOf } from './csv-text.ts';
import { type ImportLimits, streamLimits } from './limits.ts';
import { mergedRows } from './merged-rows.ts';
import { kindOfContent } from './read-spreadsheet.ts';
import { listSheets, openXlsx } from './read-xlsx.ts';
import type { SheetRow } from './sheet.ts';
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

/** Bytes of a csv as UTF-8, in whose bytes it is cut: what comes in UTF-16 is turned into it. */
const asUtf8 = (encoding: ReturnType<typeof encodingOf>): ((bytes?: Uint8Array) => Uint8Array) => {
  if (encoding === 'utf-8') return (bytes = new Uint8Array()) => bytes;
  const decoder = new TextDecoder(encoding, { fatal: true });
  return (bytes) => {
    try {
      return Buffer.from(bytes ? decoder.decode(bytes, { stream: true }) : decoder.decode());
    } catch {
      throw new NoText(false);
    }
  };
};

const refusedCsv = (error: unknown): never => {
  if (error instanceof BrokenQuotes) return stop(reason('platform.file-broken-quotes', { line: error.line }));
  if (!(error instanceof NoText)) throw error;
  return stop(reason(error.hasZero ? 'platform.file-not-spreadsheet' : 'platform.file-not-utf8'));
};

const csvStep = 1 << 17;

async function* csvBatches(
  content: Content,
  limits: ImportLimits,
  onBytes: (bytes: number) => void,
): AsyncGenerator<readonly SheetRow[]> {
  const records = csvRecords(limits);
  let utf8: ReturnType<typeof asUtf8> | undefined;
  let [kept, bytesSeen] = [0, 0];
  const counted = (rows: SheetRow[]): SheetRow[] => {
    kept += rows.length;
    return kept > limits.rows ? tooManyRows(limits) : rows;
  };
  try {
    for await (const piece of content.read()) {
      utf8 ??= asUtf8(encodingOf(piece));
      // Little at a time: a whole piece of an upload would be many times its size as rows, and rows that outlive a sweep of young memory
      // cost as much again (1 MB: 13.9 µs of processor a row, 128 kB: 12.6).
      for (let from = 0; from < piece.length; from += csvStep) {
        const bytes = piece.subarray(from, from + csvStep);
        yield counted(records.push(utf8(bytes)));
        bytesSeen += bytes.length;
        onBytes(bytesSeen);
      }
    }
    if (utf8) yield counted(records.push(utf8()));
    yield counted(records.end());
    if (kept === 0) stop(reason('platform.file-empty'));
  } catch (error) {
    refusedCsv(error);
  }
}

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
