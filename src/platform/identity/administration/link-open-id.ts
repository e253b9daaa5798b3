import { sql } from 'kysely';
import { action } from '../../action/action.ts';
import * as contract from '../administration-contract.ts';
import { getAccount, organisationsOfAccount, refuseBeyondReach } from './load-account.ts';

export const linkOpenId = action(
  contract.linkOpenId,
  async ({ accountId, issuer, subject }, { tx, actor, now, note }) => {
    await getAccount(tx, accountId);
    await refuseBeyondReach(tx, accountId, actor);

    await sql`
      SELECT platform.store_oidc_link(${accountId}::uuid, ${issuer}, ${subject}, ${actor.accountId}::uuid, ${now}::timestamptz)`.execute(
      tx,
    );

    note({ subject: `account:${accountId}`, after: { issuer, subject } });
    return {};
  },
  { over: ({ accountId }, tx) => organisationsOfAccount(tx, accountId) },
);
