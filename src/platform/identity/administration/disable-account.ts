import { action } from '../../action/action.ts';
import { orRefuse, reason, refuse } from '../../outcome/refusal.ts';
import * as contract from '../administration-contract.ts';
import type { AdministrationParts } from './administration-parts.ts';
import { administratorsAmong, refuseLosingLastAdministrator } from './last-administrator.ts';
import { getAccount, organisationsOfAccount, refuseBeyondReach, refuseStaleVersion } from './load-account.ts';

export const disableAccount = (parts: AdministrationParts) =>
  action(
    contract.disableAccount,
    async ({ accountId, expectedVersion, why }, { tx, actor, now, today, note }) => {
      const account = await getAccount(tx, accountId);
      await refuseBeyondReach(tx, accountId, actor);
      refuseStaleVersion(account, expectedVersion);
      if (account.disabledAt !== null) orRefuse(refuse(reason('platform.account-already-disabled', {}, 'accountId')));
      await refuseLosingLastAdministrator(tx, { accountId, from: today }, administratorsAmong(parts.permissions));

      const version = account.version + 1;
      const write = tx.updateTable('platform.account').where('id', '=', accountId);
      await write.set({ disabled_at: now, version }).execute();

      note({ subject: `account:${accountId}`, before: { disabledAt: null }, after: { disabledAt: now, why } });
      return { version };
    },
    { over: ({ accountId }, tx) => organisationsOfAccount(tx, accountId) },
  );
