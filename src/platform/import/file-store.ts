import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Secrets } from '../secrets/secrets.ts';
import { type KeptFiles, keptFiles } from './kept-files.ts';
import { writeWhole } from './write-whole.ts';

const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Uploaded content in pieces, each encrypted by itself under the installation's key. Writing a piece again replaces it. */
export type FileStore = KeptFiles & {
  readonly put: (uploadId: string, piece: number, bytes: Uint8Array) => Promise<void>;
  /** The pieces in order, one in memory at a time. Throws for a missing, foreign or changed piece. */
  readonly read: (uploadId: string, pieces: number) => AsyncGenerator<Buffer>;
  readonly drop: (uploadId: string) => Promise<void>;
};

const withoutFolder = (): never => {
  throw new Error('this program was opened without a folder of files: uploads can neither be kept nor read');
};

/** The store in `folder`; without one (lists of contracts, tools that take no files) every call throws. */
export const fileStore = (folder: string | null, secrets: Secrets): FileStore => {
  const kept = keptFiles(folder, secrets);
  if (folder === null) return { ...kept, put: withoutFolder, read: withoutFolder, drop: withoutFolder };
  const placeOf = (uploadId: string): string => {
    if (!uuid.test(uploadId)) throw new Error('the id of an upload is not a UUID');
    return join(folder, 'uploads', uploadId);
  };
  const boundTo = (uploadId: string, piece: number): Buffer => Buffer.from(`upload\n${uploadId}\n${piece}`);
  return {
    ...kept,
    put: async (uploadId, piece, bytes) => {
      await mkdir(placeOf(uploadId), { recursive: true, mode: 0o700 });
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv('aes-256-gcm', secrets.keyFor('uploads'), nonce).setAAD(boundTo(uploadId, piece));
      const body = Buffer.concat([cipher.update(bytes), cipher.final()]);
      await writeWhole(join(placeOf(uploadId), String(piece)), [nonce, cipher.getAuthTag(), body]);
    },
    read: async function* (uploadId, pieces) {
      const key = secrets.keyFor('uploads');
      for (let piece = 0; piece < pieces; piece++) {
        const stored = await readFile(join(placeOf(uploadId), String(piece)));
        const decipher = createDecipheriv('aes-256-gcm', key, stored.subarray(0, NONCE_BYTES));
        decipher.setAAD(boundTo(uploadId, piece)).setAuthTag(stored.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
        yield Buffer.concat([decipher.update(stored.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]);
      }
    },
    drop: (uploadId) => rm(placeOf(uploadId), { recursive: true, force: true }),
  };
};
