import { dayText } from '../../../web/day-text.ts';
import type { BigColumn } from '../../../web/kit/big-list.tsx';
import { useT } from '../../../web/messages.ts';
import type { TaskRow } from '../contract/task-shapes.ts';
import { progressText, TaskStanding, TaskText, useDueText } from './task-words.tsx';

/** Columns of the list of tasks. */
export const useTaskColumns = (): readonly BigColumn<TaskRow>[] => {
  const t = useT();
  const dueText = useDueText();
  return [
    { key: 'text', header: t('tasks.column.text'), cell: (row) => <TaskText {...row} />, onCard: 'title', rem: 24 },
    { key: 'lead', header: t('tasks.column.lead'), cell: (row) => row.leadName, rem: 10 },
    { key: 'standing', header: t('tasks.column.standing'), cell: (row) => <TaskStanding {...row} />, rem: 11 },
    { key: 'due', header: t('tasks.column.due'), cell: dueText, isSortable: true, rem: 8 },
    { key: 'progress', header: t('tasks.column.progress'), cell: (row) => progressText(row.progress), rem: 6 },
    { key: 'organisation', header: t('tasks.column.organisation'), cell: (row) => row.organisationName, rem: 10 },
    {
      key: 'assigned',
      header: t('tasks.column.assigned'),
      cell: (row) => dayText(row.assignedOn),
      isSortable: true,
      isExtra: true,
      rem: 8,
    },
    {
      key: 'source',
      header: t('tasks.column.source'),
      cell: (row) => [t(`tasks.source.${row.sourceKind}`), row.sourceWords].filter(Boolean).join(': '),
      isExtra: true,
      rem: 12,
    },
    { key: 'field', header: t('tasks.column.field'), cell: (row) => row.field ?? '', isExtra: true, rem: 8 },
  ];
};
