import { folded } from '../../../platform/import/folded.ts';
import type { XlsxCell, XlsxSheet } from '../../../platform/paper/xlsx.ts';
import type { ListColumn, ListWords } from './list-columns.ts';

type Value = string | number | null;
type Sort = { readonly key: string; readonly descending: boolean } | null;

type Facts<Row> = {
  readonly title: string;
  /** Lines that say what the list was narrowed to. */
  readonly narrowed: readonly string[];
  readonly columns: readonly ListColumn<Row>[];
  readonly shown: readonly string[];
  readonly text: string;
  readonly sort: Sort;
  readonly rows: readonly Row[];
  readonly words: ListWords;
  readonly watermark: string;
};

const byName = new Intl.Collator('vi', { numeric: true });
const compare = (a: Value, b: Value): number =>
  typeof a === 'number' && typeof b === 'number' ? a - b : byName.compare(String(a), String(b));

/** The rows in which some column of the list contains what was typed, without regard to case and accents. */
const containing = <Row>({ rows, columns, text, words }: Facts<Row>): readonly Row[] => {
  const wanted = folded(text);
  if (wanted === '') return rows;
  return rows.filter((row) =>
    columns.some((column) => folded(String(column.value(row, words) ?? '')).includes(wanted)),
  );
};

/** Sorted as the table on screen sorts: by one column, what has no value last in both directions. */
const sorted = <Row>(rows: readonly Row[], { columns, sort, words }: Facts<Row>): readonly Row[] => {
  const column = columns.find(({ key }) => key === sort?.key);
  if (!column || !sort) return rows;
  const valued = rows.map((row) => ({ row, value: column.value(row, words) }));
  const way = sort.descending ? -1 : 1;
  return valued
    .sort((a, b) => {
      if (a.value === null || b.value === null) return Number(a.value === null) - Number(b.value === null);
      return way * compare(a.value, b.value);
    })
    .map(({ row }) => row);
};

// A paper number that looks like a number stays text: the column is of text, and so is the cell.
const cellOf = <Row>(column: ListColumn<Row>, row: Row, words: ListWords): XlsxCell => {
  const cell = (column.cell ?? column.value)(row, words);
  return cell === null || column.kind === 'number' || column.kind === 'day' ? cell : String(cell);
};

/** A list as a sheet, as it stands on screen: rows that were searched for, in their order, the columns shown. */
export const listSheet = <Row>(facts: Facts<Row>): XlsxSheet & { readonly count: number } => {
  const { title, narrowed, columns, shown, words, watermark } = facts;
  const rows = sorted(containing(facts), facts);
  const taken = shown.flatMap((key) => columns.filter((column) => column.key === key));
  return {
    name: title,
    title: [title, ...narrowed],
    watermark,
    count: rows.length,
    filterOver: rows.length,
    columns: taken.map(({ header, width = 24, kind = 'text' }) => ({ header: words.t(header), width, kind })),
    rows: rows.map((row) => taken.map((column) => cellOf(column, row, words))),
  };
};
