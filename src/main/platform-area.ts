import type { Area } from '../platform/action/area.ts';
import { auditVerify } from '../platform/audit/audit-verify.ts';
import { exportSeal } from '../platform/audit/export-seal.ts';
import { frontQuestions } from '../platform/http/front-questions.ts';
import { platformMessages } from '../platform/i18n/platform-messages.ts';
import { identityArea } from '../platform/identity/area.ts';
import { expireImports } from '../platform/import/expire-imports.ts';
import { appendUpload, beginUpload, dropUpload, finishUpload } from '../platform/import/upload-actions.ts';
import { expireUploads, upload } from '../platform/import/uploads.ts';
import { failedJobs } from '../platform/jobs/failed-jobs.ts';
import { retryJob } from '../platform/jobs/retry-job.ts';
import { changeView } from '../platform/saved-views/change-view.ts';
import { deleteView } from '../platform/saved-views/delete-view.ts';
import { saveView } from '../platform/saved-views/save-view.ts';
import { savedViews } from '../platform/saved-views/saved-views.ts';
import { takeOutTable } from '../platform/table-export/take-out-table.ts';
import { permissions } from './permissions.ts';
import { roles } from './roles.ts';
import { tree } from './tree.ts';

const identity = identityArea({ roles, permissions, tree });

/** The ground floor as one table of contents, so that its calls go through the same door as everybody's. */
export const platformArea = (areas: readonly Area[], front: { version: string; openIdConnect: boolean }): Area => ({
  name: 'platform',
  actions: [
    retryJob,
    beginUpload,
    appendUpload,
    finishUpload,
    dropUpload,
    saveView,
    changeView,
    deleteView,
    takeOutTable,
    ...identity.actions,
  ],
  questions: [
    auditVerify,
    upload,
    exportSeal,
    failedJobs,
    savedViews,
    ...frontQuestions(areas, { ...front, permissions }),
    ...identity.questions,
  ],
  messages: platformMessages,
  jobs: [expireImports, expireUploads],
  constraints: {
    ...identity.constraints,
    saved_view_name: 'platform.view-name-taken',
    saved_view_default: 'platform.view-name-taken',
  },
});
