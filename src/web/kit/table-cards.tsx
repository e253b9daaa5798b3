import { useLanguage, useT } from '../messages.ts';
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

/** The same list where there is no room for columns: one card a row, its title first. */
export const TableCards = <Row,>(view: TableView<Row>) => {
  const { label, rows, columns, rowKey } = view;
  const language = useLanguage();
  const { box, indexes, before, after, measure } = useShownRows(rows.length, 7);
  const title = columns.find((column) => column.onCard === 'title') ?? columns[0];
  const listed = columns.filter((column) => column !== title && column.onCard !== 'detail');
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
            const row = rows[index];
            if (!row || !title) return null;
            return (
              <li key={rowKey(row)} data-index={index} ref={measure}>
                <div className="vm-card-title">{shownIn(title, row, language)}</div>
                <Listed row={row} columns={listed} />
              </li>
            );
          })}
        </ul>
      </section>
    </>
  );
};
