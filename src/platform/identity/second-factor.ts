import type { Selectable } from 'kysely';
import type { DB, Tx } from '../db/database.ts';
import { inTransaction } from '../db/transaction.ts';
import { orRefuse, type Refusal, reason, refuse } from '../outcome/refusal.ts';
import { forgiveAttempt, takeAttempt, totpCounterOf } from './attempts.ts';
import type { Caller, IdentityParts } from './identity-parts.ts';
import { openSecret, sealSecret } from './sealed-secret.ts';
import { endSessions, type LiveSession, renewSession } from './sessions.ts';
import { noteAtDoor, type SignedStep } from './sign-in.ts';
import { newTotpSecret, stepOfCode, totpUri } from './totp.ts';

const wrongCode: Refusal = refuse(reason('platform.wrong-code', {}, 'code'));

type TotpRow = Selectable<DB['platform.totp']>;

const lockedRow = (tx: Tx, accountId: string): Promise<TotpRow | undefined> =>
  tx.selectFrom('platform.totp').selectAll().where('account_id', '=', accountId).forUpdate().executeTakeFirst();

const stepIn = (parts: IdentityParts, accountId: string, sealed: Buffer | null, code: string, lastStep: number) =>
  sealed === null ? null : stepOfCode(openSecret(parts.key, accountId, sealed), code, parts.now(), lastStep);

/** Uses up a code of the authenticator in force. False for a wrong code and for one that was used. */
const spendCode = async (tx: Tx, parts: IdentityParts, row: TotpRow, code: string): Promise<boolean> => {
  const step = stepIn(parts, row.account_id, row.confirmed_at ? row.sealed_secret : null, code, row.last_step);
  if (step === null) return false;
  await tx.updateTable('platform.totp').set({ last_step: step }).where('account_id', '=', row.account_id).execute();
  return true;
};

/** Takes the pending authenticator into force with its first code. */
const adoptPending = async (tx: Tx, parts: IdentityParts, row: TotpRow, code: string): Promise<boolean> => {
  const step = stepIn(parts, row.account_id, row.pending_secret, code, 0);
  if (step === null) return false;
  await tx
    .updateTable('platform.totp')
    .set({ sealed_secret: row.pending_secret, pending_secret: null, confirmed_at: parts.now(), last_step: step })
    .where('account_id', '=', row.account_id)
    .execute();
  return true;
};

/**
 * A code proves the second factor of this session or, while an authenticator is being set up, takes that one into force and ends
 * the account's other sessions. Refuses a wrong or used code, and pauses guessing.
 */
export const confirmTotp = async (
  parts: IdentityParts,
  own: LiveSession,
  token: string,
  code: string,
  caller: Caller,
): Promise<SignedStep> => {
  const pause = await takeAttempt(parts, totpCounterOf(own.accountId), caller.address, 'code');
  if (pause) return orRefuse<never>(pause);
  return inTransaction(parts.pool, 'BEGIN', async (tx) => {
    const row = await lockedRow(tx, own.accountId);
    const isProof = own.stage === 'totp-needed';
    const isRight = row !== undefined && (await (isProof ? spendCode : adoptPending)(tx, parts, row, code));
    if (!isRight) return orRefuse<SignedStep>(wrongCode);
    await forgiveAttempt(tx, parts, totpCounterOf(own.accountId), caller.address);
    if (!isProof) await endSessions(tx, own.accountId, parts.now(), own.id);
    const step = await renewSession(tx, parts, token, { second_factor_at: parts.now() });
    const after = { outcome: step.session.stage, isNew: !isProof };
    await noteAtDoor(tx, parts, { action: 'platform.confirm-totp', accountId: own.accountId, after }, caller);
    return step;
  });
};

/** Makes a new authenticator secret, pending until confirmed. Where one is in force, a code of it is asked for first. */
export const setUpTotp = async (
  parts: IdentityParts,
  own: LiveSession,
  currentCode: string | null,
  caller: Caller,
): Promise<{ secret: string; uri: string }> => {
  if (own.stage === 'totp-needed') {
    return orRefuse<never>({ refused: true, kind: 'not-permitted', reasons: [reason('platform.totp-already-set')] });
  }
  const pause = own.hasTotp ? await takeAttempt(parts, totpCounterOf(own.accountId), caller.address, 'code') : null;
  if (pause) return orRefuse<never>(pause);
  const secret = newTotpSecret();
  await inTransaction(parts.pool, 'BEGIN', async (tx) => {
    const row = await lockedRow(tx, own.accountId);
    if (row?.confirmed_at) {
      const isRight = currentCode !== null && (await spendCode(tx, parts, row, currentCode));
      if (!isRight) orRefuse(refuse(reason('platform.wrong-code', {}, 'currentCode')));
      await forgiveAttempt(tx, parts, totpCounterOf(own.accountId), caller.address);
    }
    const pending_secret = sealSecret(parts.key, own.accountId, secret);
    await tx
      .insertInto('platform.totp')
      .values({ account_id: own.accountId, pending_secret })
      .onConflict((oc) => oc.column('account_id').doUpdateSet({ pending_secret }))
      .execute();
    await noteAtDoor(tx, parts, { action: 'platform.set-up-totp', accountId: own.accountId }, caller);
  });
  return { secret, uri: totpUri(secret, own.login) };
};
