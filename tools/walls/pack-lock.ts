import { createHash } from 'node:crypto';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { listPackPaths } from '../../src/platform/packs/load-packs.ts';
import { type Fault, textOf } from './source-files.ts';

type Lock = Readonly<Record<string, string>>;

const lockPath = 'rule-packs/lock.json';
const isPublished = (text: string): boolean => /^published:\s*true\s*$/m.test(text);

const hashes = (root: string): Lock => {
  const published = listPackPaths(join(root, 'rule-packs'))
    .map((path) => [path, textOf(root, `rule-packs/${path}/pack.yaml`)] as const)
    .filter(([, text]) => isPublished(text));
  return Object.fromEntries(published.map(([path, text]) => [path, createHash('sha256').update(text).digest('hex')]));
};

const readLock = (root: string): Lock =>
  existsSync(join(root, lockPath)) ? (JSON.parse(textOf(root, lockPath)) as Lock) : {};

/** Published packs that changed or went away since they were locked, and new ones that are not locked yet. */
export const packLockFaults = (root: string): Fault[] => {
  const now = hashes(root);
  const locked = readLock(root);
  const changed = Object.entries(locked).filter(([path, hash]) => now[path] !== hash);
  const unlocked = Object.keys(now).filter((path) => !Object.hasOwn(locked, path));
  return [
    ...changed.map(([path]) => ({
      at: `rule-packs/${path}`,
      what: 'a published pack is changed or gone: restore it and write a new one (src/platform/packs/README.md)',
    })),
    ...unlocked.map((path) => ({ at: `rule-packs/${path}`, what: 'is published but not locked: run npm run gen' })),
  ];
};

/** Adds the published packs that are new; what is locked already is never rewritten. */
export const lockNewPacks = (root: string): void => {
  const lock = Object.fromEntries(
    Object.entries({ ...hashes(root), ...readLock(root) }).sort(([a], [b]) => (a < b ? -1 : 1)),
  );
  writeFileSync(join(root, lockPath), `${JSON.stringify(lock, null, 2)}\n`);
};
