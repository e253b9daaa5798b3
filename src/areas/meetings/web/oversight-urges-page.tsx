import type { OutputOf } from '../../../platform/action/contract.ts';
import { dayText } from '../../../web/day-text.ts';
import { Answer, Empty } from '../../../web/kit/answer-states.tsx';
import { DataTable } from '../../../web/kit/data-table.tsx';
import { PageHead } from '../../../web/kit/page-head.tsx';
import { PrintButton } from '../../../web/kit/print-button.tsx';
import { useT } from '../../../web/messages.ts';
import { useQuestion } from '../../../web/queries.ts';
import { urges } from '../contract.ts';
import { OfficeAndMonth } from './oversight-month.tsx';
import { monthText, useOfficeAndMonth } from './oversight-place.ts';
import './meetings.css';

type Row = OutputOf<typeof urges>['rows'][number];

const useColumns = () => {
  const t = useT();
  const text = (on: string | null) => (on === null ? null : dayText(on));
  return [
    { key: 'cell', header: t('meetings.owing.column.cell'), value: (row: Row) => row.cellName },
    { key: 'about', header: t('meetings.urge.about'), value: (row: Row) => t(`meetings.owing.sheet-${row.about}`) },
    {
      key: 'sent',
      header: t('meetings.owing.column.urged'),
      value: (row: Row) => row.sentOn,
      cell: (row: Row) => text(row.sentOn),
    },
    {
      key: 'state',
      header: t('meetings.owing.column.state'),
      value: (row: Row) => t(`meetings.urge.state.${row.state}`),
    },
    { key: 'answer', header: t('meetings.owing.column.answer'), value: (row: Row) => row.answer },
    {
      key: 'settled',
      header: t('meetings.urge.settled-on'),
      value: (row: Row) => row.settledOn,
      cell: (row: Row) => text(row.settledOn),
    },
  ];
};

/** The urges of a month as a list to be printed: whom, what about, what was answered. */
const OversightUrgesPage = () => {
  const t = useT();
  const place = useOfficeAndMonth();
  const { organisationId, month } = place;
  const asked = { organisationId: organisationId as never, month, limit: 200 };
  const list = useQuestion(urges, asked, { when: organisationId !== null });
  const columns = useColumns();
  const title = t('meetings.urge.list-of', { month: monthText(month) });
  return (
    <div className="vm-page">
      <PageHead title={title} actions={<PrintButton />} />
      <OfficeAndMonth place={place} />
      <Answer
        query={list}
        isEmpty={({ rows }) => rows.length === 0}
        empty={<Empty title={t('meetings.urge.none')}>{t('meetings.urge.none-text')}</Empty>}
      >
        {({ rows, states, next }) => (
          <>
            <p>
              {states.map(({ state, count }) => `${t(`meetings.urge.state.${state}`)}: ${count}`).join(' · ')}
              {next !== null && ` · ${t('meetings.urge.first-shown', { count: rows.length })}`}
            </p>
            <DataTable label={title} rows={rows} columns={columns} rowKey={(row) => row.id} />
          </>
        )}
      </Answer>
    </div>
  );
};

export default OversightUrgesPage;
