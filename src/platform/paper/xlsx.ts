import { PassThrough, type Writable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import ExcelJS from 'exceljs';

/** `text` keeps leading zeros and long numbers as they are; `number` and `day` can be summed and sorted in the program. */
export type XlsxColumn = {
  readonly header: string;
  readonly width?: number;
  readonly kind?: 'text' | 'number' | 'day';
  /** Range of the workbook whose values a drop-down list under this heading offers, e.g. `'Lists'!$A$2:$A$9`. */
  readonly choicesFrom?: string;
};

export type XlsxCell = string | number | null;

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

const DAY = /^\d{4}-\d{2}-\d{2}$/;

const cellValue = (cell: XlsxCell, kind: XlsxColumn['kind']): string | number | Date | null => {
  if (cell === null || cell === '') return null;
  // A column of days may say in words what is not known to the day.
  return kind === 'day' && DAY.test(String(cell)) ? new Date(`${cell}T00:00:00Z`) : cell;
};

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

// Others are answered while a long list is written. exceljs takes rows faster than they are packed and never says "enough":
// without waiting 50,000 rows of 16 cells took 160 MB over the idle program instead of 115 (measured).
const rowsBetweenBreaths = 250;
const bytesWaiting = 1_000_000;
const breath = (): Promise<void> => new Promise((go) => setImmediate(go));
const unpacked = (sheet: ExcelJS.Worksheet): number => {
  const { stream } = sheet as unknown as { stream?: { pipes?: readonly Writable[] } };
  return (stream?.pipes ?? []).reduce((sum, pipe) => sum + pipe.writableLength, 0);
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
    let written = 0;
    for await (const row of spec.rows) {
      sheet.addRow(row.map((cell, index) => cellValue(cell, spec.columns[index]?.kind))).commit();
      written += 1;
      if (written % rowsBetweenBreaths !== 0) continue;
      do await breath();
      while (unpacked(sheet) > bytesWaiting);
    }
    if (spec.columns.some((column) => column.choicesFrom)) offerChoices(sheet, spec.columns, headerRowOf(spec) + 1);
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
