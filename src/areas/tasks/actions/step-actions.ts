import { action } from '../../../platform/action/action.ts';
import * as own from '../contract/own-tasks.ts';
import * as contract from '../contract/task-steps.ts';
import { overTask } from '../questions/task-rows.ts';
import { takeStep, takeStepBack } from './take-step.ts';

const over = { over: overTask };

export const acceptTask = action(
  contract.acceptTask,
  async (input, context) => (await takeStep(context, { ...input, step: 'accept-task' })) as never,
  over,
);
export const noteProgress = action(
  contract.noteProgress,
  async (input, context) => (await takeStep(context, { ...input, step: 'note-progress' })) as never,
  over,
);
export const reportTask = action(
  contract.reportTask,
  async (input, context) => (await takeStep(context, { ...input, step: 'report-task' })) as never,
  over,
);
export const confirmTask = action(
  contract.confirmTask,
  async (input, context) => (await takeStep(context, { ...input, step: 'confirm-task' })) as never,
  over,
);
export const returnTask = action(
  contract.returnTask,
  async (input, context) => (await takeStep(context, { ...input, step: 'return-task' })) as never,
  over,
);
export const cancelTask = action(
  contract.cancelTask,
  async (input, context) => (await takeStep(context, { ...input, step: 'cancel-task' })) as never,
  over,
);
export const reopenTask = action(
  contract.reopenTask,
  async (input, context) => (await takeStep(context, { ...input, step: 'reopen-task' })) as never,
  over,
);
export const postponeTask = action(
  contract.postponeTask,
  async (input, context) => (await takeStep(context, { ...input, step: 'postpone-task' })) as never,
  over,
);
export const takeBackStep = action(
  contract.takeBackStep,
  async (input, context) => (await takeStepBack(context, input)) as never,
  over,
);

// Under the role of the own page: the database lets nobody but the lead change a row, and only by these steps.
export const acceptOwnTask = action(
  own.acceptOwnTask,
  async (input, context) => (await takeStep(context, { ...input, step: 'accept-task' })) as never,
);
export const noteOwnProgress = action(
  own.noteOwnProgress,
  async (input, context) => (await takeStep(context, { ...input, step: 'note-progress' })) as never,
);
export const reportOwnTask = action(
  own.reportOwnTask,
  async (input, context) => (await takeStep(context, { ...input, step: 'report-task' })) as never,
);
export const takeBackOwnStep = action(
  own.takeBackOwnStep,
  async (input, context) => (await takeStepBack(context, input)) as never,
);
