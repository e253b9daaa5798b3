import type { Area, Listener } from '../../platform/action/area.ts';
import { duesActions } from './actions/dues-actions.ts';
import { hygieneActions } from './actions/hygiene-actions.ts';
import { importActions } from './actions/import-actions.ts';
import { lifeCycleActions } from './actions/life-cycle-actions.ts';
import { listExportActions } from './actions/list-export-actions.ts';
import { recordsActions } from './actions/records-actions.ts';
import { registersActions } from './actions/registers-actions.ts';
import { seedsActions } from './actions/seeds-actions.ts';
import { transfersActions } from './actions/transfers-actions.ts';
import { duesJobs, duesListeners } from './jobs/dues-jobs.ts';
import { hygieneJobs, hygieneListeners } from './jobs/hygiene-jobs.ts';
import { importErrands, importJobs, importListeners } from './jobs/import-jobs.ts';
import { lifeCycleJobs, lifeCycleListeners } from './jobs/life-cycle-jobs.ts';
import { recordsJobs, recordsListeners } from './jobs/records-jobs.ts';
import { registersJobs, registersListeners } from './jobs/registers-jobs.ts';
import { transfersJobs, transfersListeners } from './jobs/transfers-jobs.ts';
import en from './messages/en.json' with { type: 'json' };
import vi from './messages/vi.json' with { type: 'json' };
import { duesQuestions } from './questions/dues-questions.ts';
import { duesWorkItems } from './questions/dues-work-items.ts';
import { hygieneQuestions } from './questions/hygiene-questions.ts';
import { hygieneWorkItems } from './questions/hygiene-work-items.ts';
import { importQuestions } from './questions/import-questions.ts';
import { importWorkItems } from './questions/import-work-items.ts';
import { lifeCycleQuestions } from './questions/life-cycle-questions.ts';
import { lifeCycleWorkItems } from './questions/life-cycle-work-items.ts';
import { recordsQuestions } from './questions/records-questions.ts';
import { recordsWorkItems } from './questions/records-work-items.ts';
import { registersQuestions } from './questions/registers-questions.ts';
import { registersWorkItems } from './questions/registers-work-items.ts';
import { searchMembers } from './questions/search-members.ts';
import { seedsQuestions } from './questions/seeds-questions.ts';
import { transfersQuestions } from './questions/transfers-questions.ts';
import { transfersWorkItems } from './questions/transfers-work-items.ts';
import { memberConstraints } from './rules/member-constraints.ts';

const joined = (...parts: readonly Readonly<Record<string, readonly Listener[]>>[]): Record<string, Listener[]> => {
  const all: Record<string, Listener[]> = {};
  for (const part of parts)
    for (const [event, listeners] of Object.entries(part)) all[event] = [...(all[event] ?? []), ...listeners];
  return all;
};

const workItems = [
  lifeCycleWorkItems,
  transfersWorkItems,
  duesWorkItems,
  registersWorkItems,
  hygieneWorkItems,
  recordsWorkItems,
  importWorkItems,
];

/** Members of the Party: records, life cycle, transfers, dues, badges, registers, and loading them from spreadsheets. */
export const area: Area = {
  name: 'members',
  actions: [
    ...recordsActions,
    ...lifeCycleActions,
    ...transfersActions,
    ...duesActions,
    ...registersActions,
    ...hygieneActions,
    ...importActions,
    ...listExportActions,
    ...seedsActions,
  ],
  questions: [
    ...recordsQuestions,
    ...lifeCycleQuestions,
    ...transfersQuestions,
    ...duesQuestions,
    ...registersQuestions,
    ...hygieneQuestions,
    ...importQuestions,
    ...seedsQuestions,
  ],
  messages: { vi, en },
  jobs: [
    ...recordsJobs,
    ...lifeCycleJobs,
    ...transfersJobs,
    ...duesJobs,
    ...registersJobs,
    ...hygieneJobs,
    ...importJobs,
  ],
  errands: importErrands,
  listeners: joined(
    recordsListeners,
    lifeCycleListeners,
    transfersListeners,
    duesListeners,
    registersListeners,
    hygieneListeners,
    importListeners,
  ),
  constraints: memberConstraints,
  workItems: async (context) => {
    const items = [];
    for (const itemsOf of workItems) items.push(...(await itemsOf(context)));
    return items;
  },
  searchSource: searchMembers,
};
