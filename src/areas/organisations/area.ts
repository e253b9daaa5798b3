import type { Area } from '../../platform/action/area.ts';
import { committeeActions, committeeConstraints } from './actions/committee-actions.ts';
import { importActions } from './actions/import-actions.ts';
import { structureActions, structureConstraints } from './actions/structure-actions.ts';
import { applyDueEvents } from './jobs/apply-due-events.ts';
import en from './messages/en.json' with { type: 'json' };
import vi from './messages/vi.json' with { type: 'json' };
import { committeeQuestions } from './questions/committee-questions.ts';
import { committeeWorkItems } from './questions/committee-work-items.ts';
import { importQuestions } from './questions/import-questions.ts';
import { structureQuestions } from './questions/structure-questions.ts';
import { organisationWork, searchOrganisations } from './questions/work-items.ts';

export const area: Area = {
  name: 'organisations',
  actions: [...structureActions, ...committeeActions, ...importActions],
  questions: [...structureQuestions, ...committeeQuestions, ...importQuestions],
  messages: { vi, en },
  jobs: [applyDueEvents],
  constraints: { ...structureConstraints, ...committeeConstraints },
  workItems: async (context) => [...(await organisationWork(context)), ...(await committeeWorkItems(context))],
  searchSource: searchOrganisations,
};
