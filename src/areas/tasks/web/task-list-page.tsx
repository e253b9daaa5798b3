import { todayHere } from '../../../web/as-of.ts';
import { ask } from '../../../web/client.ts';
import { Empty } from '../../../web/kit/answer-states.tsx';
import { BigList } from '../../../web/kit/big-list.tsx';
import { PageHead } from '../../../web/kit/page-head.tsx';
import { PageLink } from '../../../web/kit/page-link.tsx';
import { useT } from '../../../web/messages.ts';
import { useMay } from '../../../web/session.ts';
import { taskList } from '../contract/task-reads.ts';
import { useTaskColumns } from './task-columns.tsx';
import { taskAsk, useTaskFilters } from './task-filters.ts';
import { TaskTabs } from './task-tabs.tsx';
import './tasks.css';

const AssignLink = () => {
  const t = useT();
  const may = useMay();
  if (!may('tasks.assign-tasks')) return null;
  return (
    <PageLink to="/tasks/new" className="vm-button vm-button-main">
      {t('tasks.assign')}
    </PageLink>
  );
};

/** Tasks in reach: filtered, sorted and paged by the server. */
const TaskListPage = () => {
  const t = useT();
  const today = todayHere();
  return (
    <div className="vm-page">
      <PageHead title={t('tasks.list.title')} subtitle={t('tasks.list.about')} actions={<AssignLink />} />
      <TaskTabs />
      <BigList
        name="tasks.list"
        label={t('tasks.list.title')}
        columns={useTaskColumns()}
        filters={useTaskFilters(today)}
        firstSort={{ key: 'due', descending: false }}
        searchHint={t('tasks.list.search-hint')}
        rowKey={(row) => row.id}
        rowLink={(row) => ({ to: '/tasks/$taskId', params: { taskId: row.id } })}
        page={(query, place, signal) => ask(taskList, { ...taskAsk(query), ...place }, { signal })}
        empty={
          <Empty title={t('tasks.list.empty')} action={<AssignLink />}>
            {t('tasks.list.empty-text')}
          </Empty>
        }
      />
    </div>
  );
};

export default TaskListPage;
