import type { OutputOf } from '../../../platform/action/contract.ts';
import { DataTable } from '../../../web/kit/data-table.tsx';
import { Figure } from '../../../web/kit/figure.tsx';
import { PageLink } from '../../../web/kit/page-link.tsx';
import type { Column } from '../../../web/kit/table-columns.ts';
import { useT } from '../../../web/messages.ts';
import type { duesReport } from '../contract.ts';
import { monthText } from '../rules/dues-month.ts';
import { useDong } from './dues-words.ts';

type Report = OutputOf<typeof duesReport>;
type Cell = Report['cells'][number];
type Month = Report['months'][number];

const useCellColumns = (): readonly Column<Cell>[] => {
  const t = useT();
  const dong = useDong();
  return [
    {
      key: 'name',
      header: t('members.dues.cell'),
      value: (cell) => cell.name,
      cell: (cell) => (
        <PageLink to="/members/dues/$organisationId" params={{ organisationId: cell.organisationId }}>
          {cell.name}
        </PageLink>
      ),
      onCard: 'title',
    },
    {
      key: 'closed',
      header: t('members.dues.closed-months'),
      value: (cell) => cell.closed,
      cell: (cell) => (
        <Figure
          numerator={cell.closed}
          denominator={cell.months}
          definition={t('members.dues.closed-months-definition')}
        />
      ),
      isNumber: true,
    },
    {
      key: 'settled',
      header: t('members.dues.settled-entries'),
      value: (cell) => cell.settledEntries,
      cell: (cell) => (
        <Figure
          numerator={cell.settledEntries}
          denominator={cell.dueEntries}
          definition={t('members.dues.settled-entries-definition')}
        />
      ),
      isNumber: true,
    },
    { key: 'open', header: t('members.dues.open-entries'), value: (cell) => cell.openEntries, isNumber: true },
    {
      key: 'unknown',
      header: t('members.dues.state.unknown'),
      value: (cell) => cell.unknownEntries,
      isNumber: true,
      onCard: 'detail',
    },
    {
      key: 'due',
      header: t('members.dues.due-sum'),
      value: (cell) => cell.due,
      cell: (cell) => dong(cell.due),
      isNumber: true,
    },
    {
      key: 'collected',
      header: t('members.dues.collected'),
      value: (cell) => cell.collected,
      cell: (cell) => dong(cell.collected),
      isNumber: true,
    },
    {
      key: 'remitted',
      header: t('members.dues.remitted'),
      value: (cell) => cell.remitted,
      cell: (cell) => dong(cell.remitted),
      isNumber: true,
    },
    {
      key: 'kept',
      header: t('members.dues.kept'),
      value: (cell) => (cell.collected === null ? null : cell.collected - cell.remitted),
      cell: (cell) => dong(cell.collected === null ? null : cell.collected - cell.remitted),
      isNumber: true,
    },
  ];
};

/** Figures of the period by cell, those with most in arrears first. */
export const DuesReportCells = ({ report }: { report: Report }) => {
  const t = useT();
  const columns = useCellColumns();
  return (
    <section className="vm-stack">
      <h2>{t('members.dues.by-cell')}</h2>
      {report.total > report.cells.length && (
        <p>{t('members.dues.first-shown', { shown: report.cells.length, total: report.total })}</p>
      )}
      <DataTable
        label={t('members.dues.by-cell')}
        rows={report.cells}
        columns={columns}
        rowKey={(cell) => cell.organisationId}
      />
      <p className="vm-soft">{t('members.dues.sums-note')}</p>
    </section>
  );
};

/** The same months over all cells: how many were opened and closed, and what is in arrears. */
export const DuesReportMonths = ({ report }: { report: Report }) => {
  const t = useT();
  const columns: readonly Column<Month>[] = [
    {
      key: 'month',
      header: t('members.dues.month-head'),
      value: (row) => row.month,
      cell: (row) => monthText(row.month),
      onCard: 'title',
    },
    { key: 'opened', header: t('members.dues.opened-cells'), value: (row) => row.opened, isNumber: true },
    { key: 'closed', header: t('members.dues.closed-cells'), value: (row) => row.closed, isNumber: true },
    {
      key: 'open',
      header: t('members.dues.open-entries'),
      value: (row) => row.openEntries,
      cell: (row) => (
        <Figure
          numerator={row.openEntries}
          denominator={row.dueEntries}
          definition={t('members.dues.open-entries-definition')}
        />
      ),
      isNumber: true,
    },
  ];
  return (
    <section className="vm-stack">
      <h2>{t('members.dues.by-month')}</h2>
      <DataTable
        label={t('members.dues.by-month')}
        rows={report.months}
        columns={columns}
        rowKey={(row) => row.month}
        hasSearch={false}
      />
    </section>
  );
};
