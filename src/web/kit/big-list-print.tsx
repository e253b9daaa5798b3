import { useSyncExternalStore } from 'react';
import { useT } from '../messages.ts';
import type { BigColumn } from './big-list-props.ts';

const print = typeof matchMedia === 'function' ? matchMedia('print') : null;

const whenPrinting = (tell: () => void): (() => void) => {
  print?.addEventListener('change', tell);
  return () => print?.removeEventListener('change', tell);
};

/** True while the page is laid out for paper. */
export const usePrinting = (): boolean => useSyncExternalStore(whenPrinting, () => print?.matches ?? false);

type Props<Row> = {
  readonly label: string;
  readonly columns: readonly BigColumn<Row>[];
  readonly rows: readonly Row[];
  readonly count: number;
  readonly rowKey: (row: Row) => string;
};

/** On paper: the rows that are loaded, as a plain table, with a line saying of how many. */
export const BigListPrint = <Row,>({ label, columns, rows, count, rowKey }: Props<Row>) => {
  const t = useT();
  return (
    <table className="vm-table vm-big-print">
      <caption>
        {label}.{' '}
        {rows.length < count
          ? t('web.list.printed-part', { shown: rows.length, all: count })
          : t('web.table.count', { count })}
      </caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column.key} scope="col">
              <span>{column.header}</span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={rowKey(row)}>
            {columns.map((column) => (
              <td key={column.key} data-number={column.isNumber}>
                {column.cell(row)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
};
