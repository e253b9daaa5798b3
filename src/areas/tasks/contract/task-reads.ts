import { z } from 'zod';
import { defineQuestion } from '../../../platform/action/contract.ts';
import { daySchema } from '../../../platform/calendar/day.ts';
import { listAnswer, listPage } from '../../../platform/saved-views/shapes.ts';
import { memberId } from '../../members/contract.ts';
import { organisationId } from '../../organisations/contract.ts';
import {
  dueRule,
  outcome,
  personOrUnit,
  progressShare,
  sourceKind,
  taskEntryId,
  taskId,
  taskRow,
  taskState,
  taskStep,
} from './task-shapes.ts';

/** A year, a quarter or a month as a code: `2026`, `2026-q3`, `2026-11`. */
export const periodCode = z.string().regex(/^20\d\d(-q[1-4]|-(0[1-9]|1[0-2]))?$/, { error: 'tasks.not-a-period' });

/** How tasks due in a period stand: those behind each figure of the counts. */
export const taskResult = z.enum(['open', 'done', 'in-time', 'partly', 'not-achieved', 'unknown', 'late']);
export type TaskResult = z.output<typeof taskResult>;

/** What waits to be done: the rows behind each line of the work of the day. */
export const taskWork = z.enum([
  'overdue',
  'returned',
  'due-in-one',
  'due-in-three',
  'received',
  'reported',
  'due-in-seven',
]);
export type TaskWork = z.output<typeof taskWork>;

export const taskFilter = z.strictObject({
  underId: organisationId.nullable().default(null),
  states: z.array(taskState).max(9).default([]),
  sources: z.array(sourceKind).max(6).default([]),
  sourceId: z.uuid().nullable().default(null),
  memberId: memberId.nullable().default(null),
  /** `doers`: each task once, where it is carried out. `givers`: what was given to other organisations. */
  side: z.enum(['doers', 'givers']).default('doers'),
  isOpen: z.boolean().default(false),
  isOverdue: z.boolean().default(false),
  dueWithinDays: z.int().min(0).max(366).nullable().default(null),
  duePeriod: periodCode.nullable().default(null),
  result: taskResult.nullable().default(null),
  /** Takes the place of `side`. */
  work: taskWork.nullable().default(null),
});
export type TaskFilter = z.output<typeof taskFilter>;

export const taskOrder = z.strictObject({
  key: z.enum(['due', 'assigned']).default('due'),
  descending: z.boolean().default(false),
});

export const taskList = defineQuestion({
  name: 'tasks.list',
  summary: 'A page of tasks in reach, by state, due day, source, lead, organisation and words of the text',
  input: z.strictObject({
    filter: taskFilter.default(taskFilter.parse({})),
    text: z.string().trim().max(100).default(''),
    order: taskOrder.default({ key: 'due', descending: false }),
    ...listPage,
  }),
  output: z.object({ rows: z.array(taskRow), ...listAnswer }),
  over: 'anywhere',
});

export const taskEntry = z.object({
  id: taskEntryId,
  step: taskStep,
  happenedOn: daySchema,
  enteredOn: daySchema,
  /** Null: entered by an account that cannot be seen from here. */
  by: z.string().nullable(),
  text: z.string().nullable(),
  proof: z.string().nullable(),
  outcome: outcome.nullable(),
  progress: progressShare.nullable(),
  dueOn: daySchema.nullable(),
  decision: z.object({ number: z.string(), decidedOn: daySchema, issuer: z.string() }).nullable(),
  isWithdrawn: z.boolean(),
  /** Entered after something on the other side that closed the way: kept, without effect. */
  wasOvertaken: z.boolean(),
});
export type TaskEntryView = z.output<typeof taskEntry>;

export const oneTask = defineQuestion({
  name: 'tasks.task',
  summary: 'One task with who works on it, how its due day was counted and everything that happened to it',
  input: z.strictObject({ taskId }),
  output: z.object({
    task: taskRow,
    coWorkers: z.array(personOrUnit),
    dueKind: z.enum(['day', 'rule', 'standing']),
    dueRule: dueRule.nullable(),
    reportAt: z.string().nullable(),
    enteredOn: daySchema,
    entries: z.array(taskEntry),
    /** Steps open now from this row. */
    steps: z.array(taskStep),
    /** The latest step, if it was entered today from this side and nothing stands on it. */
    takeBackId: taskEntryId.nullable(),
    mayWithdraw: z.boolean(),
    /** The giver’s row of a received task, where it can be seen from here too. */
    givenId: taskId.nullable(),
  }),
  over: 'resolved',
});

export type OneTaskView = z.output<typeof oneTask.output>;

export const doneShare = z.object({
  /** Closed as achieved. */
  done: z.int(),
  /** All but those cancelled. */
  of: z.int(),
  open: z.int(),
  overdue: z.int(),
});

export const tasksOfSource = defineQuestion({
  name: 'tasks.tasks-of-source',
  summary:
    'Tasks in reach that follow from one source (a meeting, a resolution, a remedy), with the share that is done',
  input: z.strictObject({ sourceId: z.uuid() }),
  output: z.object({ rows: z.array(taskRow), share: doneShare }),
  over: 'anywhere',
});

export const openTasks = defineQuestion({
  name: 'tasks.open-tasks',
  summary: 'Tasks of one organisation that were open on a day: what is carried over into an agenda',
  input: z.strictObject({ organisationId, on: daySchema }),
  output: z.object({ rows: z.array(taskRow) }),
  over: { field: 'organisationId' },
});

export const tasksOfMember = defineQuestion({
  name: 'tasks.tasks-of-member',
  summary: 'Tasks in reach that a member leads or works on: open ones first',
  input: z.strictObject({ memberId }),
  output: z.object({ rows: z.array(taskRow.extend({ isLead: z.boolean() })), share: doneShare }),
  over: 'anywhere',
});

/** Figures of tasks due in a period; each opens to its rows in the list. */
export const taskCounts = z.object({
  assigned: z.int(),
  due: z.int(),
  done: z.int(),
  inTime: z.int(),
  partly: z.int(),
  notAchieved: z.int(),
  unknown: z.int(),
  late: z.int(),
  openNow: z.int(),
  overdueNow: z.int(),
});
export type TaskCounts = z.output<typeof taskCounts>;

export const counts = defineQuestion({
  name: 'tasks.counts',
  summary: 'How tasks due in a period stand in an organisation and in each part below it; figures only',
  input: z.strictObject({ organisationId, period: periodCode }),
  output: z.object({
    total: taskCounts,
    own: taskCounts,
    parts: z.array(taskCounts.extend({ organisationId, name: z.string() })),
  }),
  over: { field: 'organisationId' },
});

/** Who may lead tasks of an organisation: its roll on a day, itself, and the organisations below it. */
export const possibleLeads = defineQuestion({
  name: 'tasks.possible-leads',
  summary:
    'Whom an organisation may assign tasks to: members on its roll or, by name, below it; itself; the units directly below',
  input: z.strictObject({
    organisationId,
    on: daySchema,
    /** Part of a name: members of the whole subtree. Without it the own roll. */
    text: z.string().trim().max(60).default(''),
  }),
  output: z.object({
    members: z.array(z.object({ memberId, name: z.string() })),
    organisations: z.array(z.object({ organisationId, name: z.string(), isItself: z.boolean() })),
  }),
  over: { field: 'organisationId' },
});
