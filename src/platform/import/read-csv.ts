import { parse } from 'csv-parse/sync';
import { type Reason, reason } from '../outcome/refusal.ts';
import type { ImportLimits } from './limits.ts';
import { cleanRow, type SheetRow } from './sheet.ts';

const delimiters = [';', ',', '\t'] as const;

/** Text of the bytes in UTF-8 or, with a byte-order mark, UTF-16; undefined for old code pages (windows-1258, TCVN3, VNI). */
const decodeText = (bytes: Uint8Array): string | undefined => {
  const encoding =
    bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8';
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
};

const withoutQuoted = (line: string): string => line.replace(/"(?:[^"]|"")*"/g, '');

/** The separator of a csv text: the one that its first lines use most evenly. Excel's own `sep=` line has the last word. */
const delimiterOf = (text: string): string => {
  const lines = text
    .slice(0, 20_000)
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
    .slice(0, 20)
    .map(withoutQuoted);
  const score = (delimiter: string) => {
    const counts = lines.map((line) => line.split(delimiter).length - 1);
    const used = counts.filter((count) => count > 0);
    const most = Math.max(0, ...counts);
    return used.length * 2 + counts.filter((count) => count === most && most > 0).length + most / 1000;
  };
  return [...delimiters].sort((left, right) => score(right) - score(left))[0]!;
};

/** Reads a csv into rows of text. Refuses other encodings, unclosed quotation marks and too many rows, with the way out. */
export const readCsv = (bytes: Uint8Array, limits: ImportLimits): { rows: SheetRow[] } | { reasons: Reason[] } => {
  const decoded = decodeText(bytes);
  if (decoded === undefined) return { reasons: [reason('platform.file-not-utf8')] };
  if (decoded.includes('\u0000')) return { reasons: [reason('platform.file-not-spreadsheet')] };
  const named = /^sep=(.)\r?\n/.exec(decoded);
  const text = named ? decoded.slice(named[0].length) : decoded;
  let records: string[][];
  try {
    records = parse(text, {
      delimiter: named?.[1] ?? delimiterOf(text),
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
