import type { OutputOf } from '../../../platform/action/contract.ts';
import { DataTable } from '../../../web/kit/data-table.tsx';
import { Figure } from '../../../web/kit/figure.tsx';
import type { Column } from '../../../web/kit/table-columns.ts';
import { type Translate, useT } from '../../../web/messages.ts';
import type { duesReport } from '../contract.ts';
import { amountColumn, cellColumn, countColumn, monthColumn } from './dues-columns.tsx';
import { useDong } from './dues-words.ts';

type Report = OutputOf<typeof duesReport>;
type Cell = Report['cells'][number];
type Month = Report['months'][number];

const closedColumn = (t: Translate): Column<Cell> => ({
  ...countColumn<Cell>('closed', t('members.dues.closed-months'), (cell) => cell.closed),
  cell: (cell) => (
    <Figure numerator={cell.closed} denominator={cell.months} definition={t('members.dues.closed-months-definition')} />
  ),
});

const settledColumn = (t: Translate): Column<Cell> => ({
  ...countColumn<Cell>('settled', t('members.dues.settled-entries'), (cell) => cell.settledEntries),
  cell: (cell) => (
    <Figure
      numerator={cell.settledEntries}
      denominator={cell.dueEntries}
      definition={t('members.dues.settled-entries-definition')}
    />
  ),
});

const keptOf = ({ collected, remitted }: Cell): number | null =>
  collected === null || remitted === null ? null : collected - remitted;

const useCellColumns = (): readonly Column<Cell>[] => {
  const t = useT();
  const dong = useDong();
  return [
    cellColumn(t('members.dues.cell'), (cell) => cell.name, { isTitle: true }),
    closedColumn(t),
    settledColumn(t),
    countColumn('open', t('members.dues.open-entries'), (cell) => cell.openEntries),
    {
      ...countColumn<Cell>('unknown', t('members.dues.state.unknown'), (cell) => cell.unknownEntries),
      onCard: 'detail',
    },
    amountColumn('due', t('members.dues.due-sum'), (cell) => cell.due, dong),
    amountColumn('collected', t('members.dues.collected'), (cell) => cell.collected, dong),
    amountColumn('remitted', t('members.dues.remitted'), (cell) => cell.remitted, dong),
    amountColumn('kept', t('members.dues.kept'), keptOf, dong),
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
    { ...monthColumn<Month>('month', t('members.dues.month-head'), (row) => row.month), onCard: 'title' },
    countColumn('opened', t('members.dues.opened-cells'), (row) => row.opened),
    countColumn('closed', t('members.dues.closed-cells'), (row) => row.closed),
    {
      ...countColumn<Month>('open', t('members.dues.open-entries'), (row) => row.openEntries),
      cell: (row) => (
        <Figure
          numerator={row.openEntries}
          denominator={row.dueEntries}
          definition={t('members.dues.open-entries-definition')}
        />
      ),
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
