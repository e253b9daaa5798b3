import { isRefusal, type Reason, type Refusal, reason, refuse } from '../outcome/refusal.ts';
import { fillMerged } from './fill-merged.ts';
import { defaultLimits, type ImportLimits } from './limits.ts';
import { readCsv } from './read-csv.ts';
import { openXlsx, type Xlsx, type XlsxSheet } from './read-xlsx.ts';
import type { Sheet, SheetRow } from './sheet.ts';
import { BadZip } from './unzip.ts';

export type Spreadsheet = { readonly format: 'xlsx' | 'csv'; readonly sheets: readonly Sheet[] };

const startsWith = (bytes: Uint8Array, signature: readonly number[]): boolean =>
  signature.every((byte, index) => bytes[index] === byte);

const isZip = (bytes: Uint8Array) => startsWith(bytes, [0x50, 0x4b]);
// The container of old .xls files and of .xlsx files locked with a password.
const isCompoundFile = (bytes: Uint8Array) => startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0]);
const foreignSignatures = [
  [0x25, 0x50, 0x44, 0x46],
  [0x89, 0x50, 0x4e, 0x47],
  [0xff, 0xd8, 0xff],
  [0x7b, 0x5c, 0x72, 0x74, 0x66],
] as const;

/** What a file is by its first bytes: refuses empty, too big, old .xls or locked by a password, and what is no spreadsheet. */
export const kindOfContent = (first: Uint8Array, sizeBytes: number, limits: ImportLimits): 'xlsx' | 'csv' | Refusal => {
  if (sizeBytes === 0) return refuse(reason('platform.file-empty', {}, 'contentBase64'));
  if (sizeBytes > limits.fileBytes) {
    return refuse(
      reason('platform.file-too-big', { limitMb: Math.round(limits.fileBytes / 1024 / 1024) }, 'contentBase64'),
    );
  }
  if (isCompoundFile(first)) return refuse(reason('platform.file-old-or-locked', {}, 'contentBase64'));
  if (foreignSignatures.some((signature) => startsWith(first, signature))) {
    return refuse(reason('platform.file-not-spreadsheet', {}, 'contentBase64'));
  }
  return isZip(first) ? 'xlsx' : 'csv';
};

class TooManyRows extends Error {}

const readSheet = async (book: Xlsx, sheet: XlsxSheet, limits: ImportLimits): Promise<Sheet> => {
  const rows: SheetRow[] = [];
  for await (const row of book.rowsOf(sheet)) {
    rows.push(row);
    if (rows.length > limits.rows) throw new TooManyRows();
  }
  return { name: sheet.name.normalize('NFC'), rows: fillMerged(rows, book.mergesOf(sheet), limits.columns) };
};

const readXlsx = async (
  bytes: Uint8Array,
  limits: ImportLimits,
): Promise<{ sheets: Sheet[] } | { reasons: Reason[] }> => {
  try {
    const book = await openXlsx(bytes, limits);
    const sheets: Sheet[] = [];
    for (const sheet of book.sheets) if (!sheet.isHidden) sheets.push(await readSheet(book, sheet, limits));
    return { sheets };
  } catch (error) {
    if (error instanceof TooManyRows)
      return { reasons: [reason('platform.file-too-many-rows', { limit: limits.rows })] };
    if (!(error instanceof BadZip)) throw error;
    const limitMb = Math.round(limits.unpackedBytes / 1024 / 1024);
    return {
      reasons: [error.tooBig ? reason('platform.file-unpacks-too-big', { limitMb }) : reason('platform.file-broken')],
    };
  }
};

/**
 * Reads an uploaded spreadsheet (.xlsx, or csv/tsv in UTF-8) into rows of text at their true addresses; what it is, is told
 * by its content and not by its name. Hidden sheets are left out. Refuses, with the way out: empty, too big, old .xls or
 * locked by a password, not a spreadsheet, broken, another encoding, too many rows.
 */
export const readSpreadsheet = async (
  bytes: Uint8Array,
  limits: ImportLimits = defaultLimits,
): Promise<Spreadsheet | Refusal> => {
  const format = kindOfContent(bytes, bytes.length, limits);
  if (isRefusal(format)) return format;
  const csv = format === 'csv' ? readCsv(bytes, limits) : undefined;
  const read =
    csv && 'rows' in csv ? { sheets: [{ name: 'csv', rows: csv.rows }] } : (csv ?? (await readXlsx(bytes, limits)));
  if ('reasons' in read) return refuse(...read.reasons.map((r) => ({ ...r, field: 'contentBase64' })));
  const counted = read.sheets.reduce((sum, sheet) => sum + sheet.rows.length, 0);
  if (counted === 0) return refuse(reason('platform.file-empty', {}, 'contentBase64'));
  if (counted > limits.rows)
    return refuse(reason('platform.file-too-many-rows', { limit: limits.rows }, 'contentBase64'));
  return { format, sheets: read.sheets };
};

/** The bytes of a base64 text (`contentBase64` of an upload); undefined when it is none. */
export const bytesOfBase64 = (text: string): Uint8Array | undefined => {
  const bare = text.replace(/^data:[^,]*,/, '').replace(/\s+/g, '');
  return /^[A-Za-z0-9+/]*={0,2}$/.test(bare) && bare.length % 4 !== 1
    ? new Uint8Array(Buffer.from(bare, 'base64'))
    : undefined;
};
