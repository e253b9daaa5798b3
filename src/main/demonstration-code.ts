import { existsSync, readFileSync } from 'node:fs';
import { type Config, ConfigError } from '../platform/config.ts';
import { baseFolder, openDataFolder } from '../platform/data-folder.ts';
import { firstAccountsFrom } from '../platform/identity/first-accounts.ts';
import { codeAt } from '../platform/identity/totp.ts';

/**
 * The code that an authenticator app would show now for an account of the demonstration, for people who look around without one.
 * Reads the file that only the owner of the data folder may read; accounts for real work are in no file, so this opens none.
 */
export const demonstrationCode = (config: Config, login: string): string => {
  const { accountsFile } = openDataFolder(config, baseFolder(config), 'demonstration');
  const accounts = existsSync(accountsFile) ? firstAccountsFrom(readFileSync(accountsFile, 'utf8')) : [];
  const account = accounts.find((one) => one.login === login);
  if (!account) throw new ConfigError(`The demonstration has no account "${login}".`);
  if (account.totpSecret === null) throw new ConfigError(`${login} signs in without a code.`);
  return codeAt(account.totpSecret, new Date());
};
