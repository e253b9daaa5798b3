import { z } from 'zod';
import { idOf } from '../../../platform/action/id.ts';
import { daySchema } from '../../../platform/calendar/day.ts';
import { memberId } from '../../members/contract.ts';
import { lineOf, organisationId, words } from '../../organisations/contract.ts';

export const taskId = idOf('TaskId');
export type TaskId = z.output<typeof taskId>;
export const taskEntryId = idOf('TaskEntryId');
export const programmeId = idOf('ProgrammeId');
export type ProgrammeId = z.output<typeof programmeId>;

/**
 * What a task follows from. An area above that brings a new kind adds it here with its words (`tasks.source.<kind>`); ids and pages of
 * its sources stay its own.
 */
export const sourceKind = z.enum(['meeting', 'resolution', 'remedy', 'promise', 'plan', 'other']);
export type SourceKind = z.output<typeof sourceKind>;

/** `own`: assigned and done in one organisation; `given` and `received`: the two rows of a task for another organisation. */
export const taskSide = z.enum(['own', 'given', 'received']);
export type TaskSide = z.output<typeof taskSide>;

export const openStates = ['assigned', 'accepted', 'in-progress', 'reported', 'returned', 'reopened'] as const;
export const taskState = z.enum([...openStates, 'confirmed', 'cancelled', 'withdrawn']);
export type TaskState = z.output<typeof taskState>;
/** How it ended; another matter than whether the work on it is over. */
export const outcome = z.enum(['achieved', 'partly', 'not-achieved', 'unknown']);
export type Outcome = z.output<typeof outcome>;

export const taskStep = z.enum([
  'accept-task',
  'note-progress',
  'report-task',
  'confirm-task',
  'return-task',
  'cancel-task',
  'reopen-task',
  'postpone-task',
  'withdraw-tasks',
]);
export type TaskStep = z.output<typeof taskStep>;

/** `in-time` and `late` go by days alone; `none`: no day was set. */
export const lateness = z.enum(['none', 'in-time', 'due-soon', 'late', 'done-late']);
export type Lateness = z.output<typeof lateness>;

/** So many of so many: a percentage is of 100. More than all is possible. */
export const progressShare = z.strictObject({
  numerator: z.int().min(0).max(1_000_000_000),
  denominator: z.int().min(1).max(1_000_000_000),
});
export type ProgressShare = z.output<typeof progressShare>;

export const deadlineUnit = z.enum(['working-days', 'days', 'months']);

/** When it is due: a day; so much time after something; or standing work without a day, reviewed at each report. */
export const dueInput = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('day'), on: daySchema }),
  z.strictObject({
    kind: z.literal('rule'),
    amount: z.int().min(1).max(3660),
    unit: deadlineUnit,
    /** What starts the clock, in words, and the day of it. */
    startEvent: lineOf(200),
    startOn: daySchema,
  }),
  z.strictObject({ kind: z.literal('standing') }),
]);
export type DueInput = z.output<typeof dueInput>;

/** How a due day was counted, kept with the task. */
export const dueRule = z.object({
  amount: z.int(),
  unit: deadlineUnit,
  startEvent: z.string(),
  startOn: daySchema,
  /** Days off that were not counted. */
  skipped: z.array(daySchema),
  /** Days counted as worked of which it is not known whether they are off. */
  uncertain: z.array(daySchema),
  verified: z.boolean(),
});
export type DueRule = z.output<typeof dueRule>;

export const leadInput = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('member'), memberId }),
  z.strictObject({ kind: z.literal('organisation'), organisationId }),
]);
export type LeadInput = z.output<typeof leadInput>;

/** The opaque place where the lead reports: a meeting, a session; its area knows the id. */
export const reportAtInput = z.strictObject({ id: z.uuid().nullable().default(null), words: lineOf(200) });

export const taskText = words(2000);
export const taskLine = z.strictObject({
  text: taskText,
  field: lineOf(120).nullable().default(null),
  lead: leadInput,
  coWorkers: z.array(leadInput).max(30).default([]),
  due: dueInput,
  reportAt: reportAtInput.nullable().default(null),
});
export type TaskLine = z.output<typeof taskLine>;
export type TaskLineInput = z.input<typeof taskLine>;

export const personOrUnit = z.object({
  memberId: memberId.nullable(),
  organisationId: organisationId.nullable(),
  name: z.string(),
});

/** A task as lists show it. */
export const taskRow = z.object({
  id: taskId,
  organisationId,
  organisationName: z.string(),
  side: taskSide,
  /** Given: to whom; received: from whom. */
  otherId: organisationId.nullable(),
  otherName: z.string().nullable(),
  sourceKind: z.string(),
  sourceId: z.uuid().nullable(),
  sourceWords: z.string().nullable(),
  sourcePath: z.string().nullable(),
  text: z.string(),
  field: z.string().nullable(),
  leadMemberId: memberId.nullable(),
  leadName: z.string(),
  assignedOn: daySchema,
  dueOn: daySchema.nullable(),
  firstDueOn: daySchema.nullable(),
  state: taskState,
  stateSince: daySchema,
  outcome: outcome.nullable(),
  progress: progressShare.nullable(),
  reportedOn: daySchema.nullable(),
  closedOn: daySchema.nullable(),
  lateness,
  timesReopened: z.int(),
  isFictional: z.boolean(),
  version: z.int(),
});
export type TaskRow = z.output<typeof taskRow>;
