import { parse } from 'csv-parse/sync';
import { type Reason, reason } from '../outcome/refusal.ts';
import { delimiterOf, encodingOf, splitSepLine } from './csv-text.ts';
import type { ImportLimits } from './limits.ts';
import { cleanRow, type SheetRow } from './sheet.ts';

/** Text of the bytes in UTF-8 or, with a byte-order mark, UTF-16; undefined for old code pages (windows-1258, TCVN3, VNI). */
const decodeText = (bytes: Uint8Array): string | undefined => {
  try {
    return new TextDecoder(encodingOf(bytes), { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
};

/** Reads a csv into rows of text. Refuses other encodings, unclosed quotation marks and too many rows, with the way out. */
export const readCsv = (bytes: Uint8Array, limits: ImportLimits): { rows: SheetRow[] } | { reasons: Reason[] } => {
  const decoded = decodeText(bytes);
  if (decoded === undefined) return { reasons: [reason('platform.file-not-utf8')] };
  if (decoded.includes('\u0000')) return { reasons: [reason('platform.file-not-spreadsheet')] };
  const { named, rest: text } = splitSepLine(decoded);
  let records: string[][];
  try {
    records = parse(text, {
      delimiter: named ?? delimiterOf(text),
      bom: true,
      relax_column_count: true,
      skip_empty_lines: false,
      to: limits.rows + 100,
    });
  } catch (error) {
    return { reasons: [reason('platform.file-broken-quotes', { line: (error as { lines?: number }).lines ?? 0 })] };
  }
  const cut = (cell: string) => cell.slice(0, limits.cellCharacters + 1);
  const rows = records.map((cells, index) => cleanRow(index + 1, cells.slice(0, limits.columns).map(cut)));
  return { rows: rows.filter((row) => row !== undefined) };
};
