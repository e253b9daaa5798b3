import type { Action } from '../../../platform/action/action.ts';
import { cancelImport, checkImport, compareImport } from './check-import.ts';
import { chooseInImport, commitImport, startCommit } from './commit-import.ts';
import {
  approveImportChanges,
  rejectImportChanges,
  reopenImportChanges,
  withdrawImportChanges,
} from './decide-import-changes.ts';
import { exportIdentifiers, exportMembers } from './export-members.ts';
import { reopenDuplicate, settleDuplicate } from './settle-duplicate.ts';
import { undoImport } from './undo-import.ts';

/** Actions of the topic import. */
// biome-ignore lint/suspicious/noExplicitAny: a list of actions of different inputs
export const importActions: readonly Action<any>[] = [
  checkImport,
  compareImport,
  chooseInImport,
  commitImport,
  startCommit,
  undoImport,
  cancelImport,
  exportMembers,
  exportIdentifiers,
  settleDuplicate,
  reopenDuplicate,
  approveImportChanges,
  rejectImportChanges,
  withdrawImportChanges,
  reopenImportChanges,
];
