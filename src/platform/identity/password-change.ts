import { sql } from 'kysely';
import type { Tx } from '../db/database.ts';
import { inTransaction } from '../db/transaction.ts';
import { orRefuse, type Refusal, reason, refuse } from '../outcome/refusal.ts';
import { forgiveAttempt, takeAttempt, totpCounterOf } from './attempts.ts';
import type { Caller, IdentityParts } from './identity-parts.ts';
import { hashPassword, isRightPassword } from './password-hash.ts';
import { faultsOfPassword } from './password-policy.ts';
import { digestOfOneTimeCode } from './secret-text.ts';
import { endSessions, type LiveSession, renewSession } from './sessions.ts';
import { findByLogin, NOBODY, noteAtDoor, type SignedStep } from './sign-in.ts';

const storePassword = async (tx: Tx, accountId: string, passwordHash: string, now: Date): Promise<void> => {
  await sql`
    INSERT INTO platform.credential (account_id, password_hash, password_changed_at) VALUES (${accountId}, ${passwordHash}, ${now})
    ON CONFLICT (account_id) DO UPDATE SET password_hash = excluded.password_hash, password_changed_at = ${now}`.execute(
    tx,
  );
};

/** Replaces the own password; every other session ends, this one gets a new token. Refuses a wrong old one and a weak new one. */
export const changePassword = async (
  parts: IdentityParts,
  own: LiveSession,
  token: string,
  input: { currentPassword: string; newPassword: string },
  caller: Caller,
): Promise<SignedStep> => {
  const pause = await takeAttempt(parts, own.login, caller.address);
  if (pause) return orRefuse<never>(pause);
  const known = await inTransaction(parts.pool, 'BEGIN READ ONLY', (tx) => findByLogin(tx, own.login));
  const isRight = await isRightPassword(known?.passwordHash ?? null, input.currentPassword);
  const faults = faultsOfPassword(input.newPassword, own.login, 'newPassword');
  if (input.newPassword === input.currentPassword)
    faults.push(reason('platform.password-unchanged', {}, 'newPassword'));
  if (!isRight) faults.unshift(reason('platform.wrong-current-password', {}, 'currentPassword'));
  const passwordHash = faults.length === 0 ? await hashPassword(input.newPassword) : '';
  const changed = await inTransaction(parts.pool, 'BEGIN', async (tx) => {
    if (isRight) await forgiveAttempt(tx, parts, own.login, caller.address);
    // Given back and not thrown: a rolled back transaction would keep the counted guess.
    if (faults.length > 0) return refuse(...faults);
    await storePassword(tx, own.accountId, passwordHash, parts.now());
    await endSessions(tx, own.accountId, parts.now(), own.id);
    await noteAtDoor(tx, parts, { action: 'platform.change-password', accountId: own.accountId }, caller);
    return renewSession(tx, parts, token, { password_change_needed: false });
  });
  return orRefuse<SignedStep>(changed);
};

// One answer for an unknown login, a wrong, used, withdrawn and expired code.
const wrongPair: Refusal = refuse(reason('platform.wrong-reset-code', {}, 'code'));

const openCode = async (tx: Tx, accountId: string, code: string, now: Date) => {
  const { rows } = await sql<{ id: string; also_second_factor: boolean }>`
    SELECT id, also_second_factor FROM platform.reset_code
    WHERE account_id = ${accountId} AND code_hash = ${digestOfOneTimeCode(code)}
      AND used_at IS NULL AND withdrawn_at IS NULL AND expires_at > ${now}
    FOR UPDATE`.execute(tx);
  return rows[0] ?? null;
};

/**
 * Sets a password with an administrator's one-time code. The code is spent, every session and a pause of the login end; a second factor
 * and its pause fall only if so issued.
 */
export const redeemResetCode = async (
  parts: IdentityParts,
  input: { login: string; code: string; newPassword: string },
  caller: Caller,
): Promise<void> => {
  const pause = await takeAttempt(parts, input.login, caller.address, 'one-time code');
  if (pause) return orRefuse<never>(pause);
  // Before the look at the code, so that the answer's time does not tell whether login and code were right.
  const passwordHash = await hashPassword(input.newPassword);
  const faults = faultsOfPassword(input.newPassword, input.login, 'newPassword');
  const refusal = await inTransaction(parts.pool, 'BEGIN', async (tx) => {
    const known = await findByLogin(tx, input.login);
    const code = known && !known.isDisabled ? await openCode(tx, known.id, input.code, parts.now()) : null;
    if (!known || !code) {
      const refused = { action: 'platform.redeem-reset-code-refused', accountId: known?.id ?? NOBODY };
      await noteAtDoor(tx, parts, refused, caller);
      return wrongPair;
    }
    await forgiveAttempt(tx, parts, input.login, caller.address, 'one-time code');
    if (faults.length > 0) return refuse(...faults);
    // The administrator vouched for the person: a pause that others' guesses brought upon the login is over.
    await forgiveAttempt(tx, parts, input.login, caller.address);
    if (code.also_second_factor) await forgiveAttempt(tx, parts, totpCounterOf(known.id), caller.address);
    await tx.updateTable('platform.reset_code').set({ used_at: parts.now() }).where('id', '=', code.id).execute();
    await storePassword(tx, known.id, passwordHash, parts.now());
    if (code.also_second_factor) await tx.deleteFrom('platform.totp').where('account_id', '=', known.id).execute();
    await endSessions(tx, known.id, parts.now(), null);
    const after = { secondFactorRemoved: code.also_second_factor };
    await noteAtDoor(tx, parts, { action: 'platform.redeem-reset-code', accountId: known.id, after }, caller);
    return null;
  });
  if (refusal) orRefuse(refusal);
};
