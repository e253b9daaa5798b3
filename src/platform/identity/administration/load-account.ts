import { sql } from 'kysely';
import type { Actor } from '../../action/action.ts';
import type { Tx } from '../../db/database.ts';
import { orRefuse, type Refusal, reason, refuse, refuseConflict, refuseNotFound } from '../../outcome/refusal.ts';

export type AdministeredAccount = { id: string; login: string; version: number; disabledAt: Date | null };

/** The account, locked; refuses (404) one that the caller cannot see. */
export const getAccount = async (tx: Tx, accountId: string): Promise<AdministeredAccount> => {
  const row = await tx
    .selectFrom('platform.account')
    .select(['id', 'login', 'version', 'disabled_at as disabledAt'])
    .where('id', '=', accountId)
    .forUpdate()
    .executeTakeFirst();
  return row ?? orRefuse<never>(refuseNotFound(reason('platform.not-found', {}, 'accountId')));
};

/** The organisations of the account's offices that the caller sees: over these an administrator needs an office. */
export const organisationsOfAccount = async (tx: Tx, accountId: string): Promise<string[]> => {
  const rows = await tx
    .selectFrom('platform.office')
    .select('org_id')
    .distinct()
    .where('account_id', '=', accountId)
    .execute();
  return rows.map((row) => row.org_id);
};

export const refuseStaleVersion = (found: { version: number }, expected: number): void => {
  if (found.version !== expected) orRefuse(refuseConflict(reason('platform.stale', {}, 'expectedVersion')));
};

const beyond: Refusal = { refused: true, kind: 'not-permitted', reasons: [reason('platform.account-beyond-reach')] };

/** Whoever can shut an account or replace its password must hold all of its offices, and does not do it to the own account. */
export const refuseBeyondReach = async (tx: Tx, accountId: string, actor: Actor): Promise<void> => {
  if (accountId === actor.accountId || accountId === actor.helperAccountId)
    orRefuse(refuse(reason('platform.own-account', {}, 'accountId')));
  const { rows } = await sql<{ holds: boolean }>`SELECT platform.holds_account(${accountId}::uuid) AS holds`.execute(
    tx,
  );
  if (!rows[0]?.holds) orRefuse(beyond);
};
