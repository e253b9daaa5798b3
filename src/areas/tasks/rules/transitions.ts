import type { TaskSide, TaskState, TaskStep } from '../contract/task-shapes.ts';

type Step = { readonly to: TaskState | 'as-before'; readonly by: 'giver' | 'doer'; readonly needs: string };

const end = {
  'confirm-task': { to: 'confirmed', by: 'giver', needs: 'outcome' },
  'cancel-task': { to: 'cancelled', by: 'giver', needs: 'reason' },
} as const;
const work = {
  'note-progress': { to: 'in-progress', by: 'doer', needs: 'words' },
  'report-task': { to: 'reported', by: 'doer', needs: 'result' },
  'postpone-task': { to: 'as-before', by: 'giver', needs: 'decision' },
  ...end,
} as const;
const accept = { 'accept-task': { to: 'accepted', by: 'doer', needs: 'day' } } as const;
const reopen = { 'reopen-task': { to: 'reopened', by: 'giver', needs: 'reason' } } as const;

/** What may become of a task, and which side takes the step. In one organisation it is both sides. */
export const task = {
  assigned: {
    ...accept,
    ...work,
    'withdraw-tasks': { to: 'withdrawn', by: 'giver', needs: 'nothing-built-on-it' },
  },
  accepted: work,
  'in-progress': work,
  reported: { 'return-task': { to: 'returned', by: 'giver', needs: 'reason' }, ...end },
  returned: work,
  reopened: { ...accept, ...work },
  confirmed: reopen,
  cancelled: reopen,
  withdrawn: {},
} as const satisfies Readonly<Record<TaskState, Readonly<Partial<Record<TaskStep, Step>>>>>;

const table: Readonly<Record<TaskState, Readonly<Partial<Record<TaskStep, Step>>>>> = task;

/** The step as it stands in the table; undefined where it is not open in that state. */
export const findStep = (state: TaskState, step: TaskStep): Step | undefined => table[state][step];

const isOf = (side: TaskSide, by: Step['by']): boolean =>
  side === 'own' || (by === 'giver' ? side === 'given' : side === 'received');

/** Steps open in a state from one side of the task: buttons and guards ask this. */
export const stepsFrom = (state: TaskState, side: TaskSide): TaskStep[] =>
  (Object.entries(table[state]) as [TaskStep, Step][]).flatMap(([step, { by }]) => (isOf(side, by) ? [step] : []));
