import { z } from 'zod';
import { defineAction, defineQuestion } from '../../../platform/action/contract.ts';
import { idOf } from '../../../platform/action/id.ts';
import { daySchema } from '../../../platform/calendar/day.ts';
import { importId, lineOf, organisationId, words } from '../../organisations/contract.ts';
import { ratingLevel, subjectKind } from './rating-codes.ts';

export const pastResultId = idOf('PastResultId');
export type PastResultId = z.output<typeof pastResultId>;

/** Years of which results may be entered: since the oldest guidance that the notes know, never the year that is running. */
const resultYear = z.int().min(1990).max(2199);

/** A result as it was decided elsewhere: entered, not derived. */
export const pastResultLine = z.object({
  pastResultId,
  kind: subjectKind,
  organisationId,
  organisationName: z.string(),
  memberId: z.uuid().nullable(),
  aboutOrganisationId: organisationId.nullable(),
  title: z.string(),
  year: z.int(),
  level: ratingLevel.nullable(),
  notRatedWords: z.string().nullable(),
  decisionNumber: z.string().nullable(),
  decidedOn: daySchema.nullable(),
  isImported: z.boolean(),
});
export type PastResultLine = z.output<typeof pastResultLine>;

export const pastResults = defineQuestion({
  name: 'ratings.past-results',
  summary: 'Results of earlier years that were entered, not derived, in the order of years and names',
  input: z.strictObject({
    /** Those of this organisation and below it. */
    organisationId,
    year: z.int().min(1930).max(2199).nullable().default(null),
    kinds: z.array(subjectKind).default([]),
    text: z.string().max(100).default(''),
    after: z.string().max(400).nullable().default(null),
    limit: z.int().min(1).max(200).default(50),
  }),
  output: z.object({ rows: z.array(pastResultLine), total: z.int(), next: z.string().nullable() }),
  over: { field: 'organisationId' },
});

export const recordPastResult = defineAction({
  name: 'ratings.record-past-result',
  summary: 'Enters the result of an earlier year as it was decided then: a level, or not rated with the reason',
  input: z.strictObject({
    organisationId,
    kind: subjectKind,
    memberId: z.uuid().nullable().default(null),
    /** Of organisations and collectives; left out: the organisation itself. */
    aboutOrganisationId: organisationId.nullable().default(null),
    year: resultYear,
    level: ratingLevel.nullable(),
    notRatedWords: words(500).nullable().default(null),
    decisionNumber: lineOf(60).nullable().default(null),
    decidedOn: daySchema.nullable().default(null),
  }),
  output: z.object({ pastResultId }),
  over: { field: 'organisationId' },
  undo: 'ratings.withdraw-past-result',
  secrets: ['level', 'notRatedWords'],
});

export const withdrawPastResult = defineAction({
  name: 'ratings.withdraw-past-result',
  summary: 'Takes back a result of an earlier year that was entered by mistake, with the reason',
  input: z.strictObject({ pastResultId, why: words(1000) }),
  output: z.object({ pastResultId }),
  over: 'resolved',
  undo: 'ratings.record-past-result',
  secrets: ['why'],
});

// The base64 of 10 MB, with room for the other fields.
const uploadBytes = 15_000_000;
const importState = z.enum(['staged', 'committed', 'undone', 'cancelled', 'expired']);
const counts = z.object({ results: z.int(), organisations: z.int(), members: z.int(), unchanged: z.int() });

export const uploadPastResults = defineAction({
  name: 'ratings.upload-past-results',
  summary: 'Takes in a spreadsheet of results of earlier years for preview; nothing but the staged text is written',
  input: z.strictObject({
    /** The file speaks of this organisation and those below it. */
    underId: organisationId,
    fileName: lineOf(200),
    contentBase64: z
      .string()
      .min(1, { error: 'platform.file-empty' })
      .max(14_500_000, { error: 'platform.file-too-big' }),
    /** Column key → letters of the column, where a person says otherwise than the headings. */
    mapping: z.record(z.string().max(40), z.string().max(3)).default({}),
  }),
  output: z.object({ importId, rows: z.int() }),
  over: { field: 'underId' },
  undo: 'ratings.cancel-past-results',
  secrets: ['contentBase64'],
  maxBytes: uploadBytes,
});

export const pastResultsPreview = defineQuestion({
  name: 'ratings.past-results-preview',
  summary:
    'What a staged spreadsheet of earlier results would bring: its columns, its rows and every fault; writes nothing',
  input: z.strictObject({ importId }),
  output: z.object({
    importId,
    fileName: z.string(),
    state: importState,
    underId: organisationId,
    matched: z.object({
      sheet: z.string(),
      headerRow: z.int(),
      columns: z.array(
        z.object({
          key: z.string(),
          heading: z.object({ vi: z.string(), en: z.string() }),
          column: z.string().nullable(),
        }),
      ),
      ignored: z.array(z.object({ column: z.string(), heading: z.string() })),
    }),
    counts,
    /** In the order of the file, at most 500. */
    rows: z.array(
      z.object({
        row: z.int(),
        kind: subjectKind,
        title: z.string(),
        organisationName: z.string(),
        year: z.int(),
        level: ratingLevel.nullable(),
        notRatedWords: z.string().nullable(),
        decisionNumber: z.string().nullable(),
        decidedOn: daySchema.nullable(),
      }),
    ),
    /** At most 1,000; `stops` and `attentions` count all. */
    faults: z.array(
      z.object({
        sheet: z.string(),
        row: z.int(),
        column: z.string().nullable(),
        heading: z.string().nullable(),
        value: z.string(),
        code: z.string(),
        params: z.record(z.string(), z.union([z.string(), z.number()])),
        suggestion: z.string().nullable(),
        level: z.enum(['stop', 'attention']),
      }),
    ),
    stops: z.int(),
    attentions: z.int(),
  }),
  over: 'anywhere',
});

export const commitPastResults = defineAction({
  name: 'ratings.commit-past-results',
  summary: 'Writes a staged spreadsheet of earlier results in one transaction; refused while a fault stands',
  input: z.strictObject({ importId }),
  output: z.object({ importId, counts }),
  over: 'resolved',
  undo: 'ratings.undo-past-results',
});

export const undoPastResults = defineAction({
  name: 'ratings.undo-past-results',
  summary: 'Takes a spreadsheet of earlier results back on the day it was written',
  input: z.strictObject({ importId }),
  output: z.object({ importId, takenBack: z.int() }),
  over: 'resolved',
  undo: 'final',
});

export const cancelPastResults = defineAction({
  name: 'ratings.cancel-past-results',
  summary: 'Drops a staged spreadsheet of earlier results and empties its text',
  input: z.strictObject({ importId }),
  output: z.object({ importId }),
  over: 'resolved',
  undo: 'final',
});

export const pastResultImports = defineQuestion({
  name: 'ratings.past-result-imports',
  summary: 'Spreadsheets of earlier results one has brought in, latest first',
  input: z.strictObject({ limit: z.int().min(1).max(100).default(20) }),
  output: z.object({
    rows: z.array(
      z.object({
        importId,
        fileName: z.string(),
        state: importState,
        underId: organisationId,
        stagedAt: z.string(),
        closedAt: z.string().nullable(),
        counts: counts.nullable(),
        mayUndo: z.boolean(),
      }),
    ),
  }),
  over: 'anywhere',
});

export const pastResultsTemplate = defineQuestion({
  name: 'ratings.past-results-template',
  summary: 'An empty spreadsheet for results of earlier years, with the right headings and drop-down lists',
  input: z.strictObject({ language: z.enum(['vi', 'en']).default('vi') }),
  output: z.object({ fileName: z.string(), mediaType: z.string(), contentBase64: z.string() }),
  over: 'anywhere',
});
