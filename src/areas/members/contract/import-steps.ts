import { z } from 'zod';
import { defineAction, defineQuestion } from '../../../platform/action/contract.ts';
import { idOf } from '../../../platform/action/id.ts';
import { daySchema } from '../../../platform/calendar/day.ts';
import { uploadId } from '../../../platform/import/contract.ts';
import { organisationId } from '../../organisations/contract.ts';

export const memberImportId = idOf('MemberImportId');
export type MemberImportId = z.output<typeof memberImportId>;

export const importState = z.enum(['staged', 'committed', 'undone', 'cancelled', 'expired']);
export const workPhase = z.enum([
  'waiting',
  'reading',
  'comparing',
  'ready',
  'committing',
  'done',
  'failed',
  'cancelled',
]);
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

export const cancelImport = defineAction({
  name: 'members.cancel-import',
  summary: 'Stops the work on a staged list and drops it with its file',
  input: z.strictObject({ importId: memberImportId }),
  output: z.object({ importId: memberImportId }),
  over: 'resolved',
  undo: 'final',
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
