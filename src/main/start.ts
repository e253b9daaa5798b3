import { existsSync, readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { type Config, ConfigError, readConfig } from '../platform/config.ts';
import {
  baseFolder,
  type DataFolder,
  type DataKind,
  installationKey,
  lastKind,
  openDataFolder,
  rememberKind,
} from '../platform/data-folder.ts';
import { createLog } from '../platform/http/logging.ts';
import { newSetUpCode } from '../platform/identity/set-up.ts';
import { prepareQueue } from '../platform/jobs/prepare-queue.ts';
import { buildApi } from './api.ts';
import { buildWeb } from './build-web.ts';
import { loadDemonstration } from './demonstration.ts';
import { type LoadDatabase, openDatabase } from './open-database.ts';
import { openProgram, type Program, version } from './program.ts';
import { startWorker } from './worker.ts';

const began = performance.now();
const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};
const onProgress = (line: string): void => say(`[${((performance.now() - began) / 1000).toFixed(1)} s] ${line}`);

/** What is said only once. */
type First = { readonly isFresh: boolean; readonly setUpCode: string | null };

/** What has to be put away, last opened first. A second call waits for the first. */
const createClosing = () => {
  const steps: (() => Promise<unknown>)[] = [];
  let closing: Promise<void> | undefined;
  const close = async (): Promise<void> => {
    for (let step = steps.pop(); step; step = steps.pop())
      await step().catch((error: unknown) => say(`While stopping: ${(error as Error).message}`));
  };
  const onClose = (step: () => Promise<unknown>): void => {
    steps.push(step);
    if (closing) throw new Error('The program is stopping.');
  };
  return { onClose, close: () => (closing ??= close()) };
};
type Closing = ReturnType<typeof createClosing>;

const chosenKind = (base: string, args: readonly string[], config: Config): DataKind => {
  const unknown = args.filter((arg) => arg !== '--empty' && arg !== '--demonstration');
  if (unknown.length > 0) throw new ConfigError(`Unknown option ${unknown[0]}. Known: --empty, --demonstration.`);
  if (args.includes('--empty')) return 'real';
  if (args.includes('--demonstration')) return 'demonstration';
  if (config.demo !== null) return config.demo ? 'demonstration' : 'real';
  return config.databaseUrl === null ? lastKind(base) : 'real';
};

const loaderFor = (folder: DataFolder, key: Buffer): LoadDatabase | null =>
  folder.kind === 'real'
    ? null
    : async (owner, roleKey) => {
        onProgress('Loading the demonstration (once)');
        const program = openProgram({ owner, key: roleKey, secretKey: key, files: folder.files, openIdConnect: false });
        try {
          // Events of the load are kept only when their listeners are written down first.
          await prepareQueue(owner, program.areas);
          await loadDemonstration({ program, key, accountsFile: folder.accountsFile, onProgress });
        } finally {
          await program.end();
        }
      };

const refuseIfOpen = (config: Config, holdsDemonstration: boolean): void => {
  if (config.isBeyondLoopback && holdsDemonstration)
    throw new ConfigError(
      `HOST=${config.host} would open demonstration accounts to others. Start with "npm start -- --empty", or leave HOST out.`,
    );
};

const hasDemonstrationAccount = async (program: Program): Promise<boolean> => {
  const { rowCount } = await program.pools.app_identity.query(
    'SELECT 1 FROM platform.account WHERE is_demonstration LIMIT 1',
  );
  return rowCount !== 0;
};

/** Where others than this machine can come first, the first administrator needs a code that only the console shows. */
const setUpCodeFor = async (config: Config, program: Program): Promise<string | null> => {
  if (config.databaseUrl === null && !config.isBeyondLoopback && !config.isBehindHttpsProxy) return null;
  const { rows } = await program.pools.app_identity.query('SELECT set_up_at FROM platform.installation');
  return rows[0].set_up_at === null ? newSetUpCode() : null;
};

const addressOf = (config: Config, port: number): string => {
  if (config.publicUrl !== null) return config.publicUrl;
  const host = config.host.includes(':') ? `[${config.host}]` : config.host;
  return `${config.tls ? 'https' : 'http'}://${host}:${port}`;
};

const announce = (config: Config, folder: DataFolder, port: number, first: First): void => {
  onProgress('Ready');
  say(`\nVững Mạnh ${version}: ${addressOf(config, port)}`);
  say(`Data folder: ${folder.base} (${folder.kind} data)`);
  if (first.setUpCode) say(`Code for the first administrator (until the next start): ${first.setUpCode}`);
  if (folder.kind === 'demonstration' && existsSync(folder.accountsFile)) {
    say(`Demonstration accounts (all people are invented): ${folder.accountsFile}`);
    if (first.isFresh) say(readFileSync(folder.accountsFile, 'utf8'));
    say('Six-digit code of an account: npm run org -- --code <login>');
    say('For work with real data: npm start -- --empty');
  }
  say('Stop with Ctrl-C.');
};

const portOf = (server: FastifyInstance): number => (server.server.address() as AddressInfo).port;

/** Opens everything for one kind of data. What was opened is put away by `onClose`, also when a later step fails. */
const open = async (
  config: Config,
  folder: DataFolder,
  onClose: Closing['onClose'],
  changeData: (kind: DataKind, port: number) => void,
): Promise<void> => {
  const isFresh = !existsSync(folder.accountsFile);
  const web = buildWeb(config.root, onProgress);
  // Awaited below; a failure in between must not end the process before the database is put away.
  web.catch(() => {});
  const key = installationKey(folder);
  const database = await openDatabase(config, folder, key, loaderFor(folder, key), onProgress, onClose);
  const program = openProgram({
    owner: database.owner,
    key: database.roleKey,
    secretKey: key,
    files: folder.files,
    openIdConnect: config.oidc !== null,
  });
  onClose(program.end);
  refuseIfOpen(config, await hasDemonstrationAccount(program));
  const log = createLog({ level: config.logLevel });
  const worker = await startWorker({ ...program, log });
  onClose(worker.stop);
  await web;
  const setUpCode = await setUpCodeFor(config, program);
  const isChoiceOpen = config.databaseUrl === null && config.demo === null && !config.isBeyondLoopback;
  const server: FastifyInstance = await buildApi(program, {
    config,
    log,
    key,
    setUpCode,
    changeData: isChoiceOpen && !config.isBehindHttpsProxy ? (kind) => changeData(kind, portOf(server)) : null,
  });
  onClose(() => server.close());
  await server.listen({ host: config.host, port: config.port });
  announce(config, folder, portOf(server), { isFresh, setUpCode });
};

const explain = (error: unknown, config: Config | null): string => {
  const { code, message, stack, name } = error as NodeJS.ErrnoException;
  if (name === 'ConfigError') return message;
  if (code === 'EADDRINUSE')
    return `Port ${config?.port} is in use by another program. Set PORT to another one, e.g. PORT=3001 npm start.`;
  if (code === 'ECONNREFUSED' || code === 'ENOTFOUND')
    return `The server of DATABASE_URL does not answer (${message}).`;
  return stack ?? message;
};

const PATIENCE_MS = 25_000;

/** The one run of this process: what is open now, whether it is being put away, and the settings once they are read. */
const run: { closing: Closing; isStopping: boolean; config: Config | null } = {
  closing: createClosing(),
  isStopping: false,
  config: null,
};

const stop = async (code: number): Promise<void> => {
  if (run.isStopping) return;
  run.isStopping = true;
  setTimeout(() => process.exit(code || 1), PATIENCE_MS).unref();
  await run.closing.close();
  process.exit(code);
};

const fail = async (error: unknown): Promise<void> => {
  // What the closing cuts off (a connection in the middle of the loading) is no news.
  if (!run.isStopping) say(explain(error, run.config));
  await stop(1);
};

const listenToProcess = (): void => {
  // The signal may come twice (npm forwards the one that the group got too): the second changes nothing.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => {
      if (!run.isStopping) onProgress('Stopping');
      void stop(0);
    });
  process.on('uncaughtException', (error) => void fail(error));
};

const serve = async (config: Config, base: string, kind: DataKind): Promise<void> => {
  refuseIfOpen(config, kind === 'demonstration');
  rememberKind(base, kind);
  const change = async (other: DataKind, port: number): Promise<void> => {
    onProgress(`Changing to ${other} data, as chosen on the first page`);
    await run.closing.close();
    if (run.isStopping) return;
    run.closing = createClosing();
    // The page that chose waits at the address it knows, also where any free port was asked for.
    await serve({ ...config, port }, base, other);
  };
  const changeData = (other: DataKind, port: number) => void change(other, port).catch(fail);
  await open(config, openDataFolder(config, base, kind), run.closing.onClose, changeData);
};

listenToProcess();
try {
  run.config = readConfig();
  const base = baseFolder(run.config);
  await serve(run.config, base, chosenKind(base, process.argv.slice(2), run.config));
} catch (error) {
  await fail(error);
}
