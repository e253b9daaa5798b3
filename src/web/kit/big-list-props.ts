import type { ReactNode } from 'react';
import type { PlaceInList } from './big-list-pages.ts';
import type { BigFilter, BigQuery, BigSort } from './big-list-state.ts';
import type { PageLinkProps } from './page-link.tsx';

export type BigColumn<Row> = {
  /** A code; the server sorts by it when `isSortable`. */
  readonly key: string;
  readonly header: string;
  readonly cell: (row: Row) => ReactNode;
  readonly isSortable?: boolean;
  readonly isNumber?: boolean;
  /** Offered by the column chooser, not shown at first. */
  readonly isExtra?: boolean;
  /** On a phone a row is a card: `title` heads it and opens the row, `detail` is left out, the rest is listed. */
  readonly onCard?: 'title' | 'listed' | 'detail';
  /** Least width; what room is left is shared in proportion. */
  readonly rem?: number;
};

/** One page of rows. `count` (of all rows) comes with the first page and is null on the others. */
export type BigPage<Row> = {
  readonly rows: readonly Row[];
  readonly count: number | null;
  readonly next: string | null;
};

export type RowLink = Pick<PageLinkProps, 'to' | 'params' | 'search'>;

export type BigListProps<Row> = {
  /** A code of the area: columns and saved views are kept under it. One list a page: it writes into the address. */
  readonly name: string;
  readonly label: string;
  /** Asks for one page; built from `ask(contract, …)`. */
  readonly page: (query: BigQuery, place: PlaceInList, signal: AbortSignal) => Promise<BigPage<Row>>;
  /** What else the answer hangs on (as-of day, organisation in view): a change asks anew. */
  readonly askedWith?: readonly (string | null)[];
  readonly columns: readonly BigColumn<Row>[];
  readonly filters?: readonly BigFilter[];
  readonly firstSort: BigSort;
  readonly rowKey: (row: Row) => string;
  /** The page of a row: its title is a link, Enter opens it. Null: this row has none. */
  readonly rowLink?: (row: Row) => RowLink | null;
  /** False where the question cannot search by text. */
  readonly hasSearch?: boolean;
  /** Few words within the field: they must fit on a phone. */
  readonly searchHint?: string;
  /** What the search takes, in full, below the field. */
  readonly searchHelp?: string;
  /** Exports what is shown: the same query, the columns in their order. */
  readonly onExport?: (query: BigQuery, columns: readonly string[]) => void;
  readonly isExporting?: boolean;
  /** A second way to take the list out, e.g. with more in it; asked with the same query and columns. */
  readonly moreExport?: {
    readonly label: string;
    readonly start: (query: BigQuery, columns: readonly string[]) => void;
  };
  /** Nothing at all, without any filter: what this place is for, and the first step. */
  readonly empty: ReactNode;
  /** Beside the count: what concerns the whole list. */
  readonly note?: ReactNode;
};
