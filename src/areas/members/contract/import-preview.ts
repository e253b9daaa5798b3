import { z } from 'zod';
import { defineAction, defineQuestion } from '../../../platform/action/contract.ts';
import { daySchema } from '../../../platform/calendar/day.ts';
import { organisationId } from '../../organisations/contract.ts';
import { importState, memberImportId } from './import-steps.ts';
import { memberId } from './member.ts';

/** Fields that differ and that an import leaves alone: each has a way of its own. */
const fixedReason = z.enum([
  'members.import-name-needs-decision',
  'members.import-cell-needs-transfer',
  'members.import-state-needs-procedure',
  'members.import-birth-not-adjusted',
  'members.import-date-needs-decision',
  'members.import-days-contradict-record',
  'members.import-number-needs-correction',
  'members.import-needs-proposal',
  'members.import-waits-for-approval',
]);
export type FixedReason = z.output<typeof fixedReason>;

const counts = z.object({
  rows: z.int(),
  faulty: z.int(),
  fresh: z.int(),
  /** Rows of members who are there, found or said to be the same, with and without a difference. */
  same: z.int(),
  changed: z.int(),
  /** Rows about somebody who may be there already and about whom nobody has decided. */
  possible: z.int(),
  /** Such rows about whom somebody has decided; the differences of those who are the same are chosen there. */
  decided: z.int(),
  /** Those of `changed` who were said to be the same. */
  joined: z.int(),
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
  after: z.int32().min(0).default(0),
  limit: z.int().min(1).max(500).default(100),
};

const importFaultShape = z.object({
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
        foundBy: z.enum(['personal-id', 'old-card', 'name-and-birth', 'name-and-ceremony']),
        changes: z.array(
          z.object({
            field: z.string(),
            before: z.string().nullable(),
            after: z.string().nullable(),
            /** Why an import leaves this field alone; null where the file may be taken. */
            fixed: fixedReason.nullable(),
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
    /** Rows meant; null: all of them; `said-same`: those of which somebody has said that they are the same person. */
    rows: z.union([z.literal('said-same'), z.array(z.int32().min(1)).max(5_000)]).nullable(),
    /** Fields taken from the file; `all` takes every field that an import may change. */
    take: z.union([z.literal('all'), z.array(z.string().max(40)).max(40)]).default([]),
    isSame: z.boolean().nullable().default(null),
  }),
  output: z.object({ importId: memberImportId, rows: z.int() }),
  over: 'resolved',
  undo: 'final',
});
