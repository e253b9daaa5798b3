import { sql } from 'kysely';
import { action } from '../../action/action.ts';
import { newId } from '../../action/id.ts';
import { orRefuse, reason, refuse } from '../../outcome/refusal.ts';
import * as contract from '../administration-contract.ts';
import { digestOfOneTimeCode, newOneTimeCode } from '../secret-text.ts';
import { minutesAfter } from '../session-stage.ts';
import { getAccount, organisationsOfAccount, refuseBeyondReach } from './load-account.ts';

const HOLDS_HOURS = 24;

export const issueResetCode = action(
  contract.issueResetCode,
  async ({ accountId, alsoSecondFactor }, { tx, actor, now, note }) => {
    const account = await getAccount(tx, accountId);
    await refuseBeyondReach(tx, accountId, actor);
    if (account.disabledAt !== null) orRefuse(refuse(reason('platform.account-already-disabled', {}, 'accountId')));

    const oneTimeCode = newOneTimeCode();
    const expiresAt = minutesAfter(now, HOLDS_HOURS * 60);
    const digest = digestOfOneTimeCode(oneTimeCode);
    await sql`
      SELECT platform.store_reset_code(${newId()}::uuid, ${accountId}::uuid, ${digest}::bytea, ${alsoSecondFactor}::boolean,
        ${actor.accountId}::uuid, ${now}::timestamptz, ${expiresAt}::timestamptz)`.execute(tx);

    note({ subject: `account:${accountId}`, after: { resetCodeUntil: expiresAt, alsoSecondFactor } });
    return { oneTimeCode, expiresAt: expiresAt.toISOString() };
  },
  { over: ({ accountId }, tx) => organisationsOfAccount(tx, accountId) },
);
