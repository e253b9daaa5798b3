import type { Area } from '../action/area.ts';
import type { AdministrationParts } from './administration/administration-parts.ts';
import { appointHelper } from './administration/appoint-helper.ts';
import { createAccount } from './administration/create-account.ts';
import { disableAccount } from './administration/disable-account.ts';
import { enableAccount } from './administration/enable-account.ts';
import { endOffice } from './administration/end-office.ts';
import { grantOffice } from './administration/grant-office.ts';
import { issueResetCode } from './administration/issue-reset-code.ts';
import { linkOpenId } from './administration/link-open-id.ts';
import { listAccounts } from './administration/list-accounts.ts';
import { officesOfAccount, officesOfOrganisation } from './administration/list-offices.ts';
import { auditEntries, auditEntry } from './administration/read-audit.ts';
import { updateSettings } from './update-settings.ts';

/** Identity and administration as far as they run through the ordinary runner; the steps of signing in are routes (door.ts). */
export const identityArea = (
  parts: AdministrationParts,
): Required<Pick<Area, 'actions' | 'questions' | 'constraints'>> => ({
  actions: [
    updateSettings,
    createAccount(parts),
    disableAccount(parts),
    enableAccount,
    issueResetCode,
    linkOpenId,
    grantOffice(parts),
    appointHelper(parts),
    endOffice(parts),
  ],
  questions: [
    listAccounts(parts),
    officesOfOrganisation(parts),
    officesOfAccount(parts),
    auditEntries(parts),
    auditEntry(parts),
  ],
  constraints: {
    account_login_unique: 'platform.login-taken',
    office_overlap: 'platform.office-overlapping',
    oidc_link_subject: 'platform.subject-taken',
  },
});
