import { stringify } from 'csv-stringify/sync';

export type CsvCell = string | number | null;

// A spreadsheet program runs a cell that begins so as a formula; the apostrophe makes it text again (OWASP, CSV injection).
const isRunnable = /^[=+\-@\t\r]/;

const cellText = (cell: CsvCell): string => {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  return isRunnable.test(cell) ? `'${cell}` : cell;
};

/** Bytes of a csv that Excel opens rightly: UTF-8 with a byte-order mark, CRLF, no cell that runs as a formula. */
export const csvBytes = (header: readonly string[], rows: Iterable<readonly CsvCell[]>): Uint8Array => {
  const lines = [header.map(cellText), ...Array.from(rows, (row) => row.map(cellText))];
  return new TextEncoder().encode(`\ufeff${stringify(lines, { record_delimiter: '\r\n' })}`);
};
