import { action } from '../../action/action.ts';
import { orRefuse, reason, refuse } from '../../outcome/refusal.ts';
import * as contract from '../administration-contract.ts';
import type { AdministrationParts } from './administration-parts.ts';
import { faultsOfRole, insertOffice } from './insert-office.ts';
import { getAccount } from './load-account.ts';
import { faultsOfPeriod } from './office-period.ts';

export const grantOffice = (parts: AdministrationParts) =>
  action(contract.grantOffice, async (input, { tx, actor, note }) => {
    const account = await getAccount(tx, input.accountId);
    const faults = [...faultsOfRole(parts, input.role), ...faultsOfPeriod(input)];
    if (account.disabledAt !== null) faults.push(reason('platform.account-already-disabled', {}, 'accountId'));
    if (faults.length > 0) orRefuse(refuse(...faults));

    const officeId = await insertOffice(tx, parts, { ...input, grantedBy: actor.accountId });

    note({ subject: `office:${officeId}`, after: { ...input } });
    return { officeId };
  });
