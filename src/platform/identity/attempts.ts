import { type Selectable, sql } from 'kysely';
import type { DB, Tx } from '../db/database.ts';
import { inTransaction } from '../db/transaction.ts';
import { type Refusal, reason } from '../outcome/refusal.ts';
import { addressBackOff, type BackOff, FORGET_AFTER_SECONDS, loginBackOff, pauseAfter } from './back-off.ts';
import type { IdentityParts } from './identity-parts.ts';
import { keyedDigest } from './secret-text.ts';

type Counted = { readonly key: Buffer; readonly backOff: BackOff };

/**
 * What is guessed: a password, a code of an authenticator or of the set-up, or an administrator's code. The last has counters of its
 * own, because it is the way in while passwords are paused, and it is too long to be guessed.
 */
export type Guessed = 'password' | 'code' | 'one-time code';

/** Which counters a guess at this login from this address moves. */
const counters = (parts: IdentityParts, login: string, address: string, guessed: Guessed): Counted[] => {
  const what = guessed === 'one-time code' ? ' by one-time code' : '';
  return [
    { key: keyedDigest(parts.key, `attempts of login${what}`, login), backOff: loginBackOff },
    { key: keyedDigest(parts.key, `attempts of address${what}`, networkOf(address)), backOff: addressBackOff },
  ];
};

/** Apart from the passwords' counter: who knows the password must not be able to wash it clean by guessing codes. */
export const totpCounterOf = (accountId: string): string => `totp of ${accountId}`;

/** One household or office of IPv6 holds 2^64 addresses, so the network is counted. */
export const networkOf = (address: string): string => {
  if (!address.includes(':') || address.startsWith('::ffff:')) return address;
  const [head = '', tail = ''] = address.split('::');
  const groups = head === '' ? [] : head.split(':');
  const missing = 8 - groups.length - (tail === '' ? 0 : tail.split(':').length);
  const whole = address.includes('::') ? [...groups, ...Array(missing).fill('0'), ...tail.split(':')] : groups;
  return `${whole.slice(0, 4).join(':')}::/64`;
};

const minutesUntil = (moment: Date, now: Date): number =>
  Math.max(1, Math.ceil((moment.getTime() - now.getTime()) / 60_000));

const paused = (until: Date, now: Date, guessed: Guessed): Refusal => {
  const minutes = { minutes: minutesUntil(until, now) };
  const why =
    guessed === 'password' ? reason('platform.sign-in-paused', minutes) : reason('platform.code-paused', minutes);
  return { refused: true, kind: 'too-many', reasons: [why] };
};

const countOne = async (tx: Tx, { key, backOff }: Counted, now: Date): Promise<Date | null> => {
  // Made, locked and read in one statement: between two, another request could take the row away.
  const { rows } = await sql<Selectable<DB['platform.sign_in_attempt']>>`
    INSERT INTO platform.sign_in_attempt (key_hash, failures, last_failure_at) VALUES (${key}, 0, ${now})
    ON CONFLICT (key_hash) DO UPDATE SET failures = sign_in_attempt.failures
    RETURNING *`.execute(tx);
  const row = rows[0]!;
  if (row.blocked_until !== null && row.blocked_until > now) return row.blocked_until;
  const isForgotten = now.getTime() - row.last_failure_at.getTime() > FORGET_AFTER_SECONDS * 1000;
  const failures = (isForgotten ? 0 : row.failures) + 1;
  const pause = pauseAfter(failures, backOff);
  const blocked_until = pause === 0 ? null : new Date(now.getTime() + pause * 1000);
  await tx
    .updateTable('platform.sign_in_attempt')
    .set({ failures, last_failure_at: now, blocked_until })
    .where('key_hash', '=', key)
    .execute();
  return null;
};

/**
 * Counts a guess before it is looked at, so that many at once cannot slip through; `forgiveAttempt` takes it back when it was right.
 * Gives a refusal while the login or the address is paused, the same whether the login exists or not.
 */
export const takeAttempt = (
  parts: IdentityParts,
  login: string,
  address: string,
  guessed: Guessed = 'password',
): Promise<Refusal | null> =>
  inTransaction(parts.pool, 'BEGIN', async (tx) => {
    const now = parts.now();
    for (const counter of counters(parts, login, address, guessed)) {
      const until = await countOne(tx, counter, now);
      if (until !== null) return paused(until, now, guessed);
    }
    return null;
  });

/** The guess was right: the login starts afresh, the address loses this one only, or one own account would wash all others clean. */
export const forgiveAttempt = async (
  tx: Tx,
  parts: IdentityParts,
  login: string,
  address: string,
  guessed: Guessed = 'password',
): Promise<void> => {
  const [ofLogin, ofAddress] = counters(parts, login, address, guessed);
  await tx.deleteFrom('platform.sign_in_attempt').where('key_hash', '=', ofLogin!.key).execute();
  await sql`
    UPDATE platform.sign_in_attempt SET failures = greatest(failures - 1, 0), blocked_until = NULL
    WHERE key_hash = ${ofAddress!.key}`.execute(tx);
  await sql`
    DELETE FROM platform.sign_in_attempt WHERE key_hash IN (
      SELECT key_hash FROM platform.sign_in_attempt
      WHERE last_failure_at < ${new Date(parts.now().getTime() - 2 * FORGET_AFTER_SECONDS * 1000)} LIMIT 100)`.execute(
    tx,
  );
};
