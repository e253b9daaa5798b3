import { randomBytes } from 'node:crypto';
import { open, rename } from 'node:fs/promises';

/** Written, flushed to the disk, then renamed: what is there before the row that names it is there in whole. */
export const writeWhole = async (path: string, parts: readonly Uint8Array[]): Promise<void> => {
  // A name of its own: two that write the same content at once must not share the unfinished file.
  const unfinished = `${path}.${randomBytes(6).toString('hex')}.new`;
  const file = await open(unfinished, 'w', 0o600);
  try {
    for (const part of parts) await file.write(part);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(unfinished, path);
};
