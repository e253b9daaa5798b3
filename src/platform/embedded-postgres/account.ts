import { execFileSync, spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';

/** The operating-system account a database server runs under; `undefined` means: the one that runs the program. */
export type ServerAccount = { readonly uid: number; readonly gid: number } | undefined;

const accountName = 'vung-manh-db';

const idOfAccount = (flag: '-u' | '-g'): number | undefined => {
  const answer = spawnSync('id', [flag, accountName], { encoding: 'utf8' });
  return answer.status === 0 ? Number(answer.stdout.trim()) : undefined;
};

const createAccount = (): void => {
  const failures: string[] = [];
  for (const [command, ...args] of [
    [
      'useradd',
      '--system',
      '--user-group',
      '--no-create-home',
      '--home-dir',
      '/nonexistent',
      '--shell',
      '/usr/sbin/nologin',
    ],
    ['adduser', '--system', '--group', '--no-create-home', '--shell', '/usr/sbin/nologin'],
  ] as const) {
    const answer = spawnSync(command, [...args, accountName], { encoding: 'utf8' });
    // Another program starting at the same moment may have been first: then the account is there all the same.
    if (answer.status === 0 || idOfAccount('-u') !== undefined) return;
    failures.push(`${command}: ${answer.error?.message ?? answer.stderr.trim()}`);
  }
  throw new Error(
    `PostgreSQL refuses to run as root and the account "${accountName}" could not be created (${failures.join('; ')}). ` +
      `Create it by hand (useradd --system ${accountName}) or start the program as a normal user.`,
  );
};

/**
 * The account for a server over `clusterDir`: the program's own when it is not root; as root the owner of an existing
 * cluster (so that one made by a normal user stays his), else a system account that is created once.
 */
export const serverAccount = (clusterDir: string): ServerAccount => {
  if (process.getuid?.() !== 0) return undefined;
  const cluster = statSync(clusterDir, { throwIfNoEntry: false });
  if (cluster && cluster.uid !== 0) return { uid: cluster.uid, gid: cluster.gid };
  if (idOfAccount('-u') === undefined) createAccount();
  return { uid: idOfAccount('-u')!, gid: idOfAccount('-g')! };
};

/** Whether the account itself can read and enter `path`; asked of the kernel, so that ACLs and mounts count too. */
export const canReach = (account: ServerAccount, path: string, need: '-r' | '-x' = '-x'): boolean =>
  spawnSync('test', [need, path], { cwd: '/', ...account }).status === 0;

/** Runs a program of the package to its end under the account; throws with what it wrote when it fails. */
export const runAs = (account: ServerAccount, file: string, args: readonly string[], env: NodeJS.ProcessEnv): void => {
  execFileSync(file, args, { cwd: '/', env, stdio: 'pipe', ...account });
};
