import { z } from 'zod';
import { defineAction, defineQuestion } from '../../../platform/action/contract.ts';
import { idOf } from '../../../platform/action/id.ts';
import { daySchema } from '../../../platform/calendar/day.ts';
import { uploadId } from '../../../platform/import/contract.ts';
import { organisationId } from '../../organisations/contract.ts';
import { memberId } from './member.ts';

export const memberImportId = idOf('MemberImportId');
export type MemberImportId = z.output<typeof memberImportId>;

const importState = z.enum(['staged', 'committed', 'undone', 'cancelled', 'expired']);
const workPhase = z.enum(['waiting', 'reading', 'comparing', 'ready', 'committing', 'done', 'failed', 'cancelled']);
const reasonShape = z.object({
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  field: z.string().optional(),
});

/** Key of a column of the list → letters of the column in the file. */
const mappedColumns = z.record(
  z.string().max(40),
  z.string().regex(/^[A-Z]{1,3}$/, { error: 'members.not-column-letters' }),
);
const mapping = z.strictObject({
  sheet: z.string().max(200),
  headerRow: z.int().min(0).max(1_000_000),
  columns: mappedColumns,
});
export type ImportMapping = z.output<typeof mapping>;

export const importColumns = defineQuestion({
  name: 'members.import-columns',
  summary: 'What an uploaded file holds: sheets, headings, samples, and which column is probably which; writes nothing',
  input: z.strictObject({
    uploadId,
    sheet: z.string().max(200).nullable().default(null),
    /** The row of the headings, where a person says otherwise. */
    headerRow: z.int().min(0).max(1_000).nullable().default(null),
  }),
  output: z.object({
    fileName: z.string(),
    sheets: z.array(z.string()),
    mapping,
    /** The cleaning sheet of 28 columns, our own list, columns remembered from last time, or some list. */
    kind: z.enum(['cleaning-sheet', 'own', 'remembered', 'other']),
    columns: z.array(z.object({ letters: z.string(), heading: z.string(), samples: z.array(z.string()) })),
    keys: z.array(
      z.object({
        key: z.string(),
        vi: z.string(),
        en: z.string(),
        isRequired: z.boolean(),
        isOptionalBlock: z.boolean(),
      }),
    ),
  }),
  over: 'anywhere',
});

export const checkImport = defineAction({
  name: 'members.check-import',
  summary:
    'Reads an uploaded list of members with the columns stated and compares it with the records; writes no member',
  input: z.strictObject({
    uploadId,
    /** Every cell that the file names lies under this organisation. */
    underId: organisationId,
    /** First day of the membership of those who are new; today unless the list is of another day. */
    asOf: daySchema.nullable().default(null),
    mapping,
  }),
  output: z.object({ importId: memberImportId }),
  over: { field: 'underId' },
  undo: 'members.cancel-import',
});

const progressShape = z.object({
  importId: memberImportId,
  phase: workPhase,
  bytesDone: z.number(),
  bytesTotal: z.number(),
  rowsDone: z.int(),
  reasons: z.array(reasonShape),
});

export const importProgress = defineQuestion({
  name: 'members.import-progress',
  summary: 'How far the work on an own import is',
  input: z.strictObject({ importId: memberImportId }),
  output: progressShape,
  over: 'anywhere',
});

const counts = z.object({
  rows: z.int(),
  faulty: z.int(),
  fresh: z.int(),
  same: z.int(),
  changed: z.int(),
  /** Rows about somebody who may be there already and about whom nobody has decided. */
  possible: z.int(),
  /** Members under the organisation whom the file does not name: listed, never removed. */
  missing: z.int(),
  stops: z.int(),
  attentions: z.int(),
});
export type ImportCounts = z.output<typeof counts>;

export const importPreview = defineQuestion({
  name: 'members.import-preview',
  summary: 'What a staged list would bring: counts, columns and its first rows; identifiers only as there or not',
  input: z.strictObject({ importId: memberImportId }),
  output: z.object({
    importId: memberImportId,
    fileName: z.string(),
    state: importState,
    underId: organisationId,
    asOf: daySchema,
    kind: z.enum(['cleaning-sheet', 'own', 'remembered', 'other']),
    /** Columns of the optional block that are in the file but not read, because the block is closed. */
    blockLeftOut: z.boolean(),
    counts,
    rows: z.array(
      z.object({
        row: z.int(),
        fullName: z.string(),
        birth: z.string().nullable(),
        cell: z.string(),
        standing: z.string(),
        state: z.string(),
        admittedOn: daySchema.nullable(),
        officialOn: daySchema.nullable(),
      }),
    ),
  }),
  over: 'anywhere',
});

const pageOfRows = {
  importId: memberImportId,
  after: z.int().min(0).default(0),
  limit: z.int().min(1).max(500).default(100),
};

export const importFaultShape = z.object({
  nth: z.int(),
  row: z.int(),
  column: z.string().nullable(),
  heading: z.object({ vi: z.string(), en: z.string() }).nullable(),
  value: z.string(),
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  suggestion: z.string().nullable(),
  level: z.enum(['stop', 'attention']),
});

export const importFaults = defineQuestion({
  name: 'members.import-faults',
  summary: 'The faults of a staged list by page: row, column, value, reason and what was probably meant',
  input: z.strictObject({ ...pageOfRows, level: z.enum(['stop', 'attention']).nullable().default(null) }),
  output: z.object({ faults: z.array(importFaultShape), next: z.int().nullable() }),
  over: 'anywhere',
});

export const importFaultReport = defineQuestion({
  name: 'members.import-fault-report',
  summary: 'All faults of a staged list as a spreadsheet, for whoever keeps the list',
  input: z.strictObject({ importId: memberImportId, language: z.enum(['vi', 'en']).default('vi') }),
  output: z.object({ fileName: z.string(), mediaType: z.string(), contentBase64: z.string() }),
  over: 'anywhere',
});

export const importChanges = defineQuestion({
  name: 'members.import-changes',
  summary:
    'Rows that say otherwise than the record, field by field, or that may be about a member who is there; by page',
  input: z.strictObject({ ...pageOfRows, outcome: z.enum(['changed', 'possible']) }),
  output: z.object({
    rows: z.array(
      z.object({
        row: z.int(),
        memberId,
        fullName: z.string(),
        birth: z.string().nullable(),
        recordName: z.string(),
        recordBirth: z.string().nullable(),
        recordCell: z.string().nullable(),
        foundBy: z.enum(['personal-id', 'old-card', 'name-and-birth']),
        changes: z.array(
          z.object({
            field: z.string(),
            before: z.string().nullable(),
            after: z.string().nullable(),
            /** Why an import leaves this field alone; null where the file may be taken. */
            fixed: z.string().nullable(),
            isTaken: z.boolean(),
          }),
        ),
        /** For a possible double: whether it is the same person; null while nobody has said. */
        isSame: z.boolean().nullable(),
      }),
    ),
    next: z.int().nullable(),
  }),
  over: 'anywhere',
});

export const importMissing = defineQuestion({
  name: 'members.import-missing',
  summary:
    'Members under the organisation of an import whom its file does not name; a list, nothing is done about them',
  input: z.strictObject({ importId: memberImportId, limit: z.int().min(1).max(1_000).default(200) }),
  output: z.object({
    rows: z.array(
      z.object({ memberId, fullName: z.string(), birth: z.string().nullable(), cell: z.string().nullable() }),
    ),
  }),
  over: 'anywhere',
});

export const chooseInImport = defineAction({
  name: 'members.choose-in-import',
  summary:
    'Says who is right where a staged list and the records differ, or whether a possible double is the same person',
  input: z.strictObject({
    importId: memberImportId,
    outcome: z.enum(['changed', 'possible']),
    /** Rows meant; null: all of them. */
    rows: z.array(z.int().min(1)).max(5_000).nullable(),
    /** Fields taken from the file; `all` takes every field that an import may change. */
    take: z.union([z.literal('all'), z.array(z.string().max(40)).max(40)]).default([]),
    isSame: z.boolean().nullable().default(null),
  }),
  output: z.object({ importId: memberImportId, rows: z.int() }),
  over: 'resolved',
  undo: 'final',
});

const receipt = z.object({
  made: z.int(),
  changed: z.int(),
  same: z.int(),
  /** Sound rows that were not written: changed ones left as recorded, possible doubles nobody decided about. */
  leftAsRecorded: z.int(),
  undecided: z.int(),
  faulty: z.int(),
  sealed: z.int(),
  blockLeftOut: z.boolean(),
});
export type ImportReceipt = z.output<typeof receipt>;

const commitInput = z.strictObject({
  importId: memberImportId,
  /** Writes the sound rows and leaves those with faults out; without it a fault stops the whole file. */
  leaveOutFaulty: z.boolean().default(false),
});

export const commitImport = defineAction({
  name: 'members.commit-import',
  summary:
    'Writes a staged list in one transaction and gives the receipt; the entry of the audit is one, the rows are its detail',
  input: commitInput,
  output: z.object({ importId: memberImportId, receipt }),
  over: 'resolved',
  undo: 'members.undo-import',
});

export const startCommit = defineAction({
  name: 'members.start-commit',
  summary: 'Has a long list written in the background in the name of whoever asks; progress and receipt follow',
  input: commitInput,
  output: z.object({ importId: memberImportId }),
  over: 'resolved',
  undo: 'members.undo-import',
});

export const undoImport = defineAction({
  name: 'members.undo-import',
  summary:
    'Takes a list of today back: members nobody has touched since go, changed fields return; the others are listed',
  input: z.strictObject({ importId: memberImportId }),
  output: z.object({
    importId: memberImportId,
    removed: z.int(),
    restored: z.int(),
    keptCount: z.int(),
    kept: z.array(z.object({ memberId, fullName: z.string() })),
  }),
  over: 'resolved',
  undo: 'final',
});

export const cancelImport = defineAction({
  name: 'members.cancel-import',
  summary: 'Stops the work on a staged list and drops it with its file',
  input: z.strictObject({ importId: memberImportId }),
  output: z.object({ importId: memberImportId }),
  over: 'resolved',
  undo: 'final',
});

export const imports = defineQuestion({
  name: 'members.imports',
  summary: 'Lists one has imported, latest first, with their receipts',
  input: z.strictObject({ limit: z.int().min(1).max(100).default(20) }),
  output: z.object({
    rows: z.array(
      z.object({
        importId: memberImportId,
        fileName: z.string(),
        state: importState,
        phase: workPhase,
        underId: organisationId,
        stagedAt: z.string(),
        receipt: receipt.nullable(),
        mayUndo: z.boolean(),
      }),
    ),
  }),
  over: 'anywhere',
});

export const importTemplate = defineQuestion({
  name: 'members.import-template',
  summary: 'An empty list of members with the right headings, drop-down lists and a line on how to write',
  input: z.strictObject({ language: z.enum(['vi', 'en']).default('vi') }),
  output: z.object({ fileName: z.string(), mediaType: z.string(), contentBase64: z.string() }),
  over: 'anywhere',
});

/** For the work in the background only: what the rows of a file are judged by, in the scope of whoever uploaded it. */
export const importPlan = defineQuestion({
  name: 'members.import-plan',
  summary: 'What the rows of an own import are judged by: columns, cells under its organisation, words of the day',
  input: z.strictObject({ importId: memberImportId }),
  output: z.object({
    uploadId,
    mapping,
    today: daySchema,
    isOptionalBlockOn: z.boolean(),
    defaultCellId: organisationId.nullable(),
    vocabulary: z.object({
      schooling: z.array(z.object({ code: z.string(), names: z.array(z.string()) })),
      politicalTheory: z.array(z.object({ code: z.string(), names: z.array(z.string()) })),
    }),
    places: z.array(
      z.object({
        id: organisationId,
        name: z.string(),
        shortName: z.string().nullable(),
        type: z.string(),
        parentId: organisationId.nullable(),
        codes: z.array(z.string()),
      }),
    ),
  }),
  over: 'anywhere',
});

export const compareImport = defineAction({
  name: 'members.compare-import',
  summary:
    'Compares the staged rows of an own import with the records as they are now; choices made stay where they still fit',
  input: z.strictObject({ importId: memberImportId }),
  output: z.object({ importId: memberImportId }),
  over: 'resolved',
  undo: 'final',
});
