import { z } from 'zod';
import { defineAction, defineQuestion } from '../../../platform/action/contract.ts';
import { idOf } from '../../../platform/action/id.ts';
import { daySchema } from '../../../platform/calendar/day.ts';
import { reorganisationPlan } from './reorganisation.ts';
import { lineOf, organisationId } from './tree.ts';

export const importId = idOf('ImportId');
export type ImportId = z.output<typeof importId>;

// The base64 of 10 MB, with room for the other fields.
const uploadBytes = 15_000_000;

/** A spreadsheet as it is uploaded: at most 10 MB, which base64 makes a third longer. */
const uploadedFile = {
  fileName: lineOf(200),
  contentBase64: z
    .string()
    .min(1, { error: 'platform.file-empty' })
    .max(14_500_000, { error: 'platform.file-too-big' }),
};

/** Column key → letters of the column, where a person says otherwise than the headings. */
const mapping = z.record(z.string().max(40), z.string().max(3)).default({});

/** A file as an answer. */
const fileAnswer = z.object({ fileName: z.string(), mediaType: z.string(), contentBase64: z.string() });

const importFault = z.object({
  sheet: z.string(),
  row: z.int(),
  column: z.string().nullable(),
  heading: z.string().nullable(),
  value: z.string(),
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  suggestion: z.string().nullable(),
  level: z.enum(['stop', 'attention']),
});

const importState = z.enum(['staged', 'committed', 'undone', 'cancelled', 'expired']);

export const uploadOrganisations = defineAction({
  name: 'organisations.upload-organisations',
  summary:
    'Takes in a spreadsheet of organisations and their committees for preview; nothing but the staged text is written',
  input: z.strictObject({
    /** The organisation under which the file's organisations stand unless the file says otherwise. */
    underId: organisationId,
    ...uploadedFile,
    organisationsMapping: mapping,
    committeesMapping: mapping,
  }),
  output: z.object({ importId, rows: z.int() }),
  over: { field: 'underId' },
  undo: 'organisations.cancel-import',
  secrets: ['contentBase64'],
  maxBytes: uploadBytes,
});

const matchedColumns = z.object({
  sheet: z.string(),
  headerRow: z.int(),
  columns: z.array(
    z.object({ key: z.string(), heading: z.object({ vi: z.string(), en: z.string() }), column: z.string().nullable() }),
  ),
  ignored: z.array(z.object({ column: z.string(), heading: z.string() })),
});

const importCounts = z.object({
  organisations: z.int(),
  terms: z.int(),
  persons: z.int(),
  posts: z.int(),
  /** Rows that say what is already recorded: nothing is written for them. */
  unchanged: z.int(),
});

export const importPreview = defineQuestion({
  name: 'organisations.import-preview',
  summary: 'What a staged spreadsheet would bring: its columns, its first rows and every fault; writes nothing',
  input: z.strictObject({ importId }),
  output: z.object({
    importId,
    fileName: z.string(),
    state: importState,
    underId: organisationId,
    organisations: matchedColumns,
    committees: matchedColumns.nullable(),
    counts: importCounts,
    /** New organisations in the order of the file, at most 500. */
    rows: z.array(
      z.object({
        row: z.int(),
        code: z.string().nullable(),
        name: z.string(),
        type: z.string(),
        sector: z.string().nullable(),
        parentName: z.string(),
      }),
    ),
    /** At most 1,000; `stops` and `attentions` count all. */
    faults: z.array(importFault),
    stops: z.int(),
    attentions: z.int(),
  }),
  over: 'anywhere',
});

export const commitImport = defineAction({
  name: 'organisations.commit-import',
  summary: 'Writes a staged spreadsheet in one transaction and gives the receipt; refused while a fault stands',
  input: z.strictObject({ importId }),
  output: z.object({ importId, counts: importCounts }),
  over: 'resolved',
  undo: 'organisations.undo-import',
});

export const undoImport = defineAction({
  name: 'organisations.undo-import',
  summary: 'Takes an import of today back; refused, naming what came after, once something was built on it',
  input: z.strictObject({
    importId,
    /** Takes back what nobody has touched since and leaves the rest, which the answer lists. */
    untouchedOnly: z.boolean().default(false),
  }),
  output: z.object({
    importId,
    takenBack: importCounts.omit({ unchanged: true }),
    kept: z.array(z.object({ name: z.string(), why: z.string() })),
  }),
  over: 'resolved',
  undo: 'final',
});

export const cancelImport = defineAction({
  name: 'organisations.cancel-import',
  summary: 'Drops a staged spreadsheet and empties its text',
  input: z.strictObject({ importId }),
  output: z.object({ importId }),
  over: 'resolved',
  undo: 'final',
});

export const imports = defineQuestion({
  name: 'organisations.imports',
  summary: 'Spreadsheets one has imported, latest first, with their receipts',
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
        counts: importCounts.nullable(),
        mayUndo: z.boolean(),
      }),
    ),
  }),
  over: 'anywhere',
});

export const importTemplate = defineQuestion({
  name: 'organisations.import-template',
  summary:
    'An empty spreadsheet with the right headings, drop-down lists and a line on how to write: organisations with committees, or a reorganisation',
  input: z.strictObject({
    kind: z.enum(['organisations', 'reorganisation']),
    language: z.enum(['vi', 'en']).default('vi'),
  }),
  output: fileAnswer,
  over: 'anywhere',
});

/** A proposed plan still to be looked at: `organisations.reorganisation-preview` takes it as it is. */
export const reorganisationSheet = defineQuestion({
  name: 'organisations.reorganisation-sheet',
  summary:
    'Reads a spreadsheet (old unit, new unit, whole or part, stated share) into a reorganisation plan, with every fault; writes nothing',
  input: z.strictObject({
    underId: organisationId,
    effectiveOn: daySchema,
    ...uploadedFile,
    mapping,
  }),
  output: z.object({
    /** Null while a fault stops it. */
    plan: reorganisationPlan.nullable(),
    /** Units whose children all leave with this sheet: candidates for ending (`endIds`), which a person decides. */
    emptied: z.array(z.object({ id: organisationId, name: z.string() })),
    matched: matchedColumns,
    faults: z.array(importFault),
    stops: z.int(),
    attentions: z.int(),
  }),
  over: { field: 'underId' },
  maxBytes: uploadBytes,
});

const exportInput = z.strictObject({
  underId: organisationId,
  on: daySchema,
  format: z.enum(['xlsx', 'csv']),
  language: z.enum(['vi', 'en']).default('vi'),
});

export const exportOrganisations = defineQuestion({
  name: 'organisations.export-organisations',
  summary: 'The list of organisations of a subtree as of a day as a file, in the layout that the import reads',
  input: exportInput,
  output: fileAnswer,
  over: { field: 'underId' },
});

export const exportCommittees = defineQuestion({
  name: 'organisations.export-committees',
  summary: 'The holders of committee posts of a subtree as of a day as a file, in the layout that the import reads',
  input: exportInput,
  output: fileAnswer,
  over: { field: 'underId' },
});
