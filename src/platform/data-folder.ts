import { createHash, randomBytes } from 'node:crypto';
import {
  accessSync,
  chmodSync,
  constants,
  existsSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { type Config, ConfigError } from './config.ts';
import { canReach, serverAccount } from './embedded-postgres/account.ts';

/** Demonstration and real data never share a database, a key or a folder of files. */
export type DataKind = 'demonstration' | 'real';

export type DataFolder = {
  /** What the person sees as "the data folder". */
  readonly base: string;
  readonly kind: DataKind;
  /** Folder of this kind of data: database, key, accounts. */
  readonly home: string;
  readonly database: string;
  readonly files: string;
  readonly accountsFile: string;
  readonly keyFile: string;
};

const holdsData = (base: string): boolean =>
  existsSync(join(base, 'real')) || existsSync(join(base, 'demonstration')) || existsSync(join(base, 'kind'));

const mayWrite = (folder: string): boolean => {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
};

/** A folder outside the clone, named by the clone's real path; an owner file says whose it is. */
const folderApart = (place: string, root: string): string => {
  const clone = realpathSync(root);
  return join(place, createHash('sha256').update(clone).digest('hex').slice(0, 16));
};

const claimApart = (folder: string, root: string): string => {
  const ownerFile = join(folder, 'owner');
  const clone = realpathSync(root);
  const owner = existsSync(ownerFile) ? readFileSync(ownerFile, 'utf8').trim() : undefined;
  if (owner !== undefined && owner !== clone)
    throw new ConfigError(
      `The data folder ${folder} belongs to the program in ${owner}. Set DATA_DIR to a folder of your own.`,
    );
  mkdirSync(folder, { recursive: true, mode: 0o711 });
  if (owner === undefined) writeFileSync(ownerFile, `${clone}\n`);
  return folder;
};

const standardFolder = (config: Config): string => {
  const inClone = join(config.root, 'data');
  const account = config.databaseUrl ? undefined : serverAccount(join(inClone, 'real', 'database', 'cluster'));
  const apart = folderApart(config.placeApart, config.root);
  const usable = mayWrite(existsSync(inClone) ? inClone : config.root) && (!account || canReach(account, config.root));
  if (holdsData(inClone) && !usable)
    throw new ConfigError(
      `Earlier data lie in ${inClone}, but the account of the database can no longer use that folder. ` +
        'Open the folders above it again (chmod o+x), or move the data and set DATA_DIR.',
    );
  return usable && !holdsData(apart) ? inClone : claimApart(apart, config.root);
};

/** The data folder: DATA_DIR, else `data/` in the clone, else (closed or read-only clone) one named by the clone's path. */
export const baseFolder = (config: Config): string => {
  const base = config.dataDir === null ? standardFolder(config) : resolve(config.root, config.dataDir);
  try {
    // Others may pass through, not look: the database's own account has to reach its folder below.
    mkdirSync(base, { recursive: true, mode: 0o711 });
  } catch (error) {
    throw new ConfigError(
      `The data folder ${base} cannot be made (${(error as NodeJS.ErrnoException).code}). Set DATA_DIR to another one.`,
    );
  }
  return base;
};

/** Which kind of data the last start used; the demonstration on a fresh folder. */
export const lastKind = (base: string): DataKind => {
  const file = join(base, 'kind');
  return existsSync(file) && readFileSync(file, 'utf8').trim() === 'real' ? 'real' : 'demonstration';
};

/** Makes `kind` the one that a start without a choice uses from now on. */
export const rememberKind = (base: string, kind: DataKind): void => {
  const file = join(base, 'kind');
  writeFileSync(`${file}.new`, `${kind}\n`);
  renameSync(`${file}.new`, file);
};

/** Opens (makes) the folder of one kind of data below `base`. */
export const openDataFolder = (config: Config, base: string, kind: DataKind): DataFolder => {
  const home = join(base, kind);
  mkdirSync(home, { recursive: true, mode: 0o711 });
  const files = config.filesDir === null ? join(home, 'files') : join(resolve(config.root, config.filesDir), kind);
  mkdirSync(files, { recursive: true, mode: 0o700 });
  return {
    base,
    kind,
    home,
    database: join(home, 'database'),
    files,
    accountsFile: join(home, 'accounts.txt'),
    keyFile: join(home, 'key'),
  };
};

/**
 * The key of this installation (32 bytes), made at the first start; lies outside the database folder, readable by its owner only.
 * Refuses when the database is there and the key is gone: a new key could read none of the sealed values.
 */
export const installationKey = (folder: DataFolder): Buffer => {
  if (!existsSync(folder.keyFile)) {
    if (existsSync(join(folder.database, 'cluster')))
      throw new ConfigError(
        `The key file ${folder.keyFile} is missing while its database is there. Bring it back from where you keep it.`,
      );
    mkdirSync(dirname(folder.keyFile), { recursive: true });
    writeFileSync(`${folder.keyFile}.new`, `${randomBytes(32).toString('base64')}\n`, { mode: 0o600, flush: true });
    renameSync(`${folder.keyFile}.new`, folder.keyFile);
  }
  chmodSync(folder.keyFile, 0o600);
  const key = Buffer.from(readFileSync(folder.keyFile, 'utf8').trim(), 'base64');
  if (key.length !== 32)
    throw new ConfigError(`The key file ${folder.keyFile} is damaged: it must hold 32 bytes in base64.`);
  return key;
};
