import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  closeSync,
  existsSync,
  fchownSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { canReach, runAs, type ServerAccount, serverAccount } from './account.ts';
import { nativeFolder } from './native-folder.ts';
import { clearLeftover, isAlive, readPostmaster, shutDown } from './postmaster.ts';
import { claimFolder, releaseFolder } from './tenancy.ts';

export type EmbeddedPostgres = {
  /** The folder of the unix socket: what `pg` calls the host. */
  readonly host: string;
  readonly port: number;
  readonly superuser: 'postgres';
  readonly pid: number;
  /** Fast shutdown, waited for. Safe to call twice. */
  readonly stop: () => Promise<void>;
};

type Options = {
  /** A folder of the server's own (not the cluster itself: that is `cluster/` inside). Created when missing. */
  readonly dataDir: string;
  readonly onProgress?: (line: string) => void;
  /** Only for data that is removed at the end (tests, generated files): nothing waits until what it wrote lies on the disk. */
  readonly isThrownAway?: boolean;
};

const port = 5432;
const environment = { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' };

const own = (folder: string, account: ServerAccount): void => {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (account) chownSync(folder, account.uid, account.gid);
  chmodSync(folder, 0o700);
};

const prepareFolder = (dataDir: string, account: ServerAccount): void => {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const strange = readdirSync(dataDir).filter(
    (name) => !/^(cluster(\.new)?|socket|server\.log(\.old)?|program\.json|postgresql-.*)$/.test(name),
  );
  if (strange.length > 0)
    throw new Error(
      `The database folder ${dataDir} holds other things (${strange.slice(0, 3).join(', ')}). Choose an empty folder.`,
    );
  own(dataDir, account);
  if (account && !canReach(account, dataDir))
    throw new Error(
      `The database server cannot run as root, and its account cannot enter ${dataDir} because a folder above it is closed. ` +
        'Set DATA_DIR to a folder whose parents everybody may enter, e.g. /var/lib/vung-manh/data.',
    );
};

/** A unix socket path may have 107 bytes; a data folder with a longer one gets its socket in a private temporary folder. */
const socketFolder = (dataDir: string, account: ServerAccount): string => {
  const near = join(dataDir, 'socket');
  const fits = Buffer.byteLength(join(near, `.s.PGSQL.${port}`)) <= 107;
  const folder = fits ? near : mkdtempSync(join(Buffer.byteLength(tmpdir()) < 60 ? tmpdir() : '/tmp', 'vung-manh-'));
  own(folder, account);
  return folder;
};

const createCluster = (native: string, cluster: string, account: ServerAccount, isThrownAway: boolean): void => {
  const draft = `${cluster}.new`;
  const init = (locale: string) => {
    rmSync(draft, { recursive: true, force: true });
    own(draft, account);
    const common = [
      '-D',
      draft,
      '-U',
      'postgres',
      '-A',
      'trust',
      '-E',
      'UTF8',
      '--data-checksums',
      '--no-instructions',
    ];
    const provider = ['--locale-provider=builtin', '--builtin-locale=C.UTF-8', `--locale=${locale}`];
    const sync = isThrownAway ? ['--no-sync'] : [];
    runAs(account, join(native, 'bin', 'initdb'), [...common, ...provider, ...sync], environment);
  };
  try {
    init('C.UTF-8');
  } catch {
    init('C');
  }
  // Renamed at the end, so that a start cut off half-way is begun anew and never taken for a database.
  renameSync(draft, cluster);
};

const hasDeathSignal = (): boolean =>
  process.platform === 'linux' &&
  spawnSync('setpriv', ['--pdeathsig', 'INT', 'true'], { stdio: 'ignore' }).status === 0;

type Launch = {
  native: string;
  cluster: string;
  socket: string;
  log: string;
  account: ServerAccount;
  isThrownAway: boolean;
};

const launch = ({ native, cluster, socket, log, account, isThrownAway }: Launch): ChildProcess => {
  const durable = isThrownAway ? 'off' : 'on';
  const settings = {
    listen_addresses: '',
    unix_socket_directories: `"${socket.replaceAll('"', '""')}"`,
    unix_socket_permissions: '0700',
    port: String(port),
    max_connections: '200',
    shared_buffers: '256MB',
    timezone: 'Asia/Ho_Chi_Minh',
    log_timezone: 'Asia/Ho_Chi_Minh',
    lc_messages: 'C',
    jit: 'off',
    fsync: durable,
    full_page_writes: durable,
    synchronous_commit: durable,
  };
  const args = ['-D', cluster, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])];
  const server = join(native, 'bin', 'postgres');
  // The kernel tells the server when the thread that spawned it dies, so a kill -9 of the program leaves no orphan.
  const [file, ...before] = hasDeathSignal() ? ['setpriv', '--pdeathsig', 'INT', server] : [server];
  const out = openSync(log, 'a', 0o600);
  if (account) fchownSync(out, account.uid, account.gid);
  try {
    // A session of its own: Ctrl-C in the terminal reaches the program only, which then stops the server in order.
    return spawn(file!, [...before, ...args], {
      cwd: '/',
      env: environment,
      detached: true,
      stdio: ['ignore', out, out],
      ...account,
    });
  } finally {
    closeSync(out);
  }
};

const waitUntilReady = async (
  child: ChildProcess,
  cluster: string,
  onProgress: (line: string) => void,
): Promise<void> => {
  let failure: Error | undefined;
  child.once('error', (error) => {
    failure = error;
  });
  let told = Date.now() + 3000;
  for (;;) {
    if (failure) throw failure;
    if (child.exitCode !== null || child.signalCode !== null) throw new Error('ended');
    const postmaster = readPostmaster(cluster);
    if (postmaster?.ready && postmaster.pid === child.pid) return;
    if (Date.now() > told) {
      onProgress('The database is still starting (it repairs itself after a hard stop)');
      told = Date.now() + 10_000;
    }
    await pause(15);
  }
};

const startServer = async (start: Launch, onProgress: (line: string) => void): Promise<ChildProcess> => {
  for (let attempt = 1; ; attempt++) {
    if ((statSync(start.log, { throwIfNoEntry: false })?.size ?? 0) > 5_000_000)
      renameSync(start.log, `${start.log}.old`);
    const from = statSync(start.log, { throwIfNoEntry: false })?.size ?? 0;
    const child = launch(start);
    try {
      await waitUntilReady(child, start.cluster, onProgress);
      return child;
    } catch (error) {
      const said = existsSync(start.log) ? readFileSync(start.log).subarray(from).toString().trim() : '';
      // Backends of a server killed hard live on for a moment and hold its memory.
      if (/shared memory block .* is still in use|lock file .* already exists/.test(said) && attempt < 20)
        await pause(250);
      else
        throw new Error(
          `The database server did not start (${(error as Error).message}). It said:\n${said}\nLog: ${start.log}`,
        );
    }
  }
};

/**
 * Starts the native PostgreSQL that comes with the program over `dataDir`, making the cluster at the first time, and waits
 * until it takes connections. Durable (fsync on) unless the data is thrown away; reachable only through a socket in a folder closed to others; as root it
 * runs under an account of its own. Refuses a folder that another running program uses, that its account cannot enter, or
 * that holds other things. Ends with the program, also when that is killed (Linux with setpriv).
 */
export const startEmbeddedPostgres = async (options: Options): Promise<EmbeddedPostgres> => {
  const dataDir = resolve(options.dataDir);
  const { onProgress = () => {}, isThrownAway = false } = options;
  const cluster = join(dataDir, 'cluster');
  const account = serverAccount(cluster);
  prepareFolder(dataDir, account);
  await claimFolder(dataDir, account);
  const native = nativeFolder(account, dataDir);
  await clearLeftover(cluster, onProgress);
  if (!existsSync(cluster)) {
    onProgress('Creating the database');
    createCluster(native, cluster, account, isThrownAway);
  }
  const socket = socketFolder(dataDir, account);
  const log = join(dataDir, 'server.log');
  const child = await startServer({ native, cluster, socket, log, account, isThrownAway }, onProgress);
  const pid = child.pid!;
  const atExit = () => isAlive(pid) && process.kill(pid, 'SIGINT');
  process.once('exit', atExit);
  let stopping: Promise<void> | undefined;
  const stop = async () => {
    process.off('exit', atExit);
    if (child.exitCode === null && child.signalCode === null) await shutDown(pid);
    if (!socket.startsWith(dataDir)) rmSync(socket, { recursive: true, force: true });
    releaseFolder(dataDir);
  };
  return { host: socket, port, superuser: 'postgres', pid, stop: () => (stopping ??= stop()) };
};
