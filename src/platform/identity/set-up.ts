import { sql } from 'kysely';
import { newId } from '../action/id.ts';
import type { Day } from '../calendar/day.ts';
import type { Tx } from '../db/database.ts';
import { inTransaction } from '../db/transaction.ts';
import { orRefuse, type Refusal, reason, refuse, refuseConflict } from '../outcome/refusal.ts';
import { forgiveAttempt, takeAttempt } from './attempts.ts';
import type { Caller, IdentityParts } from './identity-parts.ts';
import { hashPassword } from './password-hash.ts';
import { faultsOfPassword } from './password-policy.ts';
import { isSameText, newOneTimeCode, readOneTimeCode } from './secret-text.ts';
import { openSession, type SignedStep } from './sign-in.ts';

/** The code for the first administrator of an external database, to be printed at the console and kept in memory only. */
export const newSetUpCode = newOneTimeCode;

export type Installation = { dataKind: 'empty' | 'demonstration' | 'real'; isSetUp: boolean };

export const installationOf = async (tx: Tx): Promise<Installation> => {
  const row = await tx.selectFrom('platform.installation').select(['data_kind', 'set_up_at']).executeTakeFirstOrThrow();
  return { dataKind: row.data_kind as Installation['dataKind'], isSetUp: row.set_up_at !== null };
};

const hasAccount = async (tx: Tx): Promise<boolean> => {
  const { rows } = await sql<{ found: boolean }>`
    SELECT EXISTS (SELECT FROM platform.account a JOIN platform.credential c ON c.account_id = a.id) AS found`.execute(
    tx,
  );
  return rows[0]!.found;
};

/** Which step of setting up comes next. `codeNeeded` says whether the code of the console will be asked for. */
export const setUpState = async (tx: Tx, parts: IdentityParts) => {
  const installation = await installationOf(tx);
  const codeNeeded = parts.setUpCode !== null;
  if (installation.isSetUp) return { step: 'done' as const, codeNeeded, installation };
  const step = (await hasAccount(tx)) ? ('own-organisation' as const) : ('first-administrator' as const);
  return { step, codeNeeded, installation };
};

const isLoopback = (address: string): boolean => /^(127\.|::1$|::ffff:127\.)/.test(address);

const SET_UP = 'set-up of the installation';

/** Whether this caller may make the first administrator: with the console's code, or, where none was printed, from this machine. */
const mayBegin = (parts: IdentityParts, code: string | null, caller: Caller): Refusal | null => {
  if (parts.setUpCode === null) {
    return isLoopback(caller.address)
      ? null
      : { refused: true, kind: 'not-permitted', reasons: [reason('platform.set-up-from-here-only')] };
  }
  const isRight = code !== null && isSameText(readOneTimeCode(code), readOneTimeCode(parts.setUpCode));
  return isRight ? null : refuse(reason('platform.wrong-set-up-code', {}, 'setUpCode'));
};

const alreadyThere: Refusal = refuseConflict(reason('platform.already-set-up'));

/**
 * Makes the first administrator of an installation that has no account, and signs it in as far as the second factor, which is a duty.
 * Its office comes with the own organisation: see `grantFirstOffices`.
 */
export const setUpFirstAdministrator = async (
  parts: IdentityParts,
  input: { login: string; displayName: string; password: string; setUpCode: string | null },
  caller: Caller,
): Promise<SignedStep> => {
  const pause = await takeAttempt(parts, SET_UP, caller.address, 'code');
  if (pause) return orRefuse<never>(pause);
  const stopped = mayBegin(parts, input.setUpCode, caller);
  if (stopped) return orRefuse<never>(stopped);
  const faults = faultsOfPassword(input.password, input.login, 'password');
  const passwordHash = faults.length === 0 ? await hashPassword(input.password) : '';
  const made = await inTransaction(parts.pool, 'BEGIN', async (tx) => {
    await forgiveAttempt(tx, parts, SET_UP, caller.address);
    if (faults.length > 0) return refuse(...faults);
    // Two browsers at once: one of them waits here and then finds the account of the other.
    await sql`SELECT pg_advisory_xact_lock(7203115003)`.execute(tx);
    if ((await installationOf(tx)).isSetUp || (await hasAccount(tx))) return alreadyThere;
    const accountId = newId();
    await tx
      .insertInto('platform.account')
      .values({ id: accountId, login: input.login, display_name: input.displayName })
      .execute();
    await tx
      .insertInto('platform.credential')
      .values({
        account_id: accountId,
        password_hash: passwordHash,
        password_changed_at: parts.now(),
        second_factor_required: true,
      })
      .execute();
    return openSession(tx, parts, { accountId, signedInBy: 'password', passwordChangeNeeded: false }, caller, null);
  });
  return orRefuse<SignedStep>(made);
};

/**
 * The hand-over from setting up to ordinary work, called by the action that founds the own organisation, in its transaction: gives
 * the first administrator an office of each role over the root and closes the set-up for good. Refuses when it was closed before.
 */
export const grantFirstOffices = async (
  tx: Tx,
  first: {
    accountId: string;
    roles: readonly string[];
    organisationId: string;
    position: number;
    from: Day;
    now: Date;
  },
): Promise<string[]> => {
  const { rows } = await sql<{ isOpen: boolean }>`
    SELECT set_up_at IS NULL AS "isOpen" FROM platform.installation FOR UPDATE`.execute(tx);
  if (!rows[0]?.isOpen) return orRefuse<never>(alreadyThere);
  const offices = first.roles.map((role) => ({ id: newId(), role }));
  await tx
    .insertInto('platform.office')
    .values(
      offices.map(({ id, role }) => ({
        id,
        account_id: first.accountId,
        role,
        org_id: first.organisationId,
        org_pos: first.position,
        period: `[${first.from},)`,
      })),
    )
    .execute();
  await tx.updateTable('platform.installation').set({ data_kind: 'real', set_up_at: first.now }).execute();
  return offices.map(({ id }) => id);
};
