import { z } from 'zod';
import { defineAction, defineQuestion } from '../../../platform/action/contract.ts';
import { daySchema } from '../../../platform/calendar/day.ts';
import { listAnswer, listPage } from '../../../platform/saved-views/shapes.ts';
import { lineOf, organisationId } from '../../organisations/contract.ts';
import { monthStart, urgeAbout, urgeState } from './from-above.ts';
import { meetingId, meetingKind } from './meeting-codes.ts';

const language = z.enum(['vi', 'en']);
const file = z.object({ fileName: z.string(), mediaType: z.string(), contentBase64: z.string() });
const codes = z.array(lineOf(60)).max(60).default([]);
/** From so many days between meeting and entry on, an entry counts as late. No document was found that says a number. */
const lateAfterDays = z.int().min(0).max(366).default(7);
export const fraction = z.object({ numerator: z.int(), denominator: z.int() });
export type Fraction = z.output<typeof fraction>;

const owingAsked = {
  month: monthStart,
  about: urgeAbout.default('meeting'),
  underId: organisationId.nullable().default(null),
  types: codes,
  sectors: codes,
};

const owingCell = z.object({
  organisationId,
  name: z.string(),
  superiorName: z.string().nullable(),
  type: z.string(),
  sector: z.string().nullable(),
  /** Day for which the meeting of the month is planned, held but not reported, or null. */
  plannedOn: daySchema.nullable(),
  heldOn: daySchema.nullable(),
  /** The last monthly meeting before this month, or null: none was ever recorded. */
  lastHeldOn: daySchema.nullable(),
  urge: z
    .object({ state: urgeState, sentOn: daySchema, dueOn: daySchema.nullable(), answer: z.string().nullable() })
    .nullable(),
});
export type OwingCell = z.output<typeof owingCell>;

export const cellsOwing = defineQuestion({
  name: 'meetings.cells-owing',
  summary: 'Cells in reach that have not met in a month, or not reported, by place in the tree',
  input: z.strictObject({ ...owingAsked, ...listPage }),
  output: z.object({ rows: z.array(owingCell), ...listAnswer }),
  over: 'anywhere',
});

export const exportCellsOwing = defineAction({
  name: 'meetings.export-cells-owing',
  summary: 'The list of cells that have not met or reported as a workbook, with a line that says who took it out',
  input: z.strictObject({ ...owingAsked, language }),
  output: file,
  over: 'anywhere',
  undo: 'final',
  secrets: ['contentBase64'],
});

export const monthFigures = z.object({
  organisationId,
  name: z.string(),
  /** Cells that met, and that reported, of those that owe the month a meeting. */
  met: fraction,
  reported: fraction,
  /** Members who came of those who should have, over meetings where both are known. */
  attendance: fraction,
  /** Meetings that lasted long enough, entered late, scored by both sides alike: each of those where it can be told. */
  longEnough: fraction,
  enteredLate: fraction,
  scoredAlike: fraction,
  /** Cells with a meeting on a topic in the quarter of the month. */
  topicInQuarter: fraction,
  /** Mean of the superior's points less the cell's own, where both gave points; null: nowhere. */
  meanGap: z.number().nullable(),
});
export type MonthFigures = z.output<typeof monthFigures>;

export const oversightFigures = defineQuestion({
  name: 'meetings.oversight-figures',
  summary: 'Meetings of a month for each organisation directly below one, as numerators and denominators',
  input: z.strictObject({ organisationId, month: monthStart, lateAfterDays }),
  output: z.object({ rows: z.array(monthFigures) }),
  over: { field: 'organisationId' },
});

export const exportOversight = defineAction({
  name: 'meetings.export-oversight',
  summary: 'The figures of a month below one organisation as a workbook',
  input: z.strictObject({ organisationId, month: monthStart, lateAfterDays, language }),
  output: file,
  over: { field: 'organisationId' },
  undo: 'final',
  secrets: ['contentBase64'],
});

/** Which meetings stand behind a figure. */
export const oversightPart = z.enum(['all', 'absences', 'short', 'late', 'gap', 'topic']);
export type OversightPart = z.output<typeof oversightPart>;

export const oversightMeetings = defineQuestion({
  name: 'meetings.oversight-meetings',
  summary: 'The meetings of a month behind one figure of the oversight pages',
  input: z.strictObject({
    underId: organisationId,
    month: monthStart,
    part: oversightPart,
    lateAfterDays,
    ...listPage,
  }),
  output: z.object({
    rows: z.array(
      z.object({
        meetingId,
        organisationId,
        organisationName: z.string(),
        kind: meetingKind,
        heldOn: daySchema,
        attendance: fraction.nullable(),
        minutes: z.int().nullable(),
        minutesNeeded: z.int().nullable(),
        enteredAfterDays: z.int().nullable(),
        selfTotal: z.number().nullable(),
        superiorTotal: z.number().nullable(),
      }),
    ),
    ...listAnswer,
  }),
  over: { field: 'underId' },
});

export const similarCells = defineQuestion({
  name: 'meetings.similar-cells',
  summary: 'One cell beside those in reach of the same type, sector and size; fewer than five are only counted',
  input: z.strictObject({ organisationId, month: monthStart }),
  output: z.object({
    type: z.string(),
    sector: z.string().nullable(),
    members: z.int(),
    /** Size band: from so many members, to fewer than so many (null: no upper end). A practice of this program, not of a document. */
    band: z.object({ from: z.int(), below: z.int().nullable() }),
    own: z.object({ hasMet: z.boolean(), attendance: fraction.nullable(), minutes: z.int().nullable() }),
    peers: z.int(),
    /** Null: fewer than five peers. */
    figures: z.object({ met: fraction, attendance: fraction, minutes: z.number().nullable() }).nullable(),
  }),
  over: { field: 'organisationId' },
});

export const cellsAlike = defineQuestion({
  name: 'meetings.cells-alike',
  summary:
    'The cells that one cell is compared with, by place in the tree and never by rank; none where they are fewer than five',
  input: z.strictObject({ organisationId, month: monthStart, ...listPage }),
  output: z.object({
    rows: z.array(
      z.object({
        organisationId,
        name: z.string(),
        superiorName: z.string().nullable(),
        members: z.int(),
        hasMet: z.boolean(),
        attendance: fraction.nullable(),
        minutes: z.int().nullable(),
      }),
    ),
    ...listAnswer,
  }),
  over: { field: 'organisationId' },
});
