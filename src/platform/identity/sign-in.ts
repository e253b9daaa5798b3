import { sql } from 'kysely';
import { writeAuditEntry } from '../action/audit-entry.ts';
import type { Tx } from '../db/database.ts';
import { inTransaction } from '../db/transaction.ts';
import { orRefuse, type Refusal, reason } from '../outcome/refusal.ts';
import { forgiveAttempt, takeAttempt } from './attempts.ts';
import type { Caller, IdentityParts } from './identity-parts.ts';
import { hashPassword, isOutdatedHash, isRightPassword } from './password-hash.ts';
import { faultsOfPassword } from './password-policy.ts';
import { endSessions, findSession, type LiveSession, renewSession, startSession } from './sessions.ts';

/** In the audit, who tried to sign in under a login that nobody has. What was typed is not kept: people type passwords there. */
export const NOBODY = '00000000-0000-0000-0000-000000000000';

export type SignedStep = { readonly session: LiveSession; readonly token: string };

/** Writes what happened at the door to the audit, without organisation and without anything secret. */
export const noteAtDoor = (
  tx: Tx,
  parts: IdentityParts,
  entry: { action: string; accountId: string; after?: unknown },
  caller: Caller,
): Promise<string> =>
  writeAuditEntry(tx, {
    at: parts.now(),
    accountId: entry.accountId,
    helperAccountId: null,
    officeIds: [],
    action: entry.action,
    places: [],
    requestId: caller.requestId,
    address: caller.address,
    detail: { changes: [{ subject: `account:${entry.accountId}`, after: entry.after ?? {} }] },
  });

const wrong: Refusal = { refused: true, kind: 'not-signed-in', reasons: [reason('platform.wrong-login-or-password')] };
const shut: Refusal = { refused: true, kind: 'not-permitted', reasons: [reason('platform.account-disabled')] };

export type Known = { id: string; login: string; passwordHash: string | null; isDisabled: boolean };

export const findByLogin = async (tx: Tx, login: string): Promise<Known | null> => {
  const row = await tx
    .selectFrom('platform.account as a')
    .leftJoin('platform.credential as c', 'c.account_id', 'a.id')
    .select(['a.id', 'a.login', 'a.disabled_at', 'c.password_hash'])
    .where('a.login', '=', login)
    .executeTakeFirst();
  return row
    ? { id: row.id, login: row.login, passwordHash: row.password_hash, isDisabled: row.disabled_at !== null }
    : null;
};

/**
 * The first proof: login and password. Refuses a pause, a wrong pair and (only to who knows the password) a disabled account.
 * The session of the browser before, if any, ends.
 */
export const signIn = async (
  parts: IdentityParts,
  input: { login: string; password: string },
  caller: Caller,
  earlierToken: string | null,
): Promise<SignedStep> => {
  const pause = await takeAttempt(parts, input.login, caller.address);
  if (pause) return orRefuse<never>(pause);
  const known = await inTransaction(parts.pool, 'BEGIN READ ONLY', (tx) => findByLogin(tx, input.login));
  const isRight = await isRightPassword(known?.passwordHash ?? null, input.password);
  if (!known || !isRight || known.isDisabled) {
    const why = known?.isDisabled && isRight ? 'disabled' : 'wrong';
    const refused = { action: 'platform.sign-in-refused', accountId: known?.id ?? NOBODY, after: { why } };
    await inTransaction(parts.pool, 'BEGIN', (tx) => noteAtDoor(tx, parts, refused, caller));
    return orRefuse<SignedStep>(why === 'disabled' ? shut : wrong);
  }
  const renewedHash = isOutdatedHash(known.passwordHash!) ? await hashPassword(input.password) : null;
  return inTransaction(parts.pool, 'BEGIN', async (tx) => {
    await forgiveAttempt(tx, parts, input.login, caller.address);
    if (renewedHash) {
      await sql`UPDATE platform.credential SET password_hash = ${renewedHash}
                WHERE account_id = ${known.id} AND password_hash = ${known.passwordHash}`.execute(tx);
    }
    const passwordChangeNeeded = faultsOfPassword(input.password, known.login, 'password').length > 0;
    return openSession(
      tx,
      parts,
      { accountId: known.id, signedInBy: 'password', passwordChangeNeeded },
      caller,
      earlierToken,
    );
  });
};

/** Ends the session that the browser had and opens the new one, at the stage that is left to prove. */
export const openSession = async (
  tx: Tx,
  parts: IdentityParts,
  of: { accountId: string; signedInBy: 'password' | 'openid'; passwordChangeNeeded: boolean },
  caller: Caller,
  earlierToken: string | null,
): Promise<SignedStep> => {
  if (earlierToken) await endSessionOfToken(tx, parts, earlierToken);
  const step = await renewSession(tx, parts, await startSession(tx, parts, of, caller));
  const after = { outcome: step.session.stage, by: of.signedInBy };
  await noteAtDoor(tx, parts, { action: 'platform.sign-in', accountId: of.accountId, after }, caller);
  return step;
};

const endSessionOfToken = async (tx: Tx, parts: IdentityParts, token: string): Promise<void> => {
  const found = await findSession(tx, parts, token);
  if (!found) return;
  const write = tx.updateTable('platform.session').set({ revoked_at: parts.now() });
  await write.where('id', '=', found.session.id).execute();
};

/** Ends the session of this browser. Quiet when there is none. */
export const signOut = (parts: IdentityParts, token: string | null, caller: Caller): Promise<void> =>
  inTransaction(parts.pool, 'BEGIN', async (tx) => {
    const found = token ? await findSession(tx, parts, token) : null;
    if (!found) return;
    await endSessionOfToken(tx, parts, token!);
    await noteAtDoor(tx, parts, { action: 'platform.sign-out', accountId: found.session.accountId }, caller);
  });

/** Ends one own session; one of somebody else looks as if it did not exist. */
export const revokeSession = (
  parts: IdentityParts,
  own: LiveSession,
  sessionId: string,
  caller: Caller,
): Promise<boolean> =>
  inTransaction(parts.pool, 'BEGIN', async (tx) => {
    const { numUpdatedRows } = await tx
      .updateTable('platform.session')
      .set({ revoked_at: parts.now() })
      .where('id', '=', sessionId)
      .where('account_id', '=', own.accountId)
      .where('revoked_at', 'is', null)
      .executeTakeFirst();
    if (numUpdatedRows === 0n) return false;
    const entry = { action: 'platform.revoke-session', accountId: own.accountId, after: { sessionId } };
    await noteAtDoor(tx, parts, entry, caller);
    return true;
  });

export const revokeOtherSessions = (parts: IdentityParts, own: LiveSession, caller: Caller): Promise<number> =>
  inTransaction(parts.pool, 'BEGIN', async (tx) => {
    const ended = await endSessions(tx, own.accountId, parts.now(), own.id);
    const entry = { action: 'platform.revoke-other-sessions', accountId: own.accountId, after: { ended } };
    await noteAtDoor(tx, parts, entry, caller);
    return ended;
  });
