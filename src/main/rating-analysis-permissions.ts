import type { ContractName } from '../platform/action/contract.ts';
import { administrators, memberWorkers, type RoleName, recorders, registerReaders } from './roles.ts';

/** Who settles for the committee that opened a season: those who record its decisions. */
const deciders: readonly RoleName[] = [...recorders, 'committee-head'];
/** Figures published elsewhere: readers of figures as well. */
const counters: readonly RoleName[] = [...registerReaders, 'reader'];

/** Quota, earlier results and the analysis of ratings; part of the one table in permissions.ts. */
export const ratingAnalysisPermissions: Readonly<Record<ContractName, readonly RoleName[]>> = {
  'ratings.quota-board': registerReaders,
  'ratings.best-of-group': registerReaders,
  'ratings.settle-quota': deciders,
  'ratings.withdraw-settlement': deciders,
  'ratings.record-quota-rule': deciders,
  'ratings.past-results': registerReaders,
  'ratings.record-past-result': recorders,
  'ratings.withdraw-past-result': recorders,
  'ratings.upload-past-results': recorders,
  'ratings.past-results-preview': recorders,
  'ratings.commit-past-results': recorders,
  'ratings.undo-past-results': recorders,
  'ratings.cancel-past-results': recorders,
  'ratings.past-result-imports': recorders,
  'ratings.past-results-template': recorders,
  'ratings.outside-series': counters,
  'ratings.record-outside-series': recorders,
  'ratings.withdraw-outside-series': recorders,
  'ratings.load-published-figures': recorders,
  // Counts by level reach down to one leader or one member of a cell: that is a result of a person, read with a second factor.
  'ratings.distribution': registerReaders,
  'ratings.movement': registerReaders,
  'ratings.self-gaps': registerReaders,
  'ratings.results': registerReaders,
  'ratings.export-results': registerReaders,
  'ratings.print-papers': registerReaders,
  'ratings.issue-paper': memberWorkers,
  'ratings.notices-to-issue': memberWorkers,
  'ratings.issue-notices': memberWorkers,
  'ratings.withdraw-notices': memberWorkers,
  'ratings.summary': registerReaders,
  'ratings.export-summary': registerReaders,
  'ratings.rederivation': [...administrators, ...registerReaders],
};
