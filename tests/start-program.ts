import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export type RunningProgram = {
  readonly child: ChildProcess;
  readonly url: string;
  /** Everything it has written so far. */
  readonly output: () => string;
  /** Sends SIGTERM and gives the exit code. */
  readonly stop: () => Promise<number | null>;
};

const start = fileURLToPath(new URL('../src/main/start.ts', import.meta.url));

const started = new Set<ChildProcess>();

/** The exit code, also of a process that has ended already. */
export const endOf = (child: ChildProcess): Promise<number | null> =>
  child.exitCode !== null || child.signalCode !== null
    ? Promise.resolve(child.exitCode)
    : new Promise((resolve) => child.once('exit', (code) => resolve(code)));

/**
 * Starts the whole program as `npm start` does, over a data folder of the test's own and on a free port, and waits until it is
 * ready. Throws with what it wrote when it ends before.
 */
export const startProgram = async (options: {
  dataDir: string;
  args?: readonly string[];
  env?: NodeJS.ProcessEnv;
}): Promise<RunningProgram> => {
  const { DATABASE_URL: _, ...inherited } = process.env;
  const env = { ...inherited, PORT: '0', DATA_DIR: options.dataDir, ...options.env };
  const flags = ['--disable-warning=ExperimentalWarning', start, ...(options.args ?? [])];
  const child = spawn(process.execPath, flags, { env, stdio: ['ignore', 'pipe', 'pipe'] });
  started.add(child);
  let text = '';
  const url = await new Promise<string>((resolve, reject) => {
    const hear = (chunk: Buffer) => {
      text += chunk.toString();
      const address = /^Vững Mạnh [^:]*: (\S+)$/m.exec(text)?.[1];
      if (address && text.includes('Stop with Ctrl-C')) resolve(address);
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.once('exit', (code) => reject(new Error(`The program ended with ${code}:\n${text}`)));
  });
  const stop = () => {
    child.kill('SIGTERM');
    return endOf(child);
  };
  return { child, url, output: () => text, stop };
};

/** Stops every program that is still running, also one that never became ready: for `afterEach`. */
export const stopAllPrograms = async (): Promise<void> => {
  for (const child of started) child.kill('SIGTERM');
  await Promise.all([...started].map(endOf));
  started.clear();
};
