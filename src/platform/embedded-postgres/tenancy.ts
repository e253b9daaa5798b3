import { chownSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ServerAccount } from './account.ts';
import { beginningOf, waitForEnd } from './postmaster.ts';

type Tenant = { readonly pid: number; readonly beginning: string };

const fileOf = (dataDir: string): string => join(dataDir, 'program.json');

const tenantOf = (dataDir: string): Tenant | undefined => {
  try {
    return JSON.parse(readFileSync(fileOf(dataDir), 'utf8')) as Tenant;
  } catch {
    return undefined;
  }
};

/** Notes this process as the one that uses the folder. Refuses while another living program is noted there. */
export const claimFolder = async (dataDir: string, account: ServerAccount): Promise<void> => {
  const tenant = tenantOf(dataDir);
  const lives = tenant && beginningOf(tenant.pid) === tenant.beginning;
  // One that was just killed or told to stop gets a moment to end.
  if (lives && (tenant.pid === process.pid || !(await waitForEnd(tenant.pid, 1500))))
    throw new Error(
      `The data folder ${dataDir} is in use by a program that is running (process ${tenant.pid}). ` +
        'Stop that one first, or set DATA_DIR (and PORT) to run a second one beside it.',
    );
  const self: Tenant = { pid: process.pid, beginning: beginningOf(process.pid) };
  rmSync(fileOf(dataDir), { force: true });
  // Fails when another start came in between: then that one has the folder.
  writeFileSync(fileOf(dataDir), JSON.stringify(self), { mode: 0o600, flag: 'wx' });
  if (account) chownSync(fileOf(dataDir), account.uid, account.gid);
};

export const releaseFolder = (dataDir: string): void => {
  if (tenantOf(dataDir)?.pid === process.pid) rmSync(fileOf(dataDir), { force: true });
};
