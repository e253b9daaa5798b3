import { sql } from 'kysely';
import { type ActionContext, action } from '../../../platform/action/action.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { digestOfOneTimeCode } from '../../../platform/identity/secret-text.ts';
import { Refused, reason, refuse } from '../../../platform/outcome/refusal.ts';
import * as contract from '../contract/records-member.ts';
import { lockMember, overMember } from '../questions/member-rows.ts';

const setAccount = async (tx: Tx, memberId: string, accountId: string | null): Promise<void> => {
  await sql`UPDATE members.member SET account_id = ${accountId}::uuid, version = version + 1 WHERE id = ${memberId}`.execute(
    tx,
  );
};

/** Only an account whose holder gave a code, and never the own one: the own page opens identifiers. A code tells nothing about logins. */
const accountFor = async ({ tx, now, actor }: ActionContext, code: string): Promise<string> => {
  const { rows } = await sql<{ id: string | null }>`
    SELECT members.take_account_code(${digestOfOneTimeCode(code)}, ${now}) AS id`.execute(tx);
  const id = rows[0]?.id;
  if (!id) throw new Refused(refuse(reason('members.account-code-not-valid', {}, 'code')));
  if (id === actor.accountId || id === actor.helperAccountId)
    throw new Refused(refuse(reason('members.own-account-by-another', {}, 'code')));
  return id;
};

export const linkAccount = action(
  contract.linkAccount,
  async (input, context) => {
    const { tx, note } = context;
    const member = await lockMember(tx, input.memberId, input.expectedVersion);
    if (member.accountId !== null) throw new Refused(refuse(reason('members.account-linked-already')));
    const accountId = await accountFor(context, input.code);
    await setAccount(tx, member.id, accountId);
    note({ subject: `member ${member.id}`, before: { accountId: null }, after: { accountId } });
    return { version: member.version + 1 };
  },
  { over: overMember },
);

export const unlinkAccount = action(
  contract.unlinkAccount,
  async (input, { tx, note }) => {
    const member = await lockMember(tx, input.memberId, input.expectedVersion);
    if (member.accountId === null) throw new Refused(refuse(reason('members.account-not-linked')));
    await setAccount(tx, member.id, null);
    note({ subject: `member ${member.id}`, before: { accountId: member.accountId }, after: { accountId: null } });
    return { version: member.version + 1 };
  },
  { over: overMember },
);
