import { z } from 'zod';
import { defineAction, defineQuestion } from '../../../platform/action/contract.ts';
import { idOf } from '../../../platform/action/id.ts';
import { daySchema } from '../../../platform/calendar/day.ts';
import { doneSchema, lineOf, organisationId, words } from '../../organisations/contract.ts';
import { exactFigure, targetDirection, targetKind, targetMeasure } from './programmes.ts';
import { programmeId } from './task-shapes.ts';

export const receivedTargetId = idOf('ReceivedTargetId');
export type ReceivedTargetId = z.output<typeof receivedTargetId>;
export const progressId = idOf('ProgressId');

/** A figure as it was reported; a share may be of nothing, and then says nothing. */
export const reportedFigure = z.strictObject({
  numerator: z.int().min(0).max(1_000_000_000_000),
  denominator: z.int().min(0).max(1_000_000_000),
});
export type ReportedFigure = z.output<typeof reportedFigure>;

/** How a result stands to its target. `unknown`: nothing reported, or a share of nothing. */
export const standing = z.enum(['met', 'short', 'unknown']);

export const receivedTarget = z.object({
  id: receivedTargetId,
  organisationId,
  organisationName: z.string(),
  fromName: z.string(),
  programmeId,
  programmeNumber: z.string(),
  programmeTitle: z.string(),
  programmeIssuer: z.string(),
  adoptedOn: daySchema,
  from: daySchema,
  lastDay: daySchema,
  name: z.string(),
  unit: z.string(),
  direction: targetDirection,
  kind: targetKind,
  measure: targetMeasure,
  figure: exactFigure,
  dueOn: daySchema,
  isWithdrawn: z.boolean(),
  latest: z.object({ on: daySchema, figure: reportedFigure }).nullable(),
  standing,
  isOverdue: z.boolean(),
  version: z.int(),
});
export type ReceivedTargetView = z.output<typeof receivedTarget>;

export const progressLine = z.object({
  id: progressId,
  on: daySchema,
  figure: reportedFigure,
  measure: targetMeasure,
  sourceWords: z.string().nullable(),
  note: z.string().nullable(),
  enteredOn: daySchema,
});

export const receivedTargets = defineQuestion({
  name: 'tasks.received-targets',
  summary: 'Targets of superiors that organisations in reach were given, with the latest figure of each',
  input: z.strictObject({ underId: organisationId.nullable().default(null), isRunning: z.boolean().default(false) }),
  output: z.object({ rows: z.array(receivedTarget), isCut: z.boolean() }),
  over: 'anywhere',
});

export const oneReceivedTarget = defineQuestion({
  name: 'tasks.received-target',
  summary: 'One target that an organisation was given, with every figure it has reported',
  input: z.strictObject({ receivedTargetId }),
  output: z.object({
    target: receivedTarget,
    progress: z.array(progressLine),
    /** Of a target counted from tasks: the figure as the tasks stand today. */
    fromTasks: reportedFigure.nullable(),
  }),
  over: 'resolved',
});

export type OneReceivedTarget = z.output<typeof oneReceivedTarget.output>;

export const recordProgress = defineAction({
  name: 'tasks.record-progress',
  summary: 'Reports the figure of a target as of a day: typed with its source, or counted from the tasks',
  input: z.strictObject({
    receivedTargetId,
    on: daySchema,
    /** Null: counted from the tasks that follow from the programme. */
    figure: reportedFigure.nullable(),
    sourceWords: lineOf(300).nullable().default(null),
    note: words(2000).nullable().default(null),
  }),
  output: z.object({ progressId }),
  over: 'resolved',
  undo: 'tasks.withdraw-progress',
});

export const withdrawProgress = defineAction({
  name: 'tasks.withdraw-progress',
  summary: 'Takes back a reported figure; the line stays on record as taken back',
  input: z.strictObject({ progressId }),
  output: doneSchema,
  over: 'resolved',
  undo: 'final',
});
