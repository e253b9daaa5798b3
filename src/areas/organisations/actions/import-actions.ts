import { commitImport } from './commit-import.ts';
import { loadDemonstrationCommune } from './load-demonstration-commune.ts';
import { loadHanoi } from './load-hanoi.ts';
import { loadNation } from './load-nation.ts';
import { undoImport } from './undo-import.ts';
import { cancelImport, uploadOrganisations } from './upload-organisations.ts';

/** Spreadsheets in and seeds: the part of the area's table of contents that writes. */
export const importActions = [
  uploadOrganisations,
  commitImport,
  undoImport,
  cancelImport,
  loadHanoi,
  loadNation,
  loadDemonstrationCommune,
];
