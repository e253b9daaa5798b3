import { type ReactNode, type RefObject, useEffect, useId, useRef } from 'react';
import { useT } from '../messages.ts';
import { type Fitted, useActiveRow, useFittedRows } from './big-list-fit.ts';
import { pagesAround } from './big-list-pages.ts';
import type { BigColumn, RowLink } from './big-list-props.ts';
import type { BigSort } from './big-list-state.ts';
import { Icon } from './icon.tsx';
import { PageLink } from './page-link.tsx';

const USUAL_REM = 9;

export type BigView<Row> = {
  readonly label: string;
  /** Those shown, in order. */
  readonly columns: readonly BigColumn<Row>[];
  readonly count: number;
  readonly rowAt: (index: number) => Row | undefined;
  readonly rowLink: ((row: Row) => RowLink | null) | undefined;
  readonly onPages: (pages: readonly number[]) => void;
  /** Changes when another question is asked: the list begins anew. */
  readonly query: unknown;
  readonly isOld: boolean;
};

type GridProps<Row> = BigView<Row> & {
  readonly sort: BigSort;
  readonly onSort: (sort: BigSort) => void;
  readonly onOpen: (row: Row) => void;
};

const Header = <Row,>({
  column,
  sort,
  onSort,
}: Pick<GridProps<Row>, 'sort' | 'onSort'> & { column: BigColumn<Row> }) => {
  const t = useT();
  const isSorted = sort.key === column.key;
  const direction = !isSorted ? 'none' : sort.descending ? 'descending' : 'ascending';
  const next = { key: column.key, descending: isSorted && !sort.descending };
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the grid takes the focus, the button within sorts
    // biome-ignore lint/a11y/useSemanticElements: rows of a fitted list are placed, which a table's cannot be
    <div role="columnheader" aria-sort={column.isSortable ? direction : undefined} data-number={column.isNumber}>
      {column.isSortable ? (
        <button type="button" onClick={() => onSort(next)} title={t('web.table.sort-by', { column: column.header })}>
          {column.header}
          <Icon name={direction === 'none' ? 'sort' : direction === 'ascending' ? 'up' : 'down'} size={1} />
        </button>
      ) : (
        <span>{column.header}</span>
      )}
    </div>
  );
};

/** The title of a row is the way into it; the grid has the focus, so the link is not a stop of its own. */
export const shownIn = <Row,>(column: BigColumn<Row>, row: Row, link: RowLink | null, isStop: boolean): ReactNode =>
  link ? (
    <PageLink {...link} {...(isStop ? {} : { tabIndex: -1 })}>
      <span className="vm-big-words">{column.cell(row)}</span>
    </PageLink>
  ) : (
    column.cell(row)
  );

type RowProps<Row> = Pick<BigView<Row>, 'columns' | 'rowLink'> & {
  readonly id: string;
  readonly row: Row | undefined;
  readonly index: number;
  readonly top: number;
  readonly isActive: boolean;
  readonly template: string;
  readonly onClick: () => void;
};

const GridRow = <Row,>({ id, row, index, top, isActive, template, columns, rowLink, onClick }: RowProps<Row>) => {
  const title = columns.find((column) => column.onCard === 'title') ?? columns[0];
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: keys are handled by the grid
    // biome-ignore lint/a11y/useFocusableInteractive: the grid has the focus and names its active row
    // biome-ignore lint/a11y/useSemanticElements: rows of a fitted list are placed, which a table's cannot be
    <div
      role="row"
      id={id}
      className="vm-big-row"
      aria-rowindex={index + 2}
      data-active={isActive}
      style={{ transform: `translateY(${top}px)`, gridTemplateColumns: template }}
      onClick={onClick}
    >
      {columns.map((column) => (
        // biome-ignore lint/a11y/useFocusableInteractive: the grid has the focus and names its active row
        // biome-ignore lint/a11y/useSemanticElements: rows of a fitted list are placed, which a table's cannot be
        <div key={column.key} role="gridcell" data-number={column.isNumber}>
          {row === undefined ? (
            <span className="vm-big-coming" />
          ) : (
            <div className="vm-big-text">
              {shownIn(column, row, column === title ? (rowLink?.(row) ?? null) : null, false)}
            </div>
          )}
        </div>
      ))}
    </div>
  );
};

/** Tells which pages are in view, and begins at the top when another question is asked. */
const useInView = (fitted: Fitted, { count, onPages, query }: Pick<BigView<never>, 'count' | 'onPages' | 'query'>) => {
  const pages = pagesAround(fitted.items[0]?.index ?? 0, fitted.items.at(-1)?.index ?? 0, count).join();
  useEffect(() => onPages(pages.split(',').map(Number)), [pages, onPages]);
  const begun = useRef(query);
  useEffect(() => {
    if (begun.current === query) return;
    begun.current = query;
    fitted.scrollTo(0);
  });
};

type Laid = { readonly template: string; readonly width: string };

const laidOut = (columns: readonly { readonly rem?: number }[]): Laid => ({
  template: columns.map(({ rem = USUAL_REM }) => `minmax(${rem}rem, ${rem}fr)`).join(' '),
  width: `${columns.reduce((sum, { rem = USUAL_REM }) => sum + rem, 0)}rem`,
});

type HeadProps<Row> = Pick<GridProps<Row>, 'columns' | 'sort' | 'onSort'> & {
  readonly laid: Laid;
  readonly head: RefObject<HTMLDivElement | null>;
};

const Head = <Row,>({ columns, sort, onSort, laid, head }: HeadProps<Row>) => (
  // biome-ignore lint/a11y/useSemanticElements: rows of a fitted list are placed, which a table's cannot be
  <div role="rowgroup" className="vm-big-head" ref={head} style={{ minWidth: laid.width }}>
    {/* biome-ignore lint/a11y/useFocusableInteractive: the grid has the focus */}
    {/* biome-ignore lint/a11y/useSemanticElements: as above */}
    <div role="row" aria-rowindex={1} style={{ gridTemplateColumns: laid.template }}>
      {columns.map((column) => (
        <Header key={column.key} column={column} sort={sort} onSort={onSort} />
      ))}
    </div>
  </div>
);

type BodyProps<Row> = Pick<GridProps<Row>, 'columns' | 'count' | 'rowAt' | 'rowLink'> & {
  readonly id: string;
  readonly laid: Laid;
  readonly fitted: Fitted;
  readonly active: number;
  readonly onActive: (row: number) => void;
};

const Body = <Row,>({ id, laid, fitted, active, onActive, columns, count, rowAt, rowLink }: BodyProps<Row>) => (
  // biome-ignore lint/a11y/useSemanticElements: rows of a fitted list are placed, which a table's cannot be
  <div role="rowgroup" style={{ minWidth: laid.width, height: fitted.height, position: 'relative' }}>
    {fitted.items
      .filter(({ index }) => index < count)
      .map(({ index, start }) => (
        <GridRow
          key={index}
          id={`${id}-${index}`}
          row={rowAt(index)}
          index={index}
          top={start + fitted.shift}
          isActive={index === active}
          template={laid.template}
          columns={columns}
          rowLink={rowLink}
          onClick={() => onActive(index)}
        />
      ))}
  </div>
);

/** A table of any length: rows in view only, with their true numbers for readers; arrows move, Enter opens. */
export const BigListGrid = <Row extends object>(props: GridProps<Row>) => {
  const { label, columns, count, rowAt, query, onOpen, isOld } = props;
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  const head = useRef<HTMLDivElement>(null);
  const fitted = useFittedRows(count, box, head);
  const active = useActiveRow(query, count, fitted, (index) => {
    const row = rowAt(index);
    if (row) onOpen(row);
  });
  useInView(fitted, props);
  const laid = laidOut(columns);
  const isComing = fitted.items.some(({ index }) => index < count && rowAt(index) === undefined);
  const isActiveShown = fitted.items.some(({ index }) => index === active.row);
  return (
    // biome-ignore lint/a11y/useSemanticElements: rows of a fitted list are placed, which a table's cannot be
    <div
      role="grid"
      className="vm-big not-printed"
      ref={box}
      tabIndex={0}
      aria-label={label}
      aria-rowcount={count + 1}
      aria-colcount={columns.length}
      aria-busy={isOld || isComing}
      aria-activedescendant={isActiveShown ? `${id}-${active.row}` : undefined}
      data-old={isOld}
      onKeyDown={active.onKey}
    >
      <Head {...props} laid={laid} head={head} />
      <Body {...props} id={id} laid={laid} fitted={fitted} active={active.row} onActive={active.setRow} />
    </div>
  );
};
