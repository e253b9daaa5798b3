import type { Phone } from './few-of.ts';
import type { Column } from './table-columns.ts';

export type Sort = { readonly key: string; readonly descending: boolean } | null;

/** What both forms of a table, rows and cards, are given to show. */
export type TableView<Row> = {
  readonly id: string;
  readonly label: string;
  readonly rows: readonly Row[];
  readonly columns: readonly Column<Row>[];
  readonly rowKey: (row: Row) => string;
  readonly sort: Sort;
  readonly onSort: (sort: Sort) => void;
  readonly isWhole?: boolean;
  readonly phone?: Phone | undefined;
};
