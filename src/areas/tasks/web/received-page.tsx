import { useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { dayText } from '../../../web/day-text.ts';
import { Answer, Empty } from '../../../web/kit/answer-states.tsx';
import { DataTable, type FilterChip } from '../../../web/kit/data-table.tsx';
import { OrganisationField } from '../../../web/kit/organisation-field.tsx';
import { PageHead } from '../../../web/kit/page-head.tsx';
import { PageLink } from '../../../web/kit/page-link.tsx';
import type { Column } from '../../../web/kit/table-columns.ts';
import { useT } from '../../../web/messages.ts';
import { useQuestion } from '../../../web/queries.ts';
import { type ReceivedTargetView, receivedTargets } from '../contract/received-targets.ts';
import { useFigureText } from './figure-words.ts';
import { TargetStanding } from './target-grid.tsx';
import { TaskTabs } from './task-tabs.tsx';
import './tasks.css';

const useColumns = (): Column<ReceivedTargetView>[] => {
  const t = useT();
  const figureText = useFigureText();
  return [
    {
      key: 'name',
      header: t('tasks.paper-column.name'),
      value: (row) => row.name,
      cell: (row) => (
        <PageLink to="/tasks/received/$receivedTargetId" params={{ receivedTargetId: row.id }}>
          {row.name}
        </PageLink>
      ),
      onCard: 'title',
    },
    { key: 'programme', header: t('tasks.programme.number'), value: (row) => row.programmeNumber },
    { key: 'unit', header: t('tasks.column.organisation'), value: (row) => row.organisationName },
    {
      key: 'target',
      header: t('tasks.paper-column.target'),
      value: (row) => row.figure.numerator / row.figure.denominator,
      cell: (row) => `${t(`tasks.direction.${row.direction}`)} ${figureText(row.kind, row.figure)}`,
    },
    { key: 'due', header: t('tasks.paper-column.due'), value: (row) => row.dueOn, cell: (row) => dayText(row.dueOn) },
    {
      key: 'result',
      header: t('tasks.paper-column.result'),
      value: (row) => (row.latest ? row.latest.figure.numerator : null),
      cell: (row) => (row.latest ? `${figureText(row.kind, row.latest.figure)} (${dayText(row.latest.on)})` : '–'),
    },
    {
      key: 'standing',
      header: t('tasks.paper-column.standing'),
      value: (row) => t(`tasks.standing.${row.standing}`),
      cell: (row) => (row.isWithdrawn ? t('tasks.received.withdrawn') : <TargetStanding {...row} />),
    },
  ];
};

const useChips = (): readonly FilterChip<ReceivedTargetView>[] => {
  const t = useT();
  return [
    { key: 'silent', label: t('tasks.received.silent'), test: (row) => row.latest === null && !row.isWithdrawn },
    { key: 'late', label: t('tasks.target.overdue'), test: (row) => row.isOverdue && !row.isWithdrawn },
  ];
};

/** Targets that superiors have handed down, with the latest figure of each. */
const ReceivedPage = () => {
  const t = useT();
  const columns = useColumns();
  const chips = useChips();
  const { show } = useSearch({ strict: false }) as { show?: unknown };
  const firstChips = typeof show === 'string' ? show.split('_') : [];
  const [underId, setUnder] = useState<string | null>(null);
  const answer = useQuestion(receivedTargets, { underId: underId as never }, { keepLast: true });
  return (
    <div className="vm-page">
      <PageHead title={t('tasks.received.title')} subtitle={t('tasks.received.about')} />
      <TaskTabs />
      <Answer
        query={answer}
        isEmpty={({ rows }) => rows.length === 0 && underId === null}
        empty={<Empty title={t('tasks.received.empty')}>{t('tasks.received.empty-text')}</Empty>}
      >
        {({ rows, isCut }) => (
          <>
            {isCut && <p role="note">{t('tasks.received.cut', { count: rows.length })}</p>}
            {(isCut || underId !== null) && (
              <div className="vm-tools vm-tools-fields not-printed">
                <OrganisationField label={t('tasks.received.under')} value={underId} onChange={setUnder} />
              </div>
            )}
            <DataTable
              label={t('tasks.received.title')}
              rows={rows}
              columns={columns}
              rowKey={(row) => row.id}
              chips={chips}
              firstChips={firstChips}
            />
          </>
        )}
      </Answer>
    </div>
  );
};

export default ReceivedPage;
