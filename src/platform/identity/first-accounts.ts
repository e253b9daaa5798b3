import { randomInt } from 'node:crypto';
import { rename, writeFile } from 'node:fs/promises';
import { beginUnder } from '../access/scope.ts';
import { newId } from '../action/id.ts';
import { type Day, dayOf } from '../calendar/day.ts';
import type { Pools } from '../db/pools.ts';
import { inTransaction } from '../db/transaction.ts';
import { hashPassword } from './password-hash.ts';
import { sealSecret } from './sealed-secret.ts';
import { newTotpSecret, totpUri } from './totp.ts';

/** An account to make with its office; `role: null` makes none. `needsSecondFactor` as the role asks. */
export type WantedAccount = {
  readonly login: string;
  readonly displayName: string;
  readonly role: string | null;
  readonly organisationId: string;
  /** Position of the organisation in today's tree. */
  readonly position: number;
  readonly from: Day;
  readonly needsSecondFactor: boolean;
};

/** What is printed once and kept in a file that only its owner can read. */
export type FirstAccount = {
  readonly id: string;
  readonly login: string;
  readonly displayName: string;
  readonly role: string | null;
  readonly password: string;
  readonly totpSecret: string | null;
  readonly totpUri: string | null;
};

const ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789';

/** A password of 79 random bits in four groups that can be typed from a console. */
const newPassword = (): string =>
  Array.from({ length: 4 }, () => Array.from({ length: 4 }, () => ALPHABET[randomInt(ALPHABET.length)]).join('')).join(
    '-',
  );

/**
 * Makes the accounts of a demonstration: passwords and authenticator secrets are random for each installation and given back this
 * once. The accounts are marked, so that the program refuses to serve beyond this machine while they exist.
 */
export const createDemonstrationAccounts = async (
  pools: Pick<Pools, 'app_load' | 'app_identity'>,
  key: Buffer,
  wanted: readonly WantedAccount[],
  now: Date,
): Promise<FirstAccount[]> => {
  const made = wanted.map(({ login, displayName, role, needsSecondFactor }) => {
    const totpSecret = needsSecondFactor ? newTotpSecret() : null;
    const uri = totpSecret && totpUri(totpSecret, login);
    return { id: newId(), login, displayName, role, password: newPassword(), totpSecret, totpUri: uri };
  });
  const begin = beginUnder({ role: 'app_all' }, made[0]?.id ?? newId(), { readOnly: false });
  await inTransaction(pools.app_load, begin, async (tx) => {
    for (const [index, { id, login, displayName }] of made.entries()) {
      const { role, organisationId, position, from } = wanted[index]!;
      await tx
        .insertInto('platform.account')
        .values({ id, login, display_name: displayName, is_demonstration: true, created_at: now })
        .execute();
      if (role === null) continue;
      const office = { account_id: id, role, org_id: organisationId, org_pos: position, period: `[${from},)` };
      await tx
        .insertInto('platform.office')
        .values({ ...office, id: newId() })
        .execute();
    }
  });
  await storeProofs(pools, key, made, now);
  return made;
};

const storeProofs = async (
  pools: Pick<Pools, 'app_identity'>,
  key: Buffer,
  accounts: readonly FirstAccount[],
  now: Date,
): Promise<void> => {
  const hashes = await Promise.all(accounts.map(({ password }) => hashPassword(password)));
  await inTransaction(pools.app_identity, 'BEGIN', async (tx) => {
    for (const [index, { id, totpSecret }] of accounts.entries()) {
      await tx
        .insertInto('platform.credential')
        .values({ account_id: id, password_hash: hashes[index]!, password_changed_at: now })
        .execute();
      if (totpSecret === null) continue;
      await tx
        .insertInto('platform.totp')
        .values({ account_id: id, sealed_secret: sealSecret(key, id, totpSecret), confirmed_at: now })
        .execute();
    }
  });
};

/** The accounts as lines for the console and the file: login, password, authenticator secret, role. */
export const firstAccountsText = (accounts: readonly FirstAccount[], now: Date): string =>
  [
    `# Tài khoản trình diễn · demonstration accounts · ${dayOf(now)}`,
    ...accounts.map(({ login, password, totpSecret, displayName, role }) =>
      [
        login.padEnd(20),
        password,
        (totpSecret ?? '-').padEnd(32),
        role === null ? displayName : `${displayName} (${role})`,
      ].join('  '),
    ),
    '',
  ].join('\n');

/** Keeps the accounts where only the owner of the data folder reads them (mode 0600). What a start that was cut off left is replaced. */
export const keepFirstAccounts = async (path: string, accounts: readonly FirstAccount[], now: Date): Promise<void> => {
  const draft = `${path}.${newId()}`;
  await writeFile(draft, firstAccountsText(accounts, now), { mode: 0o600, flag: 'wx' });
  await rename(draft, path);
};

/** Reads back what `firstAccountsText` wrote, for tests that sign in as the demonstration's people. */
export const firstAccountsFrom = (text: string): Pick<FirstAccount, 'login' | 'password' | 'totpSecret'>[] =>
  text
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.split(/\s{2,}/))
    .map(([login = '', password = '', secret = '-']) => ({
      login,
      password,
      totpSecret: secret === '-' ? null : secret,
    }));
