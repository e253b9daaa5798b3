import { exportResults } from './export-results.ts';
import { loadPublishedFigures, recordOutsideSeries, withdrawOutsideSeries } from './outside-series.ts';
import { cancelPastResults, commitPastResults, undoPastResults, uploadPastResults } from './past-result-import.ts';
import { recordPastResult, withdrawPastResult } from './past-results.ts';
import { recordQuotaRule, settleQuota, withdrawSettlement } from './settle-quota.ts';

/** Quota, earlier results and outside series: the part of the area's table of contents that writes. */
export const analysisActions = [
  settleQuota,
  withdrawSettlement,
  recordQuotaRule,
  recordPastResult,
  withdrawPastResult,
  uploadPastResults,
  commitPastResults,
  undoPastResults,
  cancelPastResults,
  recordOutsideSeries,
  withdrawOutsideSeries,
  loadPublishedFigures,
  exportResults,
];
