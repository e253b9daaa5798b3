import { z } from 'zod';
import { defineAction, defineQuestion } from '../../../platform/action/contract.ts';
import { idOf } from '../../../platform/action/id.ts';
import { daySchema } from '../../../platform/calendar/day.ts';
import { listPage } from '../../../platform/saved-views/shapes.ts';
import { doneSchema, expectedVersion, lineOf, organisationId, words } from '../../organisations/contract.ts';

export const orientationId = idOf('OrientationId');
export type OrientationId = z.output<typeof orientationId>;
export const orientationInId = idOf('OrientationInId');
export const urgeBatchId = idOf('UrgeBatchId');
export type UrgeBatchId = z.output<typeof urgeBatchId>;
export const urgeInId = idOf('UrgeInId');

/** A month by its first day. */
export const monthStart = daySchema.refine((day) => day.endsWith('-01'), { error: 'meetings.not-a-month' });
export const orientationState = z.enum(['draft', 'sent', 'replaced', 'withdrawn']);
export const urgeState = z.enum(['sent', 'answered', 'settled', 'withdrawn']);
/** What a cell is urged about: the meeting of the month, or its report. */
export const urgeAbout = z.enum(['meeting', 'report']);
export type UrgeAbout = z.output<typeof urgeAbout>;

const why = lineOf(500);
const textFields = {
  month: monthStart,
  title: lineOf(300),
  content: words(8000),
  /** Reading matter, a line each: title and where it is found. */
  reading: z.array(lineOf(500)).max(30).default([]),
};
/** Cells below the sender: these, or all of these types and sectors (none named: all), those that have met in the month left out or not. */
export const chosenCells = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('named'), cellIds: z.array(organisationId).min(1).max(5000) }),
  z.strictObject({
    kind: z.literal('below'),
    types: z.array(lineOf(60)).max(60).default([]),
    sectors: z.array(lineOf(60)).max(60).default([]),
    /** Only those without a monthly meeting in the month that the orientation is for, as it stands when it is sent. */
    onlyNotMet: z.boolean().default(false),
  }),
]);
export type ChosenCells = z.output<typeof chosenCells>;

const versioned = { orientationId, expectedVersion };
const saved = z.object({ orientationId, version: z.int() });

export const draftOrientation = defineAction({
  name: 'meetings.draft-orientation',
  summary: 'Drafts what a committee wants its cells to talk about in a month',
  input: z.strictObject({ organisationId, ...textFields }),
  output: saved,
  over: { field: 'organisationId' },
  undo: 'meetings.drop-orientation',
});

export const changeOrientation = defineAction({
  name: 'meetings.change-orientation',
  summary: 'Changes an orientation that was not sent yet',
  input: z.strictObject({ ...versioned, ...textFields }),
  output: saved,
  over: 'resolved',
  undo: 'meetings.change-orientation',
});

export const dropOrientation = defineAction({
  name: 'meetings.drop-orientation',
  summary: 'Takes a draft of an orientation out',
  input: z.strictObject(versioned),
  output: doneSchema,
  over: 'resolved',
  undo: 'meetings.draft-orientation',
});

export const sendOrientation = defineAction({
  name: 'meetings.send-orientation',
  summary: 'Sends an orientation to chosen cells below; it stands in the agenda they are proposed for that month',
  input: z.strictObject({ ...versioned, cells: chosenCells }),
  output: saved.extend({ cells: z.int() }),
  over: 'resolved',
  undo: 'meetings.withdraw-orientation',
});

export const replaceOrientation = defineAction({
  name: 'meetings.replace-orientation',
  summary: 'Sends a new text to the same cells in the place of one sent before, with the reason',
  input: z.strictObject({
    ...versioned,
    why,
    title: textFields.title,
    content: textFields.content,
    reading: textFields.reading,
  }),
  output: saved,
  over: 'resolved',
  undo: 'final',
});

export const withdrawOrientation = defineAction({
  name: 'meetings.withdraw-orientation',
  summary: 'Takes a sent orientation back, with the reason; the cells see that and why',
  input: z.strictObject({ ...versioned, why }),
  output: saved,
  over: 'resolved',
  undo: 'final',
});

export const readOrientation = defineAction({
  name: 'meetings.read-orientation',
  summary: 'Notes that a cell has read an orientation',
  input: z.strictObject({ orientationInId, expectedVersion }),
  output: doneSchema,
  over: 'resolved',
  undo: 'final',
});

const orientationText = { month: daySchema, title: z.string(), content: z.string(), reading: z.array(z.string()) };

export const orientations = defineQuestion({
  name: 'meetings.orientations',
  summary: 'Orientations of one committee in a year, with how many cells they went to and how many read them',
  input: z.strictObject({ organisationId, year: z.int().min(2018).max(2199) }),
  output: z.object({
    rows: z.array(
      z.object({
        orientationId,
        ...orientationText,
        state: orientationState,
        stateReason: z.string().nullable(),
        sentOn: daySchema.nullable(),
        cells: z.int(),
        read: z.int(),
        version: z.int(),
      }),
    ),
  }),
  over: { field: 'organisationId' },
});

export const orientationCells = defineQuestion({
  name: 'meetings.orientation-cells',
  summary: 'The cells that an orientation went to, unread ones first',
  input: z.strictObject({ orientationId, after: listPage.after, limit: listPage.limit }),
  output: z.object({
    rows: z.array(z.object({ organisationId, name: z.string(), readOn: daySchema.nullable() })),
    next: z.string().nullable(),
  }),
  over: 'resolved',
});

export const orientationsReceived = defineQuestion({
  name: 'meetings.orientations-received',
  summary: 'Orientations that one cell received for the months of a year',
  input: z.strictObject({ organisationId, year: z.int().min(2018).max(2199) }),
  output: z.object({
    rows: z.array(
      z.object({
        orientationInId,
        ...orientationText,
        fromName: z.string(),
        state: orientationState,
        stateReason: z.string().nullable(),
        sentOn: daySchema,
        readOn: daySchema.nullable(),
        version: z.int(),
      }),
    ),
  }),
  over: { field: 'organisationId' },
});

export const urgeCells = defineAction({
  name: 'meetings.urge-cells',
  summary: 'Urges the cells below that have not met or not reported in a month; those urged already are left out',
  input: z.strictObject({
    organisationId,
    month: monthStart,
    about: urgeAbout,
    /** Only these of them; null: all. */
    cellIds: z.array(organisationId).min(1).max(5000).nullable().default(null),
    words: words(1000).nullable().default(null),
    dueOn: daySchema.nullable().default(null),
  }),
  output: z.object({ batchId: urgeBatchId, urged: z.int() }),
  over: { field: 'organisationId' },
  undo: 'meetings.withdraw-urges',
});

export const withdrawUrges = defineAction({
  name: 'meetings.withdraw-urges',
  summary: 'Takes back the urges of one click that nobody has answered, with the reason',
  input: z.strictObject({ batchId: urgeBatchId, why }),
  output: z.object({ withdrawn: z.int() }),
  over: 'resolved',
  undo: 'final',
});

export const answerUrge = defineAction({
  name: 'meetings.answer-urge',
  summary: 'What a cell answers when it is urged; the answer is kept with both sides',
  input: z.strictObject({ urgeInId, expectedVersion, answer: words(1000) }),
  output: z.object({ urgeInId, version: z.int() }),
  over: 'resolved',
  undo: 'meetings.answer-urge',
});

const urgeFields = {
  month: daySchema,
  about: urgeAbout,
  words: z.string().nullable(),
  sentOn: daySchema,
  dueOn: daySchema.nullable(),
  state: urgeState,
  answer: z.string().nullable(),
  answeredOn: daySchema.nullable(),
  settledOn: daySchema.nullable(),
};

export const urges = defineQuestion({
  name: 'meetings.urges',
  summary: 'Urges that one committee sent for a month, with the answers; a list to be printed',
  input: z.strictObject({ organisationId, month: monthStart, after: listPage.after, limit: listPage.limit }),
  output: z.object({
    rows: z.array(
      z.object({ id: z.uuid(), batchId: urgeBatchId, cellId: organisationId, cellName: z.string(), ...urgeFields }),
    ),
    /** How many of the month stand in each state. */
    states: z.array(z.object({ state: urgeState, count: z.int() })),
    next: z.string().nullable(),
  }),
  over: { field: 'organisationId' },
});

export const urgesReceived = defineQuestion({
  name: 'meetings.urges-received',
  summary: 'Urges that one cell received in a year',
  input: z.strictObject({ organisationId, year: z.int().min(2018).max(2199) }),
  output: z.object({
    rows: z.array(z.object({ urgeInId, fromName: z.string(), ...urgeFields, version: z.int() })),
  }),
  over: { field: 'organisationId' },
});
