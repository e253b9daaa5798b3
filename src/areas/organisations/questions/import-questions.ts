import { exportCommittees, exportOrganisations } from './export-organisations.ts';
import { importPreview } from './import-preview.ts';
import { importTemplate } from './import-template.ts';
import { imports } from './imports.ts';
import { reorganisationSheet } from './reorganisation-sheet.ts';

/** Spreadsheets in and out: the part of the area's table of contents that reads. */
export const importQuestions = [
  importPreview,
  imports,
  importTemplate,
  reorganisationSheet,
  exportOrganisations,
  exportCommittees,
];
