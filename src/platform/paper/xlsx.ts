import { PassThrough, type Writable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import ExcelJS from 'exceljs';
import { type CellKind, cellValue, type XlsxCell, xlsxRow } from './xlsx-rows.ts';

export type XlsxColumn = {
  readonly header: string;
  readonly width?: number;
  readonly kind?: CellKind;
  /** Range of the workbook whose values a drop-down list under this heading offers, e.g. `'Lists'!$A$2:$A$9`. */
  readonly choicesFrom?: string;
};

export type { XlsxCell };

export type XlsxSheet = {
  readonly name: string;
  /** Lines above the heading: title, as-of day. */
  readonly title?: readonly string[];
  /** Last line above the heading, in small print: who took the list out, when, how far it reaches. */
  readonly watermark?: string;
  /** Whether the heading offers to filter; the number of rows must be known for it. */
  readonly filterOver?: number;
  readonly columns: readonly XlsxColumn[];
  readonly rows: Iterable<readonly XlsxCell[]> | AsyncIterable<readonly XlsxCell[]>;
};

const formats = { text: '@', number: '#,##0.######', day: 'dd/mm/yyyy' } as const;

// Excel's own rule for sheet names: at most 31 characters, none of these signs.
const sheetName = (name: string): string => name.replace(/[\\/?*[\]:]/g, ' ').slice(0, 31);

const headerRowOf = ({ title = [], watermark }: XlsxSheet): number => title.length + (watermark === undefined ? 1 : 2);

const addLine = (sheet: ExcelJS.Worksheet, text: string, font: Partial<ExcelJS.Font>): void => {
  const row = sheet.addRow([text]);
  row.font = font;
  row.commit();
};

const startSheet = (book: ExcelJS.stream.xlsx.WorkbookWriter, spec: XlsxSheet) => {
  const { name, title = [], columns } = spec;
  const headerRow = headerRowOf(spec);
  const sheet = book.addWorksheet(sheetName(name), {
    views: [{ state: 'frozen', ySplit: headerRow }],
    pageSetup: {
      paperSize: 9,
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: `${headerRow}:${headerRow}`,
    },
    headerFooter: { oddFooter: '&C&P/&N' },
  });
  sheet.columns = columns.map(({ width = 18, kind = 'text' }) => ({ width, style: { numFmt: formats[kind] } }));
  for (const line of title) addLine(sheet, line, { bold: true });
  if (spec.watermark !== undefined) addLine(sheet, spec.watermark, { italic: true, size: 9 });
  if (spec.filterOver !== undefined) {
    const last = { row: headerRow + spec.filterOver, column: columns.length };
    sheet.autoFilter = { from: { row: headerRow, column: 1 }, to: last };
  }
  const header = sheet.addRow(columns.map((column) => column.header));
  header.font = { bold: true };
  header.alignment = { wrapText: true, vertical: 'middle' };
  header.commit();
  return sheet;
};

const offerChoices = (sheet: ExcelJS.Worksheet, columns: readonly XlsxColumn[], firstRow: number): void => {
  for (const [index, { choicesFrom }] of columns.entries()) {
    // A list written into the cell itself would be cut at every comma of a name and end at 255 characters.
    if (choicesFrom === undefined) continue;
    for (let row = firstRow; row < firstRow + 200; row++) {
      sheet.getCell(row, index + 1).dataValidation = {
        type: 'list',
        allowBlank: true,
        showErrorMessage: false,
        formulae: [choicesFrom],
      };
    }
  }
};

/** What of a sheet and its workbook the library keeps to itself. */
type Inside = {
  readonly stream: { readonly write: (xml: string) => Promise<void>; readonly pipes?: readonly Writable[] };
  /** Number of the next row. */
  _rowZero: number;
  readonly workbook: { readonly styles: { readonly addStyleModel: (style: Partial<ExcelJS.Style>) => number } };
};

// Others are answered while a long list is written. Rows are made faster than they are packed, and nobody says "enough":
// without waiting 50,000 rows of 16 cells took 160 MB over the idle program instead of 115 (measured).
const rowsBetweenBreaths = 250;
const bytesWaiting = 1_000_000;
const breath = (): Promise<void> => new Promise((go) => setImmediate(go));
const unpacked = ({ stream }: Inside): number =>
  (stream.pipes ?? []).reduce((sum, pipe) => sum + pipe.writableLength, 0);

/** Rows below a heading that is written already, some hundred at a time and past the library. */
const writeRows = async (sheet: ExcelJS.Worksheet, { columns, rows }: XlsxSheet): Promise<void> => {
  const inside = sheet as unknown as Inside;
  const styles = columns.map(({ kind = 'text' }) => inside.workbook.styles.addStyleModel({ numFmt: formats[kind] }));
  const rowOf = xlsxRow(columns, styles);
  let [xml, waiting] = ['', 0];
  const send = async (): Promise<void> => {
    if (xml !== '') void inside.stream.write(xml);
    [xml, waiting] = ['', 0];
    do await breath();
    while (unpacked(inside) > bytesWaiting);
  };
  for await (const row of rows) {
    xml += rowOf(inside._rowZero++, row);
    if (++waiting >= rowsBetweenBreaths) await send();
  }
  await send();
};

/** Rows that the library keeps until the end, because something is added to their cells. */
const addRows = async (sheet: ExcelJS.Worksheet, { columns, rows }: XlsxSheet): Promise<void> => {
  for await (const row of rows) sheet.addRow(row.map((cell, index) => cellValue(cell, columns[index]?.kind))).commit();
};

/**
 * Streams a workbook: heading repeated on every printed page and frozen on screen, A4 landscape fitted to the width.
 * The document properties name the program only, no person.
 */
const writeXlsx = async (sheets: readonly XlsxSheet[], to: Writable, createdAt: Date): Promise<void> => {
  const book = new ExcelJS.stream.xlsx.WorkbookWriter({ stream: to, useStyles: true, useSharedStrings: false });
  Object.assign(book, { creator: 'Vững Mạnh', lastModifiedBy: 'Vững Mạnh', created: createdAt, modified: createdAt });
  for (const spec of sheets) {
    const sheet = startSheet(book, spec);
    const offersChoices = spec.columns.some((column) => column.choicesFrom);
    await (offersChoices ? addRows : writeRows)(sheet, spec);
    if (offersChoices) offerChoices(sheet, spec.columns, headerRowOf(spec) + 1);
    sheet.commit();
  }
  await book.commit();
};

/** The same as bytes, for files small enough to be an answer. */
export const xlsxBytes = async (sheets: readonly XlsxSheet[], createdAt: Date): Promise<Uint8Array> => {
  const through = new PassThrough();
  const [bytes] = await Promise.all([buffer(through), writeXlsx(sheets, through, createdAt)]);
  return new Uint8Array(bytes);
};

export const mediaTypes = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
} as const;
