import { action } from '../../action/action.ts';
import { orRefuse, reason, refuse } from '../../outcome/refusal.ts';
import * as contract from '../administration-contract.ts';
import { getAccount, organisationsOfAccount, refuseBeyondReach, refuseStaleVersion } from './load-account.ts';

export const enableAccount = action(
  contract.enableAccount,
  async ({ accountId, expectedVersion }, { tx, actor, note }) => {
    const account = await getAccount(tx, accountId);
    await refuseBeyondReach(tx, accountId, actor);
    refuseStaleVersion(account, expectedVersion);
    if (account.disabledAt === null) orRefuse(refuse(reason('platform.account-not-disabled', {}, 'accountId')));

    const version = account.version + 1;
    const write = tx.updateTable('platform.account').where('id', '=', accountId);
    await write.set({ disabled_at: null, version }).execute();

    note({ subject: `account:${accountId}`, before: { disabledAt: account.disabledAt }, after: { disabledAt: null } });
    return { version };
  },
  { over: ({ accountId }, tx) => organisationsOfAccount(tx, accountId) },
);
