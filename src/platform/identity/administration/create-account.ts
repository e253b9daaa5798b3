import { action } from '../../action/action.ts';
import { newId } from '../../action/id.ts';
import { orRefuse, refuse } from '../../outcome/refusal.ts';
import * as contract from '../administration-contract.ts';
import type { AdministrationParts } from './administration-parts.ts';
import { faultsOfRole, insertOffice } from './insert-office.ts';
import { faultsOfPeriod } from './office-period.ts';

export const createAccount = (parts: AdministrationParts) =>
  action(contract.createAccount, async (input, { tx, actor, note }) => {
    const faults = [...faultsOfRole(parts, input.role), ...faultsOfPeriod(input)];
    if (faults.length > 0) orRefuse(refuse(...faults));

    const accountId = newId();
    // Without RETURNING: before its first office the account is out of a scoped administrator's sight.
    await tx
      .insertInto('platform.account')
      .values({ id: accountId, login: input.login, display_name: input.displayName })
      .execute();
    const officeId = await insertOffice(tx, parts, { ...input, accountId, grantedBy: actor.accountId });

    note({ subject: `account:${accountId}`, after: { login: input.login, displayName: input.displayName } });
    return { accountId, officeId };
  });
