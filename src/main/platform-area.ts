import type { Area } from '../platform/action/area.ts';
import { auditVerify } from '../platform/audit/audit-verify.ts';
import { exportSeal } from '../platform/audit/export-seal.ts';
import { frontQuestions } from '../platform/http/front-questions.ts';
import { platformMessages } from '../platform/i18n/platform-messages.ts';
import { identityArea } from '../platform/identity/area.ts';
import { expireImports } from '../platform/import/expire-imports.ts';
import { failedJobs } from '../platform/jobs/failed-jobs.ts';
import { retryJob } from '../platform/jobs/retry-job.ts';
import { permissions, roles } from './permissions.ts';
import { tree } from './tree.ts';

const identity = identityArea({ roles, permissions, tree });

/** The ground floor as one table of contents, so that its calls go through the same door as everybody's. */
export const platformArea = (areas: readonly Area[], front: { version: string; openIdConnect: boolean }): Area => ({
  name: 'platform',
  actions: [retryJob, ...identity.actions],
  questions: [auditVerify, exportSeal, failedJobs, ...frontQuestions(areas, front), ...identity.questions],
  messages: platformMessages,
  jobs: [expireImports],
  constraints: identity.constraints,
});
