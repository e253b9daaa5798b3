import type { OutputOf } from '../../../platform/action/contract.ts';
import { dayText } from '../../../web/day-text.ts';
import { Empty } from '../../../web/kit/answer-states.tsx';
import { DataTable } from '../../../web/kit/data-table.tsx';
import type { Column } from '../../../web/kit/table-columns.ts';
import { useT } from '../../../web/messages.ts';
import type { register } from '../contract/register-books.ts';

type Book = OutputOf<typeof register>;
type Row = Book['rows'][number];

// A beginning that is not known stands in words: before such a day.
const isDay = (cell: string | number | null): cell is string =>
  typeof cell === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(cell);

const columnsOf = ({ columns }: Book): Column<Row>[] =>
  columns.map(({ key, head, kind }, at) => ({
    key,
    header: head,
    value: (row) => row.cells[at] ?? null,
    cell: (row) => {
      const cell = row.cells[at] ?? null;
      return kind === 'day' && isDay(cell) ? dayText(cell) : cell;
    },
    isNumber: kind === 'number',
    ...(key === 'name' ? { onCard: 'title' as const, width: '11rem' } : {}),
    ...(key === 'cell' ? { width: '9.5rem' } : {}),
    ...(kind === 'day' || key === 'birth' ? { width: '7.5rem' } : {}),
    ...(key === 'sex' ? { width: '5.5rem' } : {}),
  }));

/** The lines of a register as they would be printed; a long one shows its beginning. */
export const RegisterRows = ({ book }: { book: Book }) => {
  const t = useT();
  if (book.total === 0)
    return <Empty title={t('members.register.no-lines')}>{t('members.registers.empty-text')}</Empty>;
  return (
    <>
      {book.total > book.rows.length && (
        <p>{t('members.registers.first-shown', { shown: book.rows.length, total: book.total })}</p>
      )}
      {book.total > book.rowsPrintable && (
        <p>{t('members.registers.too-long', { total: book.total, most: book.rowsPrintable })}</p>
      )}
      <DataTable
        label={book.title}
        rows={book.rows}
        columns={columnsOf(book)}
        rowKey={(row) => row.id}
        onExport={null}
      />
    </>
  );
};
