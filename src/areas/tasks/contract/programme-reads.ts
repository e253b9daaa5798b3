import { z } from 'zod';
import { defineQuestion } from '../../../platform/action/contract.ts';
import { daySchema } from '../../../platform/calendar/day.ts';
import { listAnswer, listPage } from '../../../platform/saved-views/shapes.ts';
import { organisationId } from '../../organisations/contract.ts';
import {
  allotmentId,
  exactFigure,
  programmeKind,
  programmeReviewId,
  reviewKind,
  targetDirection,
  targetId,
  targetKind,
  targetMeasure,
} from './programmes.ts';
import { receivedTargetId, reportedFigure, standing } from './received-targets.ts';
import { doneShare } from './task-reads.ts';
import { programmeId } from './task-shapes.ts';

const programmeFace = z.object({
  id: programmeId,
  organisationId,
  organisationName: z.string(),
  kind: programmeKind,
  number: z.string(),
  issuer: z.string(),
  adoptedOn: daySchema,
  title: z.string(),
  from: daySchema,
  lastDay: daySchema,
  version: z.int(),
});

export const programmes = defineQuestion({
  name: 'tasks.programmes',
  summary: 'Resolutions and schemes in reach that are to be carried out, latest first',
  input: z.strictObject({
    text: z.string().trim().max(100).default(''),
    isRunning: z.boolean().default(false),
    ...listPage,
  }),
  output: z.object({
    rows: z.array(
      programmeFace.extend({ targets: z.int(), units: z.int(), silentUnits: z.int(), reviews: z.array(reviewKind) }),
    ),
    ...listAnswer,
  }),
  over: 'anywhere',
});

export const allotmentView = z.object({
  id: allotmentId,
  organisationId,
  organisationName: z.string(),
  figure: exactFigure,
  dueOn: daySchema,
  /** The latest figure of a day not after the one asked about. */
  latest: z
    .object({ on: daySchema, figure: reportedFigure, measure: targetMeasure, sourceWords: z.string().nullable() })
    .nullable(),
  standing,
  isOverdue: z.boolean(),
  /** The unit’s own row with every figure by date, where it lies in reach. */
  receivedTargetId: receivedTargetId.nullable(),
  version: z.int(),
});

/** A target with all units: what is met is counted of all that were given it, and who said nothing is named. */
export const targetView = z.object({
  id: targetId,
  name: z.string(),
  unit: z.string(),
  direction: targetDirection,
  kind: targetKind,
  measure: targetMeasure,
  allotments: z.array(allotmentView),
  given: z.int(),
  met: z.int(),
  short: z.int(),
  silent: z.array(z.string()),
  /** Sums of amounts; of shares only where every unit reported, and then of their parts. */
  targetSum: exactFigure.nullable(),
  resultSum: reportedFigure.nullable(),
});
export type TargetView = z.output<typeof targetView>;

export const reviewView = z.object({
  id: programmeReviewId,
  kind: reviewKind,
  asOf: daySchema,
  heldOn: daySchema,
  results: z.string(),
  shortcomings: z.string().nullable(),
  nextSteps: z.string().nullable(),
  enteredOn: daySchema,
  /** As they stood when the review was entered. */
  figures: z.array(
    z.object({
      name: z.string(),
      unit: z.string(),
      given: z.int(),
      met: z.int(),
      short: z.int(),
      silent: z.array(z.string()),
    }),
  ),
});

export const oneProgramme = defineQuestion({
  name: 'tasks.programme',
  summary:
    'One programme as of a day: targets, what each unit was given and has reported, who is silent, tasks, reviews',
  input: z.strictObject({ programmeId, on: daySchema }),
  output: z.object({
    programme: programmeFace.extend({ note: z.string().nullable() }),
    targets: z.array(targetView),
    units: z.int(),
    /** Units that were given targets and have reported on none. */
    silentUnits: z.array(z.object({ organisationId, name: z.string() })),
    reviews: z.array(reviewView),
    tasks: doneShare,
  }),
  over: 'resolved',
});

/** Where targets may be handed out: the organisations directly below the one that keeps the programme. */
export const unitsToHandOut = defineQuestion({
  name: 'tasks.units-to-hand-out',
  summary: 'Organisations directly below the one that keeps a programme, for handing a target out',
  input: z.strictObject({ programmeId }),
  output: z.object({ rows: z.array(z.object({ organisationId, name: z.string() })) }),
  over: 'resolved',
});
