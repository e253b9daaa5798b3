import type { Day } from '../../../platform/calendar/day.ts';
import { readDay } from '../../../web/day-text.ts';
import { fold } from '../../../web/fold.ts';

/** A target as it stands in the boxes of a form: text as typed, so that nothing is corrected under somebody's hands. */
export type TypedTarget = {
  readonly text: string;
  readonly product: string;
  readonly unit: string;
  readonly amount: number | string;
  readonly dueOn: Day | null;
  readonly weight: number | string;
  readonly isKey: boolean;
  readonly sourceWords: string;
  readonly taskId: string | null;
};

export const emptyTarget: TypedTarget = {
  text: '',
  product: '',
  unit: '',
  amount: '',
  dueOn: null,
  weight: '',
  isKey: false,
  sourceWords: '',
  taskId: null,
};

/** Columns in the order in which they are pasted; the heading above them is found by its words and left out. */
export const pasteColumns = ['text', 'product', 'unit', 'amount', 'dueOn', 'weight', 'isKey', 'sourceWords'] as const;
type PasteColumn = (typeof pasteColumns)[number];

/** A cell that could not be read: the row as it was pasted (from 1), the column, what stood there. */
export type PasteFault = { readonly row: number; readonly column: PasteColumn; readonly cell: string };
export type Pasted = { readonly rows: readonly TypedTarget[]; readonly faults: readonly PasteFault[] };

/** Cells of a table as a spreadsheet copies it: tabs between them, a cell with a line break in double quotes. */
const cellsOf = (text: string): string[][] => {
  const rows: string[][] = [[]];
  let cell = '';
  let isQuoted = false;
  const endCell = (): void => {
    rows.at(-1)!.push(cell.trim());
    cell = '';
  };
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at]!;
    if (isQuoted && sign === '"' && text[at + 1] === '"') {
      cell += '"';
      at += 1;
    } else if (sign === '"' && (isQuoted || cell === '')) isQuoted = !isQuoted;
    else if (!isQuoted && sign === '\t') endCell();
    else if (!isQuoted && sign === '\n') {
      endCell();
      rows.push([]);
    } else if (sign !== '\r') cell += sign;
  }
  endCell();
  return rows.filter((row) => row.some((one) => one !== ''));
};

/** A number as people here write it: 1.500 or 1500, 70,5 or 70.5. Null where it is none. */
export const readAmount = (cell: string): number | null => {
  const typed = cell.replaceAll(/\s/g, '');
  if (/^\d{1,3}(\.\d{3})+(,\d{1,3})?$/.test(typed)) return Number(typed.replaceAll('.', '').replace(',', '.'));
  return /^\d+([.,]\d{1,3})?$/.test(typed) ? Number(typed.replace(',', '.')) : null;
};

const yesWords = new Set(['x', 'co', 'yes', 'trong tam', '1', 'v', '✓']);
const noWords = new Set(['', 'khong', 'no', '0', '-']);

const isHeading = (row: readonly string[]): boolean =>
  /^(noi dung|chi tieu|nhiem vu|target|text)/.test(fold(row[0] ?? '')) &&
  row
    .slice(1)
    .some((cell) => /^(san pham|don vi|so luong|han|trong so|trong tam|can cu|unit|due|weight)/.test(fold(cell)));

type Read = { readonly value: unknown } | null;

const readCell = (column: PasteColumn, cell: string): Read => {
  if (column === 'amount' || column === 'weight') {
    const value = cell === '' ? '' : readAmount(cell);
    return value === null ? null : { value };
  }
  if (column === 'dueOn') {
    const value = cell === '' ? null : readDay(cell);
    return cell !== '' && value === null ? null : { value };
  }
  if (column !== 'isKey') return { value: cell };
  const word = fold(cell);
  return yesWords.has(word) ? { value: true } : noWords.has(word) ? { value: false } : null;
};

/** Rows pasted from a spreadsheet as targets, with every cell that could not be read: its box stays empty and is named. */
export const readPaste = (text: string): Pasted => {
  const faults: PasteFault[] = [];
  const table = cellsOf(text);
  const first = table[0] && isHeading(table[0]) ? 1 : 0;
  const rows = table.slice(first).map((cells, at): TypedTarget => {
    const read = pasteColumns.flatMap((column, place) => {
      const cell = cells[place] ?? '';
      const one = readCell(column, cell);
      if (one) return [[column, one.value] as const];
      faults.push({ row: at + first + 1, column, cell });
      return [];
    });
    return { ...emptyTarget, ...Object.fromEntries(read) };
  });
  return { rows, faults };
};
