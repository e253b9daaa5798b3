import { exportSummary } from './export-summary.ts';
import { issueNotices, withdrawNotices } from './issue-notices.ts';
import { issuePaper } from './issue-paper.ts';
import { printPapers } from './print-papers.ts';

/** Papers of a season and its summary table, as files; part of the area's table of contents. */
export const paperActions = [printPapers, issuePaper, issueNotices, withdrawNotices, exportSummary] as const;
