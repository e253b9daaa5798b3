import { z } from 'zod';
import { defineAction } from '../../../platform/action/contract.ts';
import { idOf } from '../../../platform/action/id.ts';
import { daySchema } from '../../../platform/calendar/day.ts';
import { doneSchema, expectedVersion, lineOf, organisationId, words } from '../../organisations/contract.ts';
import { programmeId } from './task-shapes.ts';

export const targetId = idOf('TargetId');
export type TargetId = z.output<typeof targetId>;
export const allotmentId = idOf('AllotmentId');
export const programmeReviewId = idOf('ProgrammeReviewId');

export const programmeKind = z.enum(['resolution', 'scheme', 'action-programme', 'plan']);
export const targetDirection = z.enum(['at-least', 'at-most']);
export const targetKind = z.enum(['amount', 'share']);
export const targetMeasure = z.enum(['typed', 'tasks-done']);
export const reviewKind = z.enum(['half-way', 'final']);
export type ReviewKind = z.output<typeof reviewKind>;

/** An exact figure: 12,5 is 125 over 10, 95 % is 95 over 100. */
export const exactFigure = z.strictObject({
  numerator: z.int().min(0).max(1_000_000_000_000),
  denominator: z.int().min(1).max(1_000_000_000),
});
export type ExactFigure = z.output<typeof exactFigure>;

const programmeFacts = {
  kind: programmeKind,
  number: lineOf(60),
  issuer: lineOf(200),
  adoptedOn: daySchema,
  title: lineOf(500),
  from: daySchema,
  /** Belongs to the period. */
  lastDay: daySchema,
  note: words(4000).nullable().default(null),
};

export const recordProgramme = defineAction({
  name: 'tasks.record-programme',
  summary: 'Records a resolution, scheme, programme of action or plan that is to be carried out, with its period',
  input: z.strictObject({ organisationId, ...programmeFacts }),
  output: z.object({ programmeId }),
  over: { field: 'organisationId' },
  undo: 'tasks.withdraw-programme',
});

export const correctProgramme = defineAction({
  name: 'tasks.correct-programme',
  summary: 'Corrects number, issuer, title or period; what was handed out must still lie in the period',
  input: z.strictObject({ programmeId, expectedVersion, ...programmeFacts }),
  output: z.object({ programmeId, version: z.int() }),
  over: 'resolved',
  undo: 'tasks.correct-programme',
});

export const withdrawProgramme = defineAction({
  name: 'tasks.withdraw-programme',
  summary: 'Takes back a programme recorded by mistake, as long as no target, task or review stands on it',
  input: z.strictObject({ programmeId }),
  output: doneSchema,
  over: 'resolved',
  undo: 'final',
});

export const addTarget = defineAction({
  name: 'tasks.add-target',
  summary: 'Adds a target to a programme: what is counted, in which unit, and whether more or less is wanted',
  input: z.strictObject({
    programmeId,
    name: lineOf(300),
    unit: lineOf(60),
    direction: targetDirection,
    kind: targetKind,
    measure: targetMeasure.default('typed'),
  }),
  output: z.object({ targetId }),
  over: 'resolved',
  undo: 'tasks.remove-target',
});

export const removeTarget = defineAction({
  name: 'tasks.remove-target',
  summary: 'Removes a target that has not been handed out',
  input: z.strictObject({ targetId }),
  output: doneSchema,
  over: 'resolved',
  undo: 'final',
});

export const handOutTarget = defineAction({
  name: 'tasks.hand-out-target',
  summary: 'Hands a target out to organisations below, each with its amount and due day',
  input: z.strictObject({
    targetId,
    lines: z
      .array(z.strictObject({ organisationId, figure: exactFigure, dueOn: daySchema }))
      .min(1)
      .max(1000),
  }),
  output: z.object({ allotmentIds: z.array(allotmentId) }),
  over: 'resolved',
  undo: 'tasks.take-back-allotments',
});

export const takeBackAllotments = defineAction({
  name: 'tasks.take-back-allotments',
  summary: 'Takes back what was handed out, as long as the unit has reported nothing on it',
  input: z.strictObject({ allotmentIds: z.array(allotmentId).min(1).max(1000) }),
  output: doneSchema,
  over: 'resolved',
  undo: 'final',
});

export const changeAllotment = defineAction({
  name: 'tasks.change-allotment',
  summary: 'Changes the amount or the due day of what one unit was given',
  input: z.strictObject({ allotmentId, expectedVersion, figure: exactFigure, dueOn: daySchema }),
  output: z.object({
    allotmentId,
    version: z.int(),
    before: z.object({ figure: exactFigure, dueOn: daySchema }),
  }),
  over: 'resolved',
  undo: 'tasks.change-allotment',
});

export const recordReview = defineAction({
  name: 'tasks.record-review',
  summary: 'Records the half-way or the final review of a programme; its figures are kept as they stood',
  input: z.strictObject({
    programmeId,
    kind: reviewKind,
    asOf: daySchema,
    heldOn: daySchema,
    results: words(8000),
    shortcomings: words(8000).nullable().default(null),
    nextSteps: words(8000).nullable().default(null),
  }),
  output: z.object({ programmeReviewId }),
  over: 'resolved',
  undo: 'tasks.withdraw-review',
});

export const withdrawReview = defineAction({
  name: 'tasks.withdraw-review',
  summary: 'Takes back a review on the day it was entered',
  input: z.strictObject({ programmeReviewId }),
  output: doneSchema,
  over: 'resolved',
  undo: 'final',
});

const file = z.object({ fileName: z.string(), mediaType: z.string(), contentBase64: z.string() });
const reviewAsked = z.strictObject({ programmeId, on: daySchema, language: z.enum(['vi', 'en']) });

export const exportReview = defineAction({
  name: 'tasks.export-review',
  summary: 'Targets against results per unit as a workbook',
  input: reviewAsked,
  output: file,
  over: 'resolved',
  undo: 'final',
});

export const printReview = defineAction({
  name: 'tasks.print-review',
  summary: 'Targets against results per unit, with the words of the review, as a paper',
  input: reviewAsked,
  output: file,
  over: 'resolved',
  undo: 'final',
});
