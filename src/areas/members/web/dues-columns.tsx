import { PageLink } from '../../../web/kit/page-link.tsx';
import type { Column } from '../../../web/kit/table-columns.ts';
import { monthText } from '../rules/dues-month.ts';

type NumberOf<Row> = (row: Row) => number | null;

/** A column of counts. */
export const countColumn = <Row,>(key: string, header: string, value: NumberOf<Row>): Column<Row> => ({
  key,
  header,
  value,
  isNumber: true,
});

/** A column of amounts, written as `dong` writes them. */
export const amountColumn = <Row,>(
  key: string,
  header: string,
  value: NumberOf<Row>,
  dong: (amount: number | null) => string,
): Column<Row> => ({
  key,
  header,
  value,
  cell: (row) => <span className="dues-amount">{dong(value(row))}</span>,
  isNumber: true,
});

/** A column of months, 05/2026; `none` is what stands where there is none. */
export const monthColumn = <Row,>(
  key: string,
  header: string,
  value: (row: Row) => string | null,
  none: string | null = null,
): Column<Row> => ({
  key,
  header,
  value,
  text: (row) => monthOrNone(value(row), none),
  cell: (row) => monthOrNone(value(row), none),
});

const monthOrNone = (month: string | null, none: string | null): string | null =>
  month === null ? none : monthText(month);

type Placed = { readonly organisationId: string };

/** The cell of a row, as a way into its ledger. */
export const cellColumn = <Row extends Placed>(
  header: string,
  name: (row: Row) => string,
  { month, isTitle = false }: { month?: (row: Row) => string | undefined; isTitle?: boolean } = {},
): Column<Row> => ({
  key: 'cell',
  header,
  value: name,
  cell: (row) => (
    <PageLink
      to="/members/dues/$organisationId"
      params={{ organisationId: row.organisationId }}
      search={{ month: month?.(row) }}
    >
      {name(row)}
    </PageLink>
  ),
  ...(isTitle ? { onCard: 'title' as const } : {}),
});
