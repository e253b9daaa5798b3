import { sql } from 'kysely';
import { action } from '../../../platform/action/action.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { digestOfOneTimeCode, newOneTimeCode } from '../../../platform/identity/secret-text.ts';
import * as contract from '../contract/records-own.ts';

const VALID_HOURS = 24;

/** Stores a new code of this account, in place of an earlier one, and gives it; the database keeps only its digest. */
export const issueAccountCode = async (tx: Tx, accountId: string, now: Date): Promise<string> => {
  const code = newOneTimeCode();
  const until = new Date(now.getTime() + VALID_HOURS * 3_600_000);
  await sql`SELECT members.put_account_code(${accountId}, ${digestOfOneTimeCode(code)}, ${until})`.execute(tx);
  return code;
};

export const makeAccountCode = action(contract.makeAccountCode, async (_input, { tx, now, actor, note }) => {
  const code = await issueAccountCode(tx, actor.accountId, now);
  note({ subject: `account ${actor.accountId}`, after: { accountCode: true } });
  return { code };
});
