import { columnLetters } from '../import/sheet.ts';

export type XlsxCell = string | number | null;

/** `text` keeps leading zeros and long numbers as they are; `number` and `day` can be summed and sorted in the program. */
export type CellKind = 'text' | 'number' | 'day';

/** A cell as it is written: a moment for a day, so that spreadsheet programs sort and compare it. */
export type WrittenCell = string | number | Date | null;

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** A cell of a column by its kind; one of days may say in words what is not known to the day. */
export const cellValue = (cell: XlsxCell, kind: CellKind | undefined): WrittenCell => {
  if (cell === null || cell === '') return null;
  return kind === 'day' && DAY.test(String(cell)) ? new Date(`${cell}T00:00:00Z`) : cell;
};

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};
// biome-ignore lint/suspicious/noControlCharactersInRegex: exactly these may not stand in XML
const special = /[&<>"'\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]/;
const allSpecial = new RegExp(special.source, 'g');

const escaped = (text: string): string =>
  special.test(text) ? text.replace(allSpecial, (sign) => escapes[sign] ?? '') : text;

// Days since 30/12/1899 (ECMA-376 part 1, 18.17.4.1).
const serialOf = (moment: Date): number => 25_569 + moment.getTime() / 86_400_000;

/**
 * Makes rows of a sheet as XML, all cells with the style of their column; `styles` are its numbers in the workbook. By hand, because
 * the library makes an object of every cell and of every part of it (50,000 rows of 25 cells: 3.5 s of processor).
 */
export const xlsxRow = (
  columns: readonly { readonly kind?: CellKind }[],
  styles: readonly number[],
): ((number: number, cells: readonly XlsxCell[]) => string) => {
  const letters = columns.map((_, index) => columnLetters(index));
  return (number, cells) => {
    let row = '';
    for (let at = 0; at < columns.length; at++) {
      const value = cellValue(cells[at] ?? null, columns[at]!.kind);
      if (value === null) continue;
      const head = `<c r="${letters[at]}${number}" s="${styles[at]}"`;
      if (typeof value === 'string') row += `${head} t="str"><v>${escaped(value)}</v></c>`;
      else row += `${head}><v>${typeof value === 'number' ? value : serialOf(value)}</v></c>`;
    }
    return row === '' ? '' : `<row r="${number}">${row}</row>`;
  };
};
