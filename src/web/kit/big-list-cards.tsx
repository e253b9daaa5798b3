import { useEffect, useId } from 'react';
import { useT } from '../messages.ts';
import { type BigView, shownIn } from './big-list-grid.tsx';
import { PAGE_ROWS } from './big-list-pages.ts';
import type { BigSort } from './big-list-state.ts';
import { useShownRows } from './virtual-rows.ts';

type CardsProps<Row> = BigView<Row> & {
  readonly rowsFromStart: number;
  readonly sort: BigSort;
  readonly onSort: (sort: BigSort) => void;
};

const SortChoice = <Row,>({ columns, sort, onSort }: Pick<CardsProps<Row>, 'columns' | 'sort' | 'onSort'>) => {
  const t = useT();
  const id = useId();
  const sortable = columns.filter((column) => column.isSortable);
  const choose = (value: string): void => {
    const [key, direction] = value.split(' ');
    onSort({ key: key!, descending: direction === 'down' });
  };
  return (
    <div className="vm-field not-printed">
      <label htmlFor={id}>{t('web.table.sort')}</label>
      <select
        id={id}
        className="vm-input"
        value={`${sort.key} ${sort.descending ? 'down' : 'up'}`}
        onChange={({ currentTarget }) => choose(currentTarget.value)}
      >
        {sortable.flatMap(({ key, header }) => [
          <option key={`${key} up`} value={`${key} up`}>
            {t('web.table.sort-up', { column: header })}
          </option>,
          <option key={`${key} down`} value={`${key} down`}>
            {t('web.table.sort-down', { column: header })}
          </option>,
        ])}
      </select>
    </div>
  );
};

const Card = <Row,>({ row, columns, rowLink }: Pick<BigView<Row>, 'columns' | 'rowLink'> & { row: Row }) => {
  const title = columns.find((column) => column.onCard === 'title') ?? columns[0]!;
  const listed = columns.filter((column) => column !== title && column.onCard !== 'detail');
  return (
    <>
      <div className="vm-card-title">{shownIn(title, row, rowLink?.(row) ?? null, true)}</div>
      <dl>
        {listed.map((column) => (
          <div key={column.key}>
            <dt>{column.header}</dt>
            <dd>{column.cell(row)}</dd>
          </div>
        ))}
      </dl>
    </>
  );
};

/** The same list where there is no room for columns: one card a row; the next page comes as one nears the end. */
export const BigListCards = <Row extends object>(props: CardsProps<Row>) => {
  const { label, count, rowAt, rowsFromStart, onPages, isOld } = props;
  const t = useT();
  const { box, indexes, before, after, measure } = useShownRows(rowsFromStart, 7);
  const from = Math.floor((indexes[0] ?? 0) / PAGE_ROWS);
  const nearEnd = Math.floor(((indexes.at(-1) ?? 0) + PAGE_ROWS / 4) / PAGE_ROWS);
  useEffect(() => onPages(Array.from({ length: nearEnd - from + 1 }, (_, at) => from + at)), [from, nearEnd, onPages]);
  const cards = (
    <section
      className="vm-card-box not-printed"
      data-long={measure !== undefined}
      ref={box}
      tabIndex={measure ? 0 : undefined}
      aria-label={label}
      aria-busy={isOld}
    >
      <ul className="vm-cards" style={{ paddingTop: before, paddingBottom: after }}>
        {indexes.map((index) => {
          const row = rowAt(index);
          return row ? (
            <li key={index} data-index={index} ref={measure}>
              <Card {...props} row={row} />
            </li>
          ) : null;
        })}
      </ul>
      {rowsFromStart < count && (
        <p className="vm-soft">{t('web.list.more-below', { shown: rowsFromStart, all: count })}</p>
      )}
    </section>
  );
  return (
    <>
      {props.columns.some((column) => column.isSortable) && <SortChoice {...props} />}
      {cards}
    </>
  );
};
