import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import type { Secrets } from '../secrets/secrets.ts';
import { writeWhole } from './write-whole.ts';

const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const nameShape = /^[0-9a-f]{64}$/;

/**
 * Files that stay: attachments, issued papers, templates. Each lies once, encrypted, under a name made from its content with the
 * installation's key, so that the name tells nothing to who sees the folder; rows of the database hold the name.
 */
export type KeptFiles = {
  /** Writes before the row that names it; the same content gives the same name and is written once. */
  readonly keep: (bytes: Uint8Array) => Promise<string>;
  /** Throws for a missing, foreign or changed file. */
  readonly readKept: (name: string) => Promise<Buffer>;
  /** Names of files last kept before a moment: what no row names by then is an orphan of an action that failed. */
  readonly keptBefore: (moment: Date) => Promise<string[]>;
  readonly forget: (name: string) => Promise<void>;
};

const withoutFolder = (): never => {
  throw new Error('this program was opened without a folder of files: files can neither be kept nor read');
};

const touched = async (path: string): Promise<boolean> => {
  const now = new Date();
  return utimes(path, now, now).then(
    () => true,
    () => false,
  );
};

const kept = (root: string, secrets: Secrets): KeptFiles => {
  const placeOf = (name: string): string => {
    if (!nameShape.test(name)) throw new Error('the name of a kept file is not one of ours');
    return join(root, name.slice(0, 2), name);
  };
  return {
    keep: async (bytes) => {
      const name = createHmac('sha256', secrets.keyFor('kept file names')).update(bytes).digest('hex');
      const path = placeOf(name);
      // Said anew: an old orphan of the same content must not be removed between this and the row.
      if (await touched(path)) return name;
      await mkdir(join(root, name.slice(0, 2)), { recursive: true, mode: 0o700 });
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv('aes-256-gcm', secrets.keyFor('kept files'), nonce).setAAD(Buffer.from(name));
      const body = Buffer.concat([cipher.update(bytes), cipher.final()]);
      await writeWhole(path, [nonce, cipher.getAuthTag(), body]);
      return name;
    },
    readKept: async (name) => {
      const stored = await readFile(placeOf(name));
      const nonce = stored.subarray(0, NONCE_BYTES);
      const decipher = createDecipheriv('aes-256-gcm', secrets.keyFor('kept files'), nonce);
      decipher.setAAD(Buffer.from(name)).setAuthTag(stored.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
      return Buffer.concat([decipher.update(stored.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]);
    },
    keptBefore: async (moment) => {
      const names: string[] = [];
      for (const folder of await readdir(root).catch(() => []))
        for (const name of await readdir(join(root, folder)).catch(() => [])) {
          if (!nameShape.test(name)) continue;
          const { mtime } = await stat(join(root, folder, name));
          if (mtime < moment) names.push(name);
        }
      return names;
    },
    forget: (name) => rm(placeOf(name), { force: true }),
  };
};

/** The kept files under `folder`; without one every call throws. */
export const keptFiles = (folder: string | null, secrets: Secrets): KeptFiles =>
  folder === null
    ? { keep: withoutFolder, readKept: withoutFolder, keptBefore: withoutFolder, forget: withoutFolder }
    : kept(join(folder, 'kept'), secrets);
