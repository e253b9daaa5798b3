import { z } from 'zod';
import { defineAction } from '../../../platform/action/contract.ts';
import { daySchema } from '../../../platform/calendar/day.ts';
import { decisionSchema, expectedVersion, lineOf, organisationId, words } from '../../organisations/contract.ts';
import {
  leadInput,
  outcome,
  programmeId,
  progressShare,
  reportAtInput,
  sourceKind,
  taskEntryId,
  taskId,
  taskLine,
  taskText,
} from './task-shapes.ts';

export const assignTasks = defineAction({
  name: 'tasks.assign-tasks',
  summary: 'Assigns tasks to members, to the organisation itself or to organisations below it, each with a due day',
  input: z.strictObject({
    organisationId,
    source: z.strictObject({
      kind: sourceKind,
      words: lineOf(300).nullable().default(null),
      /** A resolution or scheme kept here, or handed down to this organisation. */
      programmeId: programmeId.nullable().default(null),
    }),
    assignedOn: daySchema,
    lines: z.array(taskLine).min(1).max(100),
  }),
  output: z.object({ taskIds: z.array(taskId) }),
  over: { field: 'organisationId' },
  undo: 'tasks.withdraw-tasks',
});

export const withdrawTasks = defineAction({
  name: 'tasks.withdraw-tasks',
  summary: 'Takes back tasks on the day they were entered, as long as nothing has been done with them',
  input: z.strictObject({ taskIds: z.array(taskId).min(1).max(100) }),
  output: z.object({ withdrawn: z.int() }),
  over: 'resolved',
  undo: 'final',
});

const onTask = { taskId, expectedVersion, happenedOn: daySchema };
const stepped = z.object({ taskId, entryId: taskEntryId, version: z.int() });
const account = words(4000);
const proof = words(2000).nullable().default(null);
const whole = { over: 'resolved', undo: 'tasks.take-back-step' } as const;

export const acceptTask = defineAction({
  name: 'tasks.accept-task',
  summary: 'Records that whoever leads a task has taken it on',
  input: z.strictObject(onTask),
  output: stepped,
  ...whole,
});

export const noteProgress = defineAction({
  name: 'tasks.note-progress',
  summary: 'Notes how far a task is, with the day of it',
  input: z.strictObject({ ...onTask, text: account, progress: progressShare.nullable().default(null), proof }),
  output: stepped,
  ...whole,
});

export const reportTask = defineAction({
  name: 'tasks.report-task',
  summary: 'Reports a task as done, with the result and the proof',
  input: z.strictObject({ ...onTask, text: account, progress: progressShare.nullable().default(null), proof }),
  output: stepped,
  ...whole,
});

export const confirmTask = defineAction({
  name: 'tasks.confirm-task',
  summary: 'Closes a task with its outcome; also without a report, where none came',
  input: z.strictObject({ ...onTask, outcome, text: account.nullable().default(null) }),
  output: stepped,
  ...whole,
});

export const returnTask = defineAction({
  name: 'tasks.return-task',
  summary: 'Sends a reported task back, with the reason',
  input: z.strictObject({ ...onTask, text: account }),
  output: stepped,
  ...whole,
});

export const cancelTask = defineAction({
  name: 'tasks.cancel-task',
  summary: 'Ends a task that is no longer to be done, with the reason',
  input: z.strictObject({ ...onTask, text: account }),
  output: stepped,
  ...whole,
});

export const reopenTask = defineAction({
  name: 'tasks.reopen-task',
  summary: 'Opens a closed task again, with the reason; how often is counted',
  input: z.strictObject({ ...onTask, text: account }),
  output: stepped,
  ...whole,
});

export const postponeTask = defineAction({
  name: 'tasks.postpone-task',
  summary: 'Moves the due day by a dated decision; the first due day stays on record',
  input: z.strictObject({
    ...onTask,
    dueOn: daySchema,
    decision: decisionSchema,
    text: account.nullable().default(null),
  }),
  output: stepped,
  ...whole,
});

export const takeBackStep = defineAction({
  name: 'tasks.take-back-step',
  summary: 'Takes back the latest step of a task on the day it was entered; refused once another step stands on it',
  input: z.strictObject({ taskId, entryId: taskEntryId }),
  output: z.object({ taskId, version: z.int() }),
  over: 'resolved',
  undo: 'final',
});

const corrected = {
  text: taskText,
  field: lineOf(120).nullable(),
  lead: leadInput,
  coWorkers: z.array(leadInput).max(30),
  reportAt: reportAtInput.nullable(),
};

export const correctTask = defineAction({
  name: 'tasks.correct-task',
  summary: 'Corrects the words of an open task, or who leads it and who works on it',
  input: z.strictObject({ taskId, expectedVersion, ...corrected }),
  output: z.object({ taskId, version: z.int() }),
  over: 'resolved',
  undo: 'tasks.correct-task',
});
