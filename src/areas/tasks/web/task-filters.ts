import type { InputOf } from '../../../platform/action/contract.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import type { BigFilter, BigQuery } from '../../../web/kit/big-list.tsx';
import { type Translate, useT } from '../../../web/messages.ts';
import { type taskList, taskResult, taskWork } from '../contract/task-reads.ts';
import { sourceKind, taskState } from '../contract/task-shapes.ts';
import { periodsOf } from '../rules/period-days.ts';

const within = { d1: 1, d3: 3, d7: 7, d30: 30 } as const;
const shownStates = taskState.options.filter((state) => state !== 'withdrawn');

/** This year, its quarters and the last, the present month: codes, so that they may stand in the address. */
export const periodChoices = (
  today: Day,
  t: Translate,
): readonly { readonly value: string; readonly label: string }[] => {
  const { year, month } = periodsOf(today);
  const before = String(Number(year) - 1);
  const quarters = [1, 2, 3, 4].map((quarter) => ({
    value: `${year}-q${quarter}`,
    label: t('tasks.period.quarter', { quarter, year }),
  }));
  return [
    { value: year, label: t('tasks.period.year', { year }) },
    ...quarters,
    { value: month, label: t('tasks.period.month', { month: month.slice(5), year }) },
    { value: before, label: t('tasks.period.year', { year: before }) },
  ];
};

/** Filters of the list of tasks: codes and ids only. */
export const useTaskFilters = (today: Day): readonly BigFilter[] => {
  const t = useT();
  const words = (codes: readonly string[], list: string) =>
    codes.map((value) => ({ value, label: t(`tasks.${list}.${value}`) }));
  return [
    { kind: 'choice', key: 'work', label: t('tasks.filter.work'), options: words(taskWork.options, 'work-kind') },
    { kind: 'chip', key: 'overdue', label: t('tasks.filter.overdue') },
    { kind: 'chip', key: 'open', label: t('tasks.filter.open') },
    { kind: 'chip', key: 'given', label: t('tasks.filter.given') },
    {
      kind: 'choice',
      key: 'state',
      label: t('tasks.filter.state'),
      options: words(shownStates, 'state'),
      isMany: true,
    },
    { kind: 'choice', key: 'within', label: t('tasks.filter.within'), options: words(Object.keys(within), 'within') },
    {
      kind: 'choice',
      key: 'source',
      label: t('tasks.filter.source'),
      options: words(sourceKind.options, 'source'),
      isMany: true,
    },
    { kind: 'organisation', key: 'under', label: t('tasks.filter.under') },
    { kind: 'choice', key: 'period', label: t('tasks.filter.period'), options: periodChoices(today, t) },
    { kind: 'choice', key: 'result', label: t('tasks.filter.result'), options: words(taskResult.options, 'result') },
  ];
};

/** What the list asks the server for, from the filters, order and text on screen. */
export const taskAsk = ({ text, sort, chosen }: BigQuery) => {
  const one = (key: string): string | null => chosen[key]?.[0] ?? null;
  const days = one('within') as keyof typeof within | null;
  const filter = {
    underId: one('under'),
    states: [...(chosen.state ?? [])],
    sources: [...(chosen.source ?? [])],
    side: one('given') ? 'givers' : 'doers',
    isOpen: one('open') !== null,
    isOverdue: one('overdue') !== null,
    dueWithinDays: days === null ? null : within[days],
    duePeriod: one('period'),
    result: one('result'),
    work: one('work'),
  } as InputOf<typeof taskList>['filter'];
  const key: 'due' | 'assigned' = sort.key === 'assigned' ? 'assigned' : 'due';
  return { text, filter, order: { key, descending: sort.descending } };
};
