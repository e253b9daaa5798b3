import type { Ref } from 'react';
import { useLanguage, useT } from '../messages.ts';
import { MoreCards, useFewCards } from './few-cards.tsx';
import { type Column, shownIn } from './table-columns.ts';
import type { TableView } from './table-view.ts';
import { useShownRows } from './virtual-rows.ts';

const SortChoice = <Row,>({ id, columns, sort, onSort }: TableView<Row>) => {
  const t = useT();
  const choose = (value: string): void => {
    const [key, direction] = value.split(' ');
    onSort(key ? { key, descending: direction === 'down' } : null);
  };
  return (
    <div className="vm-field not-printed">
      <label htmlFor={`${id}-sort`}>{t('web.table.sort')}</label>
      <select
        id={`${id}-sort`}
        className="vm-input"
        value={sort ? `${sort.key} ${sort.descending ? 'down' : 'up'}` : ''}
        onChange={(event) => choose(event.currentTarget.value)}
      >
        <option value="">{t('web.table.sort-none')}</option>
        {columns
          .filter((column) => !column.isAction && !column.isUnordered)
          .flatMap((column) => [
            <option key={`${column.key} up`} value={`${column.key} up`}>
              {t('web.table.sort-up', { column: column.header })}
            </option>,
            <option key={`${column.key} down`} value={`${column.key} down`}>
              {t('web.table.sort-down', { column: column.header })}
            </option>,
          ])}
      </select>
    </div>
  );
};

const isListed = <Row,>(column: Column<Row>, row: Row): boolean =>
  column.onCard !== 'if-any' || Boolean(column.value(row));

const Listed = <Row,>({ row, columns }: { readonly row: Row; readonly columns: readonly Column<Row>[] }) => {
  const language = useLanguage();
  return (
    <dl>
      {columns
        .filter((column) => isListed(column, row))
        .map((column) => (
          <div key={column.key} data-action={column.isAction}>
            <dt>{column.header}</dt>
            <dd>{shownIn(column, row, language)}</dd>
          </div>
        ))}
    </dl>
  );
};

type CardProps<Row> = Pick<TableView<Row>, 'columns'> & {
  readonly row: Row;
  readonly index: number;
  readonly measure: Ref<HTMLLIElement> | undefined;
  readonly takesFocus: boolean;
};

const Card = <Row,>({ row, index, columns, measure, takesFocus }: CardProps<Row>) => {
  const language = useLanguage();
  const title = columns.find((column) => column.onCard === 'title') ?? columns[0];
  if (!title) return null;
  const listed = columns.filter((column) => column !== title && column.onCard !== 'detail');
  return (
    <li data-index={index} ref={measure} tabIndex={takesFocus ? -1 : undefined}>
      <div className="vm-card-title">{shownIn(title, row, language)}</div>
      <Listed row={row} columns={listed} />
    </li>
  );
};

/** The same list where there is no room for columns: one card a row, its title first. */
export const TableCards = <Row,>(view: TableView<Row>) => {
  const { label, columns, rowKey } = view;
  const few = useFewCards(view);
  const { box, indexes, before, after, measure } = useShownRows(few.rows.length, 7);
  return (
    <>
      <SortChoice {...view} />
      <section
        className="vm-card-box"
        data-long={measure !== undefined}
        ref={box}
        tabIndex={measure ? 0 : undefined}
        aria-label={label}
      >
        <ul className="vm-cards" style={{ paddingTop: before, paddingBottom: after }}>
          {indexes.map((index) => {
            const row = few.rows[index];
            const takesFocus = few.isAll && index === few.firstNew;
            return row && <Card key={rowKey(row)} {...{ row, index, columns, measure, takesFocus }} />;
          })}
        </ul>
      </section>
      <MoreCards of={few} label={label} count={view.rows.length} list={box} />
    </>
  );
};
