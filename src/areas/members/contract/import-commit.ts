import { z } from 'zod';
import { defineAction, defineQuestion } from '../../../platform/action/contract.ts';
import { organisationId } from '../../organisations/contract.ts';
import { importState, memberImportId, workPhase } from './import-steps.ts';
import { memberId } from './member.ts';

const receipt = z.object({
  made: z.int(),
  changed: z.int(),
  /** Values that would fill an empty birth or date of a record and wait for another officer; receipts from before have none. */
  waiting: z.int().optional(),
  same: z.int(),
  /** Sound rows that were not written: changed ones left as recorded, possible doubles nobody decided about. */
  leftAsRecorded: z.int(),
  undecided: z.int(),
  faulty: z.int(),
  sealed: z.int(),
  blockLeftOut: z.boolean(),
});
/** What taking the list back did; it stands beside what had been written. */
const takenBack = z.object({ removed: z.int(), restored: z.int(), withdrawn: z.int().optional(), kept: z.int() });
const keptReceipt = receipt.extend({ undone: takenBack.optional() });
export type ImportReceipt = z.output<typeof keptReceipt>;

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
    'Takes a list of today back: members nobody has touched since go, changed fields return, what waits is withdrawn; the others are listed',
  input: z.strictObject({ importId: memberImportId }),
  output: z.object({
    importId: memberImportId,
    removed: z.int(),
    restored: z.int(),
    /** Values that waited for another officer. */
    withdrawn: z.int(),
    keptCount: z.int(),
    kept: z.array(z.object({ memberId, fullName: z.string() })),
  }),
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
        receipt: keptReceipt.nullable(),
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
