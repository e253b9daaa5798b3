import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Config, ConfigError } from '../platform/config.ts';
import { baseFolder, type DataKind, installationKey, lastKind, openDataFolder } from '../platform/data-folder.ts';
import { findRunning } from '../platform/embedded-postgres/find-running.ts';
import { type OpenDatabase, openDatabase } from './open-database.ts';

const kindOf = (config: Config, base: string): DataKind => {
  if (config.demo !== null) return config.demo ? 'demonstration' : 'real';
  return config.databaseUrl === null ? lastKind(base) : 'real';
};

const startFirst = async (): Promise<never> => {
  throw new ConfigError('There is no database in this data folder yet. Run "npm start" once.');
};

/**
 * Opens the database of this data folder beside a running program (over the socket of its server), or alone, starting the server.
 * `isAlone` says that no worker will hear the events told.
 */
export const joinDatabase = async (
  config: Config,
  onProgress: (line: string) => void,
): Promise<OpenDatabase & { readonly isAlone: boolean }> => {
  const base = baseFolder(config);
  const folder = openDataFolder(config, base, kindOf(config, base));
  const isEmbedded = config.databaseUrl === null;
  const running = isEmbedded ? findRunning(folder.database) : undefined;
  if (running) {
    const owner = { ...running, user: 'postgres', database: 'vung_manh' };
    return { owner, roleKey: null, secretKey: installationKey(folder), stop: async () => {}, isAlone: false };
  }
  if (isEmbedded && !existsSync(join(folder.database, 'cluster'))) await startFirst();
  const load = folder.kind === 'demonstration' ? startFirst : null;
  // Whether a program runs on a server of somebody else's cannot be seen: its worker hears the events sooner or later.
  return { ...(await openDatabase(config, folder, installationKey(folder), load, onProgress)), isAlone: isEmbedded };
};
