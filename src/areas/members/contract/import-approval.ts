import { z } from 'zod';
import { defineAction, defineQuestion } from '../../../platform/action/contract.ts';
import { lineOf } from '../../organisations/contract.ts';
import { memberImportId } from './import-steps.ts';

const ofImport = z.strictObject({ importId: memberImportId });
const decided = z.object({
  importId: memberImportId,
  /** Records whose proposal was decided about, and those left waiting because they contradict what stands by now. */
  records: z.int(),
  left: z.int(),
});

const waitingImport = z.object({
  importId: memberImportId,
  /** Null where the list was uploaded over an organisation above. */
  fileName: z.string().nullable(),
  proposedAt: z.iso.datetime(),
  proposedBy: z.string().nullable(),
  records: z.int(),
  values: z.int(),
  isOwnProposal: z.boolean(),
});
export type WaitingImport = z.output<typeof waitingImport>;

export const waitingImports = defineQuestion({
  name: 'members.waiting-imports',
  summary: 'Lists whose values for empty births and dates wait for another officer, oldest first',
  input: z.strictObject({}),
  output: z.object({ rows: z.array(waitingImport) }),
  over: 'anywhere',
});

export const approveImportChanges = defineAction({
  name: 'members.approve-import-changes',
  summary:
    'Approves together what one list fills into empty births and dates; what contradicts a record by now is left',
  input: ofImport,
  output: decided,
  over: 'resolved',
  undo: 'members.reopen-import-changes',
});

export const rejectImportChanges = defineAction({
  name: 'members.reject-import-changes',
  summary: 'Rejects together what one list would fill into empty births and dates, with the reason its uploader reads',
  input: z.strictObject({ importId: memberImportId, reason: lineOf(500) }),
  output: decided,
  over: 'resolved',
  undo: 'members.reopen-import-changes',
});

export const withdrawImportChanges = defineAction({
  name: 'members.withdraw-import-changes',
  summary: 'Withdraws what one’s own list would fill into empty births and dates',
  input: ofImport,
  output: decided,
  over: 'resolved',
  undo: 'members.reopen-import-changes',
});

export const reopenImportChanges = defineAction({
  name: 'members.reopen-import-changes',
  summary:
    'Takes back what one decided today about the values of a list: they wait again, records changed since are left',
  input: ofImport,
  output: decided,
  over: 'resolved',
  undo: 'final',
});
