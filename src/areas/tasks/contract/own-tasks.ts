import { z } from 'zod';
import { defineAction, defineQuestion } from '../../../platform/action/contract.ts';
import { taskRow } from './task-shapes.ts';
import { acceptTask, noteProgress, reportTask, takeBackStep } from './task-steps.ts';

export const ownTasks = defineQuestion({
  name: 'tasks.own-tasks',
  summary: 'Tasks that name the member whose account is signed in: open ones first, then the latest closed ones',
  input: z.strictObject({}),
  output: z.object({
    isMember: z.boolean(),
    rows: z.array(taskRow.extend({ isLead: z.boolean() })),
  }),
  over: 'self',
});

const own = { over: 'self', undo: 'tasks.take-back-own-step' } as const;

export const acceptOwnTask = defineAction({
  name: 'tasks.accept-own-task',
  summary: 'The member takes on an own task',
  input: acceptTask.input,
  output: acceptTask.output,
  ...own,
});

export const noteOwnProgress = defineAction({
  name: 'tasks.note-own-progress',
  summary: 'The member notes how far an own task is',
  input: noteProgress.input,
  output: noteProgress.output,
  ...own,
});

export const reportOwnTask = defineAction({
  name: 'tasks.report-own-task',
  summary: 'The member reports an own task as done',
  input: reportTask.input,
  output: reportTask.output,
  ...own,
});

export const takeBackOwnStep = defineAction({
  name: 'tasks.take-back-own-step',
  summary: 'The member takes back the own latest step of the same day',
  input: takeBackStep.input,
  output: takeBackStep.output,
  over: 'self',
  undo: 'final',
});
