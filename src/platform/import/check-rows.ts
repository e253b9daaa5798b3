import type { Column, Layout, RowOf } from './layout.ts';
import type { HeaderMatch } from './match-header.ts';
import { columnLetters, type SheetRow } from './sheet.ts';

/** One thing that is wrong (`stop`) or worth a look (`attention`) at one place of the file. */
export type RowFault = {
  readonly sheet: string;
  readonly row: number;
  /** Letters of the column; null when the row as a whole is meant. */
  readonly column: string | null;
  readonly heading: string | null;
  readonly value: string;
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
  readonly suggestion: string | null;
  readonly level: 'stop' | 'attention';
};

export type ReadRow<T> = { readonly row: number; readonly values: T };

/** Official forms number their columns under the headings: 1 2 3 …, (1) (2) …, or A B 1 2. */
export const isNumberingRow = ({ cells }: SheetRow): boolean => {
  const texts = cells.filter((cell) => cell !== '').map((cell) => cell.replace(/[()[\]]/g, ''));
  if (texts.length < 3 || !texts.every((text) => /^(\d{1,2}|[A-Z])$/.test(text))) return false;
  const numbers = texts.filter((text) => /^\d+$/.test(text)).map(Number);
  return numbers.every((count, index) => index === 0 || count === numbers[index - 1]! + 1);
};

/** The rows under the headings, without the row that numbers the columns. */
const bodyRows = (rows: readonly SheetRow[], match: Pick<HeaderMatch, 'headerRow'>): readonly SheetRow[] => {
  const body = rows.filter(({ row }) => row > match.headerRow);
  return body[0] && isNumberingRow(body[0]) ? body.slice(1) : body;
};

/** A fault at one cell of a layout, for rules that look at more than one cell. */
export const faultAt = (
  layout: Layout,
  match: HeaderMatch,
  at: { row: number; key: string | null; value?: string | null },
  what: Pick<RowFault, 'code'> & Partial<Pick<RowFault, 'params' | 'suggestion' | 'level'>>,
): RowFault => {
  const spec = layout.columns.find((one) => one.key === at.key);
  const index = at.key === null ? undefined : match.columnByKey[at.key];
  return {
    sheet: match.sheet,
    row: at.row,
    column: index === undefined ? null : columnLetters(index),
    heading: spec?.header.vi ?? null,
    value: at.value ?? '',
    code: what.code,
    params: what.params ?? {},
    suggestion: what.suggestion ?? null,
    level: what.level ?? 'stop',
  };
};

/** The cells of every row by column key, faulty rows too. */
export type CheckedTexts = readonly ReadRow<Readonly<Record<string, string>>>[];

export type CheckedRows<L extends Layout> = {
  readonly rows: readonly ReadRow<RowOf<L>>[];
  readonly faults: readonly RowFault[];
  readonly texts: CheckedTexts;
};

/** Rows of which some cell could not be read: rules still judge what their other cells name. */
export const faultyRows = (checked: Pick<CheckedRows<Layout>, 'rows' | 'texts'>): CheckedTexts => {
  const sound = new Set(checked.rows.map(({ row }) => row));
  return checked.texts.filter(({ row }) => !sound.has(row));
};

const cellOf = (row: SheetRow, match: HeaderMatch, spec: Column): string => {
  const index = match.columnByKey[spec.key];
  return index === undefined ? '' : (row.cells[index] ?? '');
};

/**
 * Reads every row by the layout and gives what could be read beside every fault, none hidden behind another. `texts` holds
 * the cells of all rows, faulty ones too, so that a rule need not call a row unknown that is only badly written elsewhere.
 */
export const checkRows = <L extends Layout>(
  layout: L,
  rows: readonly SheetRow[],
  match: HeaderMatch,
): CheckedRows<L> => {
  const faults: RowFault[] = [];
  const texts: ReadRow<Readonly<Record<string, string>>>[] = [];
  const read: ReadRow<RowOf<L>>[] = [];
  for (const row of bodyRows(rows, match)) {
    const cells = layout.columns.map((spec) => ({ spec, text: cellOf(row, match, spec) }));
    // A row whose known columns are all blank holds only remarks outside the layout.
    if (cells.every(({ text }) => text === '')) continue;
    const values: Record<string, unknown> = {};
    let isSound = true;
    for (const { spec, text } of cells) {
      const reading = spec.read(text);
      if ('value' in reading) values[spec.key] = reading.value;
      else {
        isSound = false;
        const at = { row: row.row, key: spec.key, value: text };
        const params = { heading: spec.header.vi, value: text, ...reading.fault.params };
        faults.push(faultAt(layout, match, at, { ...reading.fault, params }));
      }
    }
    texts.push({ row: row.row, values: Object.fromEntries(cells.map(({ spec, text }) => [spec.key, text])) });
    if (isSound) read.push({ row: row.row, values: values as RowOf<L> });
  }
  return { rows: read, faults, texts };
};
