import type { Question } from '../../../platform/action/action.ts';
import { duplicateNotices } from './duplicate-notices.ts';
import { importChanges } from './import-changes.ts';
import { importColumns } from './import-columns.ts';
import { importFaultReport, importFaults } from './import-faults.ts';
import { imports, importTemplate } from './import-list.ts';
import { importMissing, importPlan, importPreview, importProgress } from './import-preview.ts';
import { waitingImports } from './waiting-imports.ts';

/** Questions of the topic import. */
// biome-ignore lint/suspicious/noExplicitAny: a list of questions of different inputs
export const importQuestions: readonly Question<any>[] = [
  importColumns,
  importPlan,
  importProgress,
  importPreview,
  importFaults,
  importFaultReport,
  importChanges,
  importMissing,
  imports,
  importTemplate,
  duplicateNotices,
  waitingImports,
];
