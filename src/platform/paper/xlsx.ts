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
  readonly columns: readonly XlsxColumn[];
  readonly rows: Iterable<readonly XlsxCell[]> | AsyncIterable<readonly XlsxCell[]>;
};

const formats = { text: '@', number: '#,##0.######', day: 'dd/mm/yyyy' } as const;

const cellValue = (cell: XlsxCell, kind: XlsxColumn['kind']): string | number | Date | null => {
  if (cell === null || cell === '') return null;
  return kind === 'day' ? new Date(`${cell}T00:00:00Z`) : cell;
};

// Excel's own rule for sheet names: at most 31 characters, none of these signs.
const sheetName = (name: string): string => name.replace(/[\\/?*[\]:]/g, ' ').slice(0, 31);

const startSheet = (book: ExcelJS.stream.xlsx.WorkbookWriter, { name, title = [], columns }: XlsxSheet) => {
  const headerRow = title.length + 1;
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
  for (const line of title) {
    const row = sheet.addRow([line]);
    row.font = { bold: true };
    row.commit();
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

/**
 * Streams a workbook: heading repeated on every printed page and frozen on screen, A4 landscape fitted to the width.
 * The document properties name the program only, no person.
 */
const writeXlsx = async (sheets: readonly XlsxSheet[], to: Writable, createdAt: Date): Promise<void> => {
  const book = new ExcelJS.stream.xlsx.WorkbookWriter({ stream: to, useStyles: true, useSharedStrings: false });
  Object.assign(book, { creator: 'Vững Mạnh', lastModifiedBy: 'Vững Mạnh', created: createdAt, modified: createdAt });
  for (const spec of sheets) {
    const sheet = startSheet(book, spec);
    for await (const row of spec.rows) {
      sheet.addRow(row.map((cell, index) => cellValue(cell, spec.columns[index]?.kind))).commit();
    }
    if (spec.columns.some((column) => column.choicesFrom))
      offerChoices(sheet, spec.columns, (spec.title?.length ?? 0) + 2);
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
