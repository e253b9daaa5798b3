import { Answer } from '../../../web/kit/answer-states.tsx';
import { DataTable } from '../../../web/kit/data-table.tsx';
import { Figure } from '../../../web/kit/figure.tsx';
import { PageLink } from '../../../web/kit/page-link.tsx';
import type { Column } from '../../../web/kit/table-columns.ts';
import { useT } from '../../../web/messages.ts';
import { useQuestion } from '../../../web/queries.ts';
import { tasksOfSource } from '../contract/task-reads.ts';
import type { TaskRow } from '../contract/task-shapes.ts';
import { progressText, TaskStanding, TaskText, useDueText } from './task-words.tsx';
import './tasks.css';

/** Tasks as a table: for pages of what they follow from, and of members. */
export const TaskTable = ({ rows, label }: { rows: readonly TaskRow[]; label: string }) => {
  const t = useT();
  const dueText = useDueText();
  const columns: Column<TaskRow>[] = [
    {
      key: 'text',
      header: t('tasks.column.text'),
      value: (row) => row.text,
      cell: (row) => (
        <PageLink to="/tasks/$taskId" params={{ taskId: row.id }}>
          <TaskText {...row} />
        </PageLink>
      ),
      onCard: 'title',
    },
    { key: 'lead', header: t('tasks.column.lead'), value: (row) => row.leadName },
    { key: 'due', header: t('tasks.column.due'), value: (row) => row.dueOn, cell: dueText },
    {
      key: 'standing',
      header: t('tasks.column.standing'),
      value: (row) => t(`tasks.state.${row.state}`),
      cell: (row) => <TaskStanding {...row} />,
    },
    { key: 'progress', header: t('tasks.column.progress'), value: (row) => progressText(row.progress) || null },
  ];
  return (
    <DataTable
      label={label}
      rows={rows}
      columns={columns}
      rowKey={(row) => row.id}
      hasSearch={rows.length > 12}
      onExport={null}
    />
  );
};

/** The tasks that follow from one source, with the share that is done. Lent to areas above; `sourceId` is the source's own id. */
export const SourceTasks = ({ sourceId, title }: { sourceId: string; title?: string }) => {
  const t = useT();
  const answer = useQuestion(tasksOfSource, { sourceId });
  const label = title ?? t('tasks.of-source');
  return (
    <section className="vm-card">
      <h2>{label}</h2>
      <Answer
        query={answer}
        isEmpty={({ rows }) => rows.length === 0}
        empty={<p className="vm-soft">{t('tasks.of-source-none')}</p>}
      >
        {({ rows, share }) => (
          <>
            <p>
              {t('tasks.of-source-done')}{' '}
              <Figure numerator={share.done} denominator={share.of} definition={t('tasks.of-source-done-help')} />
              {share.overdue > 0 && ` · ${t('tasks.of-source-overdue', { count: share.overdue })}`}
            </p>
            <TaskTable rows={rows} label={label} />
          </>
        )}
      </Answer>
    </section>
  );
};
