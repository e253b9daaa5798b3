import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isAlive, readPostmaster } from './postmaster.ts';

/** The way into the server that already runs over `dataDir` (socket folder and port), or undefined when none takes connections. */
export const findRunning = (dataDir: string): { readonly host: string; readonly port: number } | undefined => {
  const cluster = join(dataDir, 'cluster');
  const postmaster = readPostmaster(cluster);
  if (!postmaster?.ready || !isAlive(postmaster.pid)) return undefined;
  const lines = readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n');
  const host = lines[4]?.trim();
  return host ? { host, port: Number(lines[3]) } : undefined;
};
