import type { Column } from '../../../web/kit/table-columns.ts';
import { DayCell } from './transfer-words.tsx';

/** A column of days, wide enough for one and never broken. */
export const dayColumn = <Row,>(
  key: string,
  header: string,
  on: (row: Row) => string | null,
  otherwise = '',
): Column<Row> => ({
  key,
  header,
  width: '7.5rem',
  value: on,
  cell: (row) => <DayCell on={on(row)} otherwise={otherwise} />,
});
