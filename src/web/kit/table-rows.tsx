import { useLanguage, useT } from '../messages.ts';
import { Icon } from './icon.tsx';
import { type Column, shownIn } from './table-columns.ts';
import type { TableView } from './table-view.ts';
import { useShownRows } from './virtual-rows.ts';

type HeaderProps<Row> = Pick<TableView<Row>, 'sort' | 'onSort'> & { readonly column: Column<Row> };

const Header = <Row,>({ column, sort, onSort }: HeaderProps<Row>) => {
  const t = useT();
  const style = column.width ? { width: column.width } : {};
  if (column.isAction || column.isUnordered)
    return (
      <th scope="col" className={column.isAction ? 'not-printed' : undefined} style={style}>
        <span>{column.header}</span>
      </th>
    );
  const isSorted = sort?.key === column.key;
  const direction = !isSorted ? 'none' : sort.descending ? 'descending' : 'ascending';
  const next = (): void => {
    if (!isSorted) onSort({ key: column.key, descending: false });
    else if (!sort.descending) onSort({ key: column.key, descending: true });
    else onSort(null);
  };
  return (
    <th scope="col" aria-sort={direction} data-number={column.isNumber} style={style}>
      <button type="button" onClick={next} title={t('web.table.sort-by', { column: column.header })}>
        {column.header}
        <Icon name={direction === 'none' ? 'sort' : direction === 'ascending' ? 'up' : 'down'} size={1} />
      </button>
    </th>
  );
};

const Spacer = ({ height, columns }: { height: number; columns: number }) =>
  height > 0 ? (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: an empty row for height, nothing in it takes focus
    <tr className="vm-table-spacer" aria-hidden="true">
      <td colSpan={columns} style={{ height }} />
    </tr>
  ) : null;

const aDay = /^\d{2}\/\d{2}\/\d{4}$/;

const Cell = <Row,>({ column, row }: { column: Column<Row>; row: Row }) => {
  const shown = shownIn(column, row, useLanguage());
  return (
    <td
      data-number={column.isNumber}
      data-day={typeof shown === 'string' && aDay.test(shown)}
      className={column.isAction ? 'not-printed vm-nowrap' : undefined}
    >
      {shown}
    </td>
  );
};

/** A real table; of long ones only the rows in view stand in the page, with their true numbers for readers. */
export const TableRows = <Row,>({ label, rows, columns, rowKey, sort, onSort, isWhole }: TableView<Row>) => {
  const { box, indexes, before, after, measure } = useShownRows(rows.length, 2.75);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
    <section className="vm-table-box" data-whole={isWhole} ref={box} tabIndex={0} aria-label={label}>
      <table className="vm-table" aria-rowcount={rows.length + 1}>
        <caption className="seen-by-readers-only">{label}</caption>
        <thead>
          <tr aria-rowindex={1}>
            {columns.map((column) => (
              <Header key={column.key} column={column} sort={sort} onSort={onSort} />
            ))}
          </tr>
        </thead>
        <tbody>
          <Spacer height={before} columns={columns.length} />
          {indexes.map((index) => {
            const row = rows[index];
            if (!row) return null;
            return (
              <tr key={rowKey(row)} data-index={index} ref={measure} aria-rowindex={index + 2}>
                {columns.map((column) => (
                  <Cell key={column.key} column={column} row={row} />
                ))}
              </tr>
            );
          })}
          <Spacer height={after} columns={columns.length} />
        </tbody>
      </table>
    </section>
  );
};
