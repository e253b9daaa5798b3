import { exportSummary } from './export-summary.ts';
import { printPapers } from './print-papers.ts';

/** Papers of a season and its summary table, as files; part of the area's table of contents. */
export const paperActions = [printPapers, exportSummary] as const;
