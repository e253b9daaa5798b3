import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** What a running server wrote into `postmaster.pid`. */
export type Postmaster = { readonly pid: number; readonly ready: boolean };

export const readPostmaster = (clusterDir: string): Postmaster | undefined => {
  try {
    const lines = readFileSync(join(clusterDir, 'postmaster.pid'), 'utf8').split('\n');
    const pid = Number(lines[0]);
    return Number.isSafeInteger(pid) && pid > 1 ? { pid, ready: lines[7]?.trim() === 'ready' } : undefined;
  } catch {
    return undefined;
  }
};

const statOf = (pid: number): string[] => {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  } catch {
    return [];
  }
};

export const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  // A zombie has ended; only its parent has not asked yet.
  return statOf(pid)[0] !== 'Z';
};

/** When the process began, in kernel ticks since boot; tells a process from a later one with the same number. */
export const beginningOf = (pid: number): string => statOf(pid)[19] ?? '';

const commandOf = (pid: number): string => {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return '';
  }
};

const isServerOf = (pid: number, clusterDir: string): boolean =>
  isAlive(pid) && (!existsSync('/proc/self') || commandOf(pid).split('\0').includes(clusterDir));

export const waitForEnd = async (pid: number, milliseconds: number): Promise<boolean> => {
  for (const until = Date.now() + milliseconds; Date.now() < until; await pause(20)) if (!isAlive(pid)) return true;
  return !isAlive(pid);
};

/** Fast shutdown (clients are cut off, a checkpoint is written); an immediate one, which loses nothing either, when that hangs. */
export const shutDown = async (pid: number): Promise<void> => {
  for (const [signal, patience] of [
    ['SIGINT', 30_000],
    ['SIGQUIT', 10_000],
  ] as const) {
    try {
      process.kill(pid, signal);
    } catch {
      return;
    }
    if (await waitForEnd(pid, patience)) return;
  }
  throw new Error(`The database server (process ${pid}) does not stop.`);
};

/** Ends a server that a killed program left over `clusterDir`, and forgets a pid file whose number now belongs to a stranger. */
export const clearLeftover = async (clusterDir: string, onProgress: (line: string) => void): Promise<void> => {
  const left = readPostmaster(clusterDir);
  if (!left || !isAlive(left.pid)) return;
  if (!isServerOf(left.pid, clusterDir)) {
    rmSync(join(clusterDir, 'postmaster.pid'), { force: true });
    return;
  }
  onProgress('Stopping the database server that an earlier run left behind');
  // It is already stopping when the kernel told it of its program's death.
  if (!(await waitForEnd(left.pid, 1500))) await shutDown(left.pid);
};
