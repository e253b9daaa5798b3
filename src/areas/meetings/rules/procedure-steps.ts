import type { MeetingKind } from '../contract/meeting-codes.ts';
import type { MeetingAgenda, ProcedureStep } from './agenda-shape.ts';
import type { Part } from './share-reached.ts';

/** What the sheet of a meeting says about its order; null: the sheet does not say. */
export type StepMarks = Readonly<Record<ProcedureStep, boolean | null>>;

/** Marks of a sheet: what was filled in shows that the step was gone through. */
export const stepMarksOf = (sheet: {
  readonly hasClerk: boolean;
  readonly isRollComplete: boolean;
  readonly hasDuesNote: boolean;
  readonly isAgendaApproved: boolean;
  /** A line about the last month with something written; null: the agenda has no such line. */
  readonly hasLastMonth: boolean | null;
  readonly opinions: number;
  readonly tasks: number;
  readonly hasConclusion: boolean;
}): StepMarks => ({
  'clerk-appointed': sheet.hasClerk,
  'roll-called': sheet.isRollComplete,
  'dues-told': sheet.hasDuesNote,
  'agenda-approved': sheet.isAgendaApproved,
  'last-month-reported': sheet.hasLastMonth,
  discussed: sheet.opinions > 0,
  'tasks-assigned': sheet.tasks > 0,
  concluded: sheet.hasConclusion,
});

/** The steps that the order of a kind of meeting has, each with what the sheet says. */
export const stepsTaken = (
  { steps }: MeetingAgenda,
  kind: MeetingKind,
  marks: StepMarks,
): readonly { readonly step: ProcedureStep; readonly isDone: boolean | null }[] =>
  steps.filter(({ kinds }) => kinds.includes(kind)).map(({ code }) => ({ step: code, isDone: marks[code] }));

/** Steps gone through of those there are; null while the sheet does not say it of one of them, or the kind has no steps. */
export const stepsShare = (taken: ReturnType<typeof stepsTaken>): Part | null =>
  taken.length === 0 || taken.some(({ isDone }) => isDone === null)
    ? null
    : { numerator: taken.filter(({ isDone }) => isDone).length, denominator: taken.length };
